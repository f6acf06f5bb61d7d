"""Do those who sit on a committee mirror the community? By sex, age, disability and every group that it says it has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from amparo.casework.communities.rules import Result, between

WOMEN = "women"
EVERYBODY = "everybody"
UNKNOWN = frozenset({"", "unknown", "declined", "age_unknown"})


@dataclass(frozen=True)
class Seats:
    """So many members of one group, sex and age."""

    group: str
    sex: str
    age: str
    number: int


@dataclass(frozen=True)
class Counting:
    """How members of a group are recognised: as sitting there for it, or by their `sex` or `age`."""

    group: str
    by: str
    codes: frozenset[str]

    def holds(self, seats: Seats) -> Result:
        """Return whether these seats are of the group."""
        said = getattr(seats, self.by)
        if seats.group == self.group or said in self.codes:
            return "yes"
        return "unknown" if said in (UNKNOWN | {EVERYBODY}) else "no"


@dataclass(frozen=True)
class Least:
    """The numbers of practice: least percent of women, least members of each group, least part of a group's share."""

    women: int
    seats: int
    part: int


@dataclass(frozen=True)
class Advice:
    """Whether a group has enough seats: how many surely, how many at most, how many it should have, of how many."""

    group: str
    result: Result
    held: int
    at_most: int
    wanted: int
    of: int


def balance(
    members: Iterable[Seats], groups: Mapping[str, int | None], counting: Mapping[str, Counting], least: Least
) -> list[Advice]:
    """Return for women, and for each of `groups` (code → percent of the community, None unknown), whether it has enough seats.

    Nobody's seat is unknown for ever: members whose sex, age or group was not said could be of the group.
    """
    seats = [one for one in members if one.number]
    whole = sum(one.number for one in seats)
    asked = [WOMEN, *(group for group in groups if group not in (WOMEN, EVERYBODY))]
    return [
        _advice(group, seats, whole, _wanted(group, groups.get(group), whole, least), counting[group])
        for group in asked
    ]


def _wanted(group: str, share: int | None, whole: int, least: Least) -> int:
    """Return how many seats a group should have: of women a fixed part of all, of others one, or a part of their share."""
    if group == WOMEN:
        return max(ceil(whole * least.women / 100), least.seats)
    if share is None:
        return least.seats
    return max(ceil(whole * share * least.part / 10_000), least.seats)


def _advice(group: str, seats: list[Seats], whole: int, wanted: int, counting: Counting) -> Advice:
    surely = sum(one.number for one in seats if counting.holds(one) == "yes")
    at_most = sum(one.number for one in seats if counting.holds(one) != "no")
    result = between(surely, at_most, wanted) if whole else "unknown"
    return Advice(group, result, surely, at_most, wanted, whole)
