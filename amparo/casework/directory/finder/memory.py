"""The public listings as the process keeps them: read once, and of a change only what it touched is read again.

What is kept may be a moment old. Before an entry is shown the database is asked once more whether it is still public: a
place that has just become a safe house must not be told by a process that has not heard of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from uuid import UUID

from django.db.models import Q

from amparo.casework.directory import publicity
from amparo.casework.directory.finder.entries import Entry
from amparo.casework.directory.finder.needs import needs
from amparo.casework.directory.finder.places import PlaceTree, tree
from amparo.casework.directory.finder.reading import entries
from amparo.casework.directory.models import Revision
from amparo.foundation import clock

MANY = 200
"""So many changed listings at once are no longer looked up one by one."""
MARKS = 20
"""By so many newest revisions a change is noticed: of two writers the one who began later may be done first."""


@dataclass(frozen=True)
class Memory:
    """All public listings as of the newest revisions `marks` on `day`, and by need in the order of their names."""

    marks: tuple[int, ...] = ()
    day: date = date.min
    entries: Mapping[UUID, Entry] = field(default_factory=dict)
    by_need: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    tree: PlaceTree = field(default_factory=PlaceTree)


_kept = Memory()
_reading = Lock()


def current() -> Memory:
    """Return the listings as they stand; one thread reads what changed while others wait for it."""
    global _kept
    marks = tuple(Revision.objects.order_by("-id").values_list("id", flat=True)[:MARKS])
    kept = _kept
    if (kept.marks, kept.day) == (marks, clock.today()):
        return kept
    with _reading:
        if (_kept.marks, _kept.day) != (marks, clock.today()):
            _kept = _read(_kept, marks)
        return _kept


def public_now(found: Iterable[Entry]) -> list[Entry]:
    """Return those of `found` that the database still calls public at this moment."""
    chosen = list(found)
    public = set(publicity.services().filter(pk__in=[one.service for one in chosen]).values_list("pk", flat=True))
    return [one for one in chosen if one.service in public]


def forget() -> None:
    """Forget everything, as a process that has just started."""
    global _kept
    _kept = Memory()


def _read(kept: Memory, marks: tuple[int, ...]) -> Memory:
    """Read what changed since `kept`; everything at the beginning, on a new day, and when too much changed."""
    places = tree()
    if not kept.marks or kept.day != clock.today() or kept.tree != places or len(changed := _changed(kept)) > MANY:
        return _ordered(marks, entries(places), places)
    touched = {one.service for one in kept.entries.values() if _touches(one, changed)} | _found(changed)
    held = {key: one for key, one in kept.entries.items() if key not in touched} | entries(places, touched)
    return _ordered(marks, held, places)


def _changed(kept: Memory) -> set[UUID]:
    since = kept.marks[-1] if len(kept.marks) == MARKS else 0
    newer = Revision.objects.filter(id__gt=since).exclude(id__in=kept.marks).order_by("id")
    return set(newer.values_list("record", flat=True)[: MANY + 1])


def _touches(one: Entry, changed: set[UUID]) -> bool:
    return one.service in changed or one.organization in changed or any(at.location in changed for at in one.at)


def _found(changed: set[UUID]) -> set[UUID]:
    at = Q(pk__in=changed) | Q(organization__in=changed) | Q(at_locations__location__in=changed)
    return set(publicity.services().filter(at).values_list("pk", flat=True))


def _ordered(marks: tuple[int, ...], held: Mapping[UUID, Entry], places: PlaceTree) -> Memory:
    found = dict(sorted(held.items(), key=lambda pair: (pair[1].name.casefold(), str(pair[0]))))
    by_need = {
        need: tuple(one for one in found.values() if not kinds.isdisjoint(one.kinds)) for need, kinds in needs().items()
    }
    return Memory(marks, clock.today(), found, by_need, places)
