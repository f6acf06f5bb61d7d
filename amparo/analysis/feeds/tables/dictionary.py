"""Tables that explain the others: every column of every table, and what codes mean in the reader's language."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from amparo import practice
from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import words
from amparo.casework.mainstreaming.rules import ANSWERS
from amparo.exchange.odata import Column, Entity, Kind, Row
from amparo.practice.counted import GROUPINGS

LISTS = tuple(dict.fromkeys((
    *(name for name in GROUPINGS.values() if name), "service_type", "organization_kind", "referral_capacity", "turned_away",
    "gap_reason", "service_rating", "community_group", "participant_age", "community_point", "plan_status", "rumour_finding",
    "site_kind", ANSWERS,
)))  # fmt: skip
"""The lists whose codes stand in tables."""


def columns_entity() -> Entity:
    """Return what the table of columns is."""
    columns = (
        words.key(),
        words.text("Table", _("Table")),
        words.text("Column", _("Column")),
        words.text("Type", _("Type of the values, or the codes that are possible")),
        Column("CanBeEmpty", Kind.TRUTH, _("Whether a value can be missing")),
        words.text("Meaning", _("What it says")),
        words.text("HxlTag", _("HXL tag")),
    )
    return Entity("Columns", _("What each column of each table is"), columns)


def codes_entity() -> Entity:
    """Return what the table of codes is."""
    columns = (
        words.key(),
        words.text("List", _("List")),
        words.text("Code", _("Code")),
        words.text("Meaning", _("What it says")),
    )
    return Entity("Codes", _("What codes mean"), columns)


def of(given: Sequence[Source]) -> tuple[Source, Source]:
    """Return the tables that explain `given`, and themselves."""

    def columns(_reader: Reader, _wanted: Sequence[str]) -> Iterator[Row]:
        for table in (*(one.entity() for one in given), columns_entity(), codes_entity()):
            for place, column in enumerate(table.columns, 1):
                kind = " ".join(column.enum.members) if column.enum else column.kind.value
                yield {
                    "Id": f"{table.name}.{place:02}", "Table": table.name, "Column": column.name, "Type": kind,
                    "CanBeEmpty": column.empty, "Meaning": column.about, "HxlTag": column.hxl,
                }  # fmt: skip

    return Source("Columns", columns_entity, _one, columns), Source("Codes", codes_entity, _one, _codes)


def _one(_reader: Reader) -> list[str]:
    return [""]


def _codes(reader: Reader, _wanted: Sequence[str]) -> Iterator[Row]:
    catalogue = practice.catalogue()
    for name in LISTS:
        for code in catalogue.lists[name]:
            said = catalogue.label(name, code.code, reader.access.language)
            yield {"Id": f"{name}.{code.code}", "List": name, "Code": code.code, "Meaning": said}
