"""Who does what, where, when, for whom (5W): services as rows that coordination reads, with HXL tags for who still uses them.

One row a service, kind of help and place. Nothing in a row is about a person served. HXL is a second heading and no more:
it is being retired (Amparo's sources, interop 4), so nothing here reads or checks it.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from amparo.exchange.xlsform.exporting import Table, write_csv, write_workbook

COLUMNS = (
    ("Organisation", "#org+name"),
    ("Kind of organisation", "#org+type"),
    ("Service", "#activity+name"),
    ("Kind of help", "#service+code"),
    ("Kind of help in words", "#service+name"),
    ("P-code", "#loc+code"),
    ("Place", "#loc+name"),
    ("Level of the place", "#meta+level"),
    ("State", "#status"),
    ("Takes referrals", "#capacity"),
    ("Checked on", "#date+reported"),
    ("Sex", "#beneficiary+sex"),
    ("From age", "#beneficiary+age+min"),
    ("To age", "#beneficiary+age+max"),
    ("Turned away", "#beneficiary+excluded"),
    ("Asks for status", "#meta+status"),
)
ABOUT = (
    "Services as their organisations and our staff told them. What nobody listed is not here, and may still exist.",
    "A service that helps in several places, or with several things, has several rows: count services by name, not rows.",
    "Protected places, such as safe houses, and services at them are left out.",
)


@dataclass(frozen=True)
class Activity:
    """One service with one kind of help in one place; every value is text, in the order of COLUMNS."""

    organization: str
    organization_kind: str
    service: str
    kind: str
    kind_words: str
    pcode: str
    place: str
    level: str
    status: str
    capacity: str
    checked_on: str
    sex: str
    minimum_age: str
    maximum_age: str
    turned_away: str
    asks_status: str


def to_csv(activities: Iterable[Activity], *, hxl: bool = False) -> str:
    """Return the rows as CSV, with `hxl` under a second heading of HXL tags."""
    return write_csv(_table(activities, hxl))


def to_xlsx(activities: Iterable[Activity], *, hxl: bool = False) -> bytes:
    """Return the rows as a workbook: a sheet of services, one that says what they are, one of what each column means."""
    about = Table("About", ("About this list",), tuple((sentence,) for sentence in ABOUT))
    dictionary = Table("Columns", ("Column", "HXL tag"), COLUMNS)
    return write_workbook(_table(activities, hxl), about, dictionary)


def _table(activities: Iterable[Activity], hxl: bool) -> Table:
    tags = (tuple(tag for _, tag in COLUMNS),) if hxl else ()
    return Table("Services", tuple(name for name, _ in COLUMNS), (*tags, *(astuple(one) for one in activities)))
