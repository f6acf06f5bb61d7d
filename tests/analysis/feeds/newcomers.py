"""Somebody who looks at every view before and after one came, or left, and says who that was."""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import numpy as np

from amparo.analysis.indicators.company import in_company
from amparo.analysis.indicators.company.adding import name
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation import clock
from amparo.foundation.counting import Codes, Counted
from amparo.foundation.privacy import BATCH, Draw, draw_of
from amparo.practice.counted import LAYOUT
from amparo.practice.indicators import Indicator
from amparo.trust.projections.statistics import Released, made
from tests.analysis.feeds.attacking import going_further
from tests.analysis.feeds.knowing import WHOSE, Known, Shown, changed, shown
from tests.analysis.feeds.worlds import GROUPS, KINDS, OF_SERVICES, TODAY, a_case
from tests.analysis.indicators.making import at

PERIODS = [holding(TODAY, span) for span in (Span.MONTH, Span.QUARTER, Span.YEAR)]
NOW = at(TODAY.isoformat())
RELEASES = 12
"""So often figures are released until the next invented caseload."""


def key(number: int) -> Draw:
    """Return the draw of one of 250 keys that the attacker does not have."""
    return draw_of(lambda name: hashlib.blake2b(name.encode(), key=bytes([number % 250 + 1])).digest())


@dataclass
class World:
    """An invented caseload with what was released of it; where it is not `guarded`, in batches of ten cases and no more."""

    counted: list[Counted]
    guarded: bool = True
    codes: Codes = field(default_factory=Codes)
    released: Released | None = None

    def release(self, changed: Iterable[UUID] = ()) -> Released:
        """Release what is known now; `changed` are the cases of which something is new, or that are gone."""
        ids, before = set(changed), self.released
        if before is None:
            self.released = Released(made(LAYOUT, self.counted, self.codes), NOW, 0, b"")
        else:
            table = before.table.with_changes(ids, [case for case in self.counted if case.case in ids])
            told = in_company(before, table, ids, NOW) if self.guarded else {}
            self.released = Released(table, NOW, 0, b"", told)
        return self.released


@dataclass
class Onlooker:
    """Who looks at every view after each release, and names those who came or left as soon as they count in any."""

    watched: Sequence[Indicator]
    draw: Draw
    exact: bool = False
    views: list[Shown] = field(default_factory=list)
    waiting: list[tuple[Counted, int]] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=lambda: defaultdict(Known))

    def look(self, released: Released, came: Iterable[Counted] = ()) -> None:
        """Look once more, after these people `came` or left; name those who count now."""
        self.waiting += [(case, len(self.views) - 1) for case in came]
        self.views.append(shown(released, self.watched, self.draw, KINDS, PERIODS, self.exact))
        counts = [each for each in self.waiting if is_told(released, each[0], self.watched)]
        self.waiting = [each for each in self.waiting if each not in counts]
        seen = {since: changed(self.views[since], self.views[-1], KINDS) for _case, since in counts}
        for choice in next(iter(seen.values()), ()):
            self.known[choice].judge([(seen[since][choice], case.values) for case, since in counts], GROUPS)


def newcomers(
    tries: int,
    *,
    share: float,
    many: int,
    guarded: bool = True,
    exact: bool = False,
    lively: bool = False,
    seed: int = 11,
) -> Mapping[str, Known]:
    """Return of how many newcomers the whole record is known by comparing every view before they came and when they counted.

    The attacker takes a kind of groups for known where just one group changed in any view of the month, of the quarter or of
    the year; a record is known whole where each kind is, and rightly. Of ten cases that changed a `share` are new, of the
    others somebody was visited or their case was closed. Of newcomers who are not `lively` only the first action is known.
    Returned by the views that were looked at.
    """
    chance, found, tried, number = random.Random(seed), defaultdict[str, Known](Known), 0, 0
    with clock.fixed(NOW):
        watched = _moved([_newcomer(chance, place, lively=lively) for place in range(40)])
        while tried < tries:
            number += 1
            world = World([a_case(chance, place, WHOSE) for place in range(many)], guarded)
            onlooker = Onlooker(watched, key(number), exact)
            onlooker.look(world.release())
            for _ in range(RELEASES):
                new, others = happened(chance, world.counted, share, lively)
                onlooker.look(world.release([case.case for case in (*new, *others)]), new)
            for choice, known in onlooker.known.items():
                found[choice] += known
            tried = max((each.tries for each in found.values()), default=0)
    return found


