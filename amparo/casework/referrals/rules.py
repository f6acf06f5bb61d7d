"""Pure thought about referrals: what a packet holds, what to be careful about, and which counts may be shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from amparo import practice
from amparo.casework.consent.rules import NAMED, Use
from amparo.foundation.policy import Compartment
from amparo.foundation.privacy import Draw, Guard, alone
from amparo.practice.numbers import limits

AREA = "referral"
PURPOSE = "referral"
WORDS = ("asked_for", "background", "goals")
"""What the worker writes for this referral; every other field of a packet stands in the person's record."""
STORY = frozenset({"story", "plan"})
Table = Mapping[str, frozenset[str]]


@cache
def table() -> Table:
    """Return field → the groups of data whose consent lets it leave, as practice says; what is not in it leaves never."""
    listed = practice.catalogue().lists["packet_field"]
    return {code.code: frozenset(code.extra["groups"].split()) for code in listed}


def groups() -> tuple[str, ...]:
    """Return the groups of data that a packet can hold, in the order of the list of groups."""
    sent = frozenset().union(*table().values())
    return tuple(code.code for code in practice.catalogue().lists["data_group"] if code.code in sent)


def packet_of(fields: Mapping[str, Any], groups: Collection[str], of: Table) -> dict[str, Any]:
    """Return what leaves: the fields of `groups` as the table `of` has them, and nothing else."""
    agreed = frozenset(groups)
    return {name: fields[name] for name in of if fields.get(name) and agreed & of[name]}


def use(groups: Collection[str], organization: str) -> Use:
    """Return the use of data that a referral to an organisation is, for consent."""
    return Use(PURPOSE, NAMED, frozenset(groups), organization)


def compartments(groups: Collection[str]) -> frozenset[Compartment]:
    """Return the parts of the person's file and the case that these groups of data are taken from."""
    taken = {Compartment.IDENTITY} | ({Compartment.STORY} if STORY & frozenset(groups) else set())
    return frozenset(taken)


@dataclass(frozen=True)
class Listing:
    """What a listing says that a sender has to weigh; `checked_for_days` is None where nobody ever checked it.

    `trained` for survivors of violence, where its kind of help asks for that.
    """

    checked_for_days: int | None
    stale_after: int
    capacity: str
    reports: str
    asks_status: str
    trained: str = "yes"


def warnings(listing: Listing, *, urgent: bool) -> tuple[str, ...]:
    """Return codes of what to be careful about before sending; they advise, the worker decides.

    What a service passes to authorities is said of everybody's referral: nobody has to have told us their status.
    """
    checked, found = listing.checked_for_days, []
    if checked is None or checked > listing.stale_after:
        found.append("never_checked" if checked is None else "stale")
    if listing.capacity in ("full", "limited"):
        found.append(f"capacity_{listing.capacity}")
    if listing.reports != "no":
        found.append("reports_to_authorities" if listing.reports == "yes" else "reports_unknown")
    if listing.asks_status == "yes":
        found.append("asks_status")
    if listing.trained != "yes":
        found.append("not_trained")
    return (*found, "call_first") if urgent else tuple(found)


def small_count(day: date) -> int:
    """Return below how many records no number is shown, by the parameter in force on `day`."""
    return limits.limit(AREA, "limits", "small_count", day, ("records",)).amount


@dataclass(frozen=True)
class Count:
    """A count that may be shown: rounded to a multiple of `limit`, or None where there are fewer than that."""

    number: int | None
    limit: int


def protected(name: str, count: int, limit: int, draw: Draw) -> Count:
    """Return a count as it may be shown; the same `name` is rounded the same way wherever and whenever it is asked for.

    >>> protected("x", 12, 5, lambda _: 0.0).number, protected("x", 4, 5, lambda _: 0.0).number
    (15, None)
    """
    return Count(alone(name, count, Guard(limit, limit, draw)), limit)


BANDS = {
    "within_a_day": timedelta(days=1),
    "within_three_days": timedelta(days=3),
    "within_two_weeks": timedelta(days=14),
}
LATER = "later"


def band(waited: timedelta) -> str:
    """Return how long an answer took, coarsely.

    >>> band(timedelta(hours=20))
    'within_a_day'
    """
    return next((name for name, span in BANDS.items() if waited <= span), LATER)
