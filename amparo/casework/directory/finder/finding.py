"""Which public services fit what somebody looks for, the most useful first. Silence of a listing turns nobody away."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date, datetime

from amparo.casework.directory import fitting
from amparo.casework.directory.finder.entries import Entry
from amparo.casework.directory.finder.memory import Memory
from amparo.casework.directory.finder.needs import AGES, WITHOUT_PAPERS, Wanted
from amparo.casework.directory.freshness import oldest

FULL = "full"


def find(memory: Memory, wanted: Wanted, day: date) -> list[Entry]:
    """Return the services that fit: those that work and have room, in the place itself and lately checked, come first."""
    above = frozenset(memory.tree.above.get(wanted.place, ()))
    fits = [one for one in memory.by_need.get(wanted.need, ()) if _fits(one, wanted, above)]
    hidden, stale = oldest("hidden_after", day), oldest("stale_after", day)
    shown = [one for one in fits if one.checked_on is None or one.checked_on >= hidden]

    def rank(one: Entry) -> tuple[bool, bool, bool, bool]:
        old = one.checked_on is None or one.checked_on < stale
        return not one.works, one.capacity == FULL, wanted.place not in one.places, old

    return sorted(shown, key=rank)


def numbers(memory: Memory, need: str, codes: Collection[str]) -> dict[str, int]:
    """Return of each of the places `codes` how many services of a need are given in it, or are for its people."""
    shown, covers, found = frozenset(codes), defaultdict[str, set[str]](set), Counter[str]()
    for code in codes:
        for around in memory.tree.above.get(code, ()):
            covers[around].add(code)
    for one in memory.by_need.get(need, ()):
        found.update(shown.intersection(one.places).union(*(covers[area] for area in one.areas if area in covers)))
    return {code: found[code] for code in codes}


def _fits(one: Entry, wanted: Wanted, above: frozenset[str]) -> bool:
    return (
        _is_for(one, wanted.place, above)
        and (not wanted.language or wanted.language in one.languages)
        and (not wanted.free or one.is_free)
        and (not wanted.access or wanted.access in one.accessibility)
        and (not wanted.sex or not one.sexes or wanted.sex in one.sexes)
        and (not wanted.without_papers or WITHOUT_PAPERS not in one.turned_away)
        and (not wanted.age or _serves(one, *AGES[wanted.age]))
        and (wanted.at is None or is_open(one, wanted.at))
    )


def _is_for(one: Entry, place: str, above: frozenset[str]) -> bool:
    """Return whether a service is in a place or for its people; one that names neither, such as a telephone line, is for all."""
    nowhere = not (one.places or one.areas)
    return nowhere or not place or place in one.places or not above.isdisjoint(one.areas)


def _serves(one: Entry, youngest: int, eldest: int) -> bool:
    return (one.minimum_age or 0) <= eldest and (one.maximum_age is None or one.maximum_age >= youngest)


def is_open(one: Entry, at: datetime) -> bool:
    """Return whether a service is open at a moment of local time; one whose hours nobody wrote down is not."""
    weekday, minute = fitting.at(at)
    return one.works and any(day == weekday and opens <= minute < closes for day, opens, closes in one.opens)