def leavers(tries: int, *, many: int, guarded: bool = True, exact: bool = False, seed: int = 13) -> Mapping[str, Known]:
    """Return of how many who left the whole record is known by comparing every view before and after."""
    chance, found = random.Random(seed), defaultdict[str, Known](Known)
    with clock.fixed(NOW):
        for number in range(tries):
            world = World([a_case(chance, place, WHOSE) for place in range(many)], guarded)
            gone = chance.choice(world.counted)
            onlooker = Onlooker(_moved([gone]), key(number), exact)
            onlooker.look(world.release())
            world.counted.remove(gone)
            onlooker.look(world.release([gone.case]), [gone])
            for choice, known in onlooker.known.items():
                found[choice] += known
    return found


def happened(
    chance: random.Random, counted: list[Counted], share: float, lively: bool
) -> tuple[list[Counted], list[Counted]]:
    """Let ten cases change in `counted`; return the new ones, a `share` of them, and the others."""
    many = sum(chance.random() < share for _ in range(BATCH))
    some = [_newcomer(chance, len(counted) + place, lively=lively) for place in range(many)]
    others = []
    for place in chance.sample(range(len(counted)), BATCH - len(some)):
        counted[place] = _went_on(chance, counted[place])
        others.append(counted[place])
    counted += some
    return some, others


def _went_on(chance: random.Random, case: Counted) -> Counted:
    work = case.rows["work"][-1]
    if not work.get("ended") and chance.random() < 0.4:
        ended = {"ended": TODAY, "lasted": "up_to_3_months", "closure_reason": "moved"}
        return replace(case, rows={**case.rows, "work": [*case.rows["work"][:-1], {**work, **ended}]})
    visit = {"done": TODAY, **{name: chance.choice(("yes", "no")) for name in OF_SERVICES}}
    return replace(case, rows={**case.rows, "follow_up": [*case.rows.get("follow_up", ()), visit]})


def _newcomer(chance: random.Random, number: int, *, lively: bool) -> Counted:
    day = TODAY - timedelta(days=chance.randrange(20))
    case = a_case(chance, number + 100_000, WHOSE, started=day)
    rows: dict[str, list[dict[str, Any]]] = {
        "work": [{"started": day, "again": "no"}],
        "clock": [{"step": "first_action", "due": day, "in_time": "yes"}],
    }
    return case if lively else replace(case, rows=rows)


def is_told(released: Released, case: Counted, watched: Sequence[Indicator]) -> bool:
    """Return whether somebody new stands in any figure."""
    person = case.values["person"].int >> 64
    for one in watched:
        for period in PERIODS:
            told = {each[0]: each[1] for each in released.company.get(name(WHOSE, one, period), ())}
            if told.get(person, True):
                return True
    return False


def _moved(some: Sequence[Counted]) -> list[Indicator]:
    """Return the indicators that these people can move at all; all others show the same before and after.

    Open cases are left out where there are others: who is visited or closed moves them, too, and blurs who came.
    """
    table = made(LAYOUT, some, Codes())
    scope = np.ones(len(some), dtype=bool)
    return [
        one for one in going_further(table) if one.id != "cases_active"
        and any(len(Reckoning(one, table, TODAY, scope, TODAY).chosen(period)[0]) for period in PERIODS)
    ]  # fmt: skip
