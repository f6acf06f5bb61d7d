"""What stands in the way of an act: told in full to who may read the area, and to others only that something does.

The case's summary keeps for each carried area, under a name that says nothing, which acts wait for which clearances and
which clearances are given. Why stands in the area alone. Whoever cannot read an area cannot look again when general
answers change: what it cleared counts no more, and all its acts are blocked, until somebody looks again who can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from amparo import practice
from amparo.casework.cases.areas.carried import carried
from amparo.casework.cases.areas.knowledge import knowledge
from amparo.casework.cases.areas.standing import Standing, standings
from amparo.casework.cases.models import Case
from amparo.casework.cases.queries.file import CaseFile
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment, Facts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

FIELD = "gate:"
STALE = "looked_away"
"""What an act waits for while nobody who can read the area has looked since general answers changed."""


@dataclass(frozen=True)
class Slot:
    """What one area lets the others know: the clearances each act waits for, those that are given, and until when."""

    acts: Mapping[str, tuple[str, ...]]
    given: frozenset[str]
    on: str
    timed: bool
    stale: bool = False

    @property
    def counts(self) -> bool:
        """Return whether what was seen then still holds: nothing changed since, nor did the day where that matters."""
        return not self.stale and not (self.timed and self.on != clock.today().isoformat())

    def waiting(self, act: str, given: Iterable[str]) -> list[str]:
        """Return what blocks `act` here, when the clearances `given` are all there are."""
        if act not in self.acts:
            return []
        known = set(given)
        return [until for until in self.acts[act] if not (until and until in known)] + ([] if self.counts else [STALE])

    def kept(self) -> dict[str, Any]:
        """Return the slot as the summary keeps it."""
        acts = {act: list(waits) for act, waits in self.acts.items()}
        return {"acts": acts, "given": sorted(self.given), "on": self.on, "timed": self.timed, "stale": self.stale}


def slot_of(standing: Standing) -> Slot:
    """Return what an area lets the others know now."""
    timed = practice.catalogue().reads_the_day(standing.area.name)
    acts = {act: tuple(waits) for act, waits in standing.waits_for.items()}
    return Slot(acts, standing.given, clock.today().isoformat(), timed)


def slots(summary: Mapping[str, Any]) -> dict[str, Slot]:
    """Return name → slot, as a case's summary keeps them."""
    return {
        name.removeprefix(FIELD): Slot(
            {act: tuple(waits) for act, waits in kept["acts"].items()}, frozenset(kept["given"]), kept["on"],
            kept["timed"], kept["stale"],
        )
        for name, kept in summary.items()
        if name.startswith(FIELD) and kept
    }  # fmt: skip


def cleared(all_slots: Iterable[Slot]) -> frozenset[str]:
    """Return every clearance that is given now and still counts."""
    return frozenset().union(*(slot.given for slot in all_slots if slot.counts))


def in_the_way(all_slots: Mapping[str, Slot], act: str) -> int:
    """Return how many things block an act."""
    given = cleared(all_slots.values())
    return sum(len(slot.waiting(act, given)) for slot in all_slots.values())


def check(by: Access, case: Case, facts: Facts, *acts: str) -> None:
    """Raise Refusal when one of `acts` is blocked: with a way to the reasons for who may read one of them, else without.

    What `by` can read is looked at again now, whatever the summary says.
    """
    for act in acts:
        _check(by, case, facts, act)


def check_for_receiver(by: Access, case: Case, facts: Facts, act: str) -> None:
    """Raise Refusal when `act` is blocked, never with a way to the reasons: who receives a case has no page of its areas yet."""
    try:
        _check(by, case, facts, act)
    except Refusal as blocked:
        raise Refusal("cases.act_blocked_unseen") from blocked


def _check(by: Access, case: Case, facts: Facts, act: str) -> None:
    summary = gate.read(by, gate.Ask(facts, Compartment.STORY, case.pk), "case.checked").fields
    known = slots(summary)
    if not known:
        return
    mine = seen(by, case, facts) if any(act in slot.acts for slot in known.values()) else {}
    now = {**known, **{each.carried.slot: slot_of(each) for each in mine.values()}}
    if not in_the_way(now, act):
        return
    given = cleared(now.values())
    told = any(now[each.carried.slot].waiting(act, given) for each in mine.values())
    raise Refusal("cases.act_blocked" if told else "cases.act_blocked_unseen")


def seen(by: Access, case: Case, facts: Facts, act: str = "case.checked") -> dict[str, Standing]:
    """Return area → how the case stands in it, for the areas it carries that `by` may read."""
    file = CaseFile(by, case, facts, act)
    mine = carried(file)
    known = knowledge(file, [each.area for each in mine]) if mine else None
    return {each.area.name: each for each in standings(mine, known)} if known else {}
