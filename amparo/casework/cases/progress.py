"""How far a case is: read from the states of its forms, which stand in the clear."""

from collections.abc import Iterable
from uuid import UUID

from amparo.casework.cases import clocks, pathway, rules
from amparo.casework.cases.models import Case, Entry, EntryKind, EntryStatus
from amparo.foundation import clock

AFTER = {"assessment": ("plan",), "plan": ("follow_up", "review"), "follow_up": ("follow_up",), "review": ("review",)}


def newest_forms(case: UUID) -> dict[str, Entry]:
    """Return step → its newest form entry that was not cancelled."""
    rows = Entry.rows.filter(case=case, kind=EntryKind.FORM).exclude(status=EntryStatus.CANCELLED)
    return newest(rows.order_by("created_at"))


def newest(forms: Iterable[Entry]) -> dict[str, Entry]:
    """Return step → the newest of `forms`, which come in the order in which they were made."""
    return {row.step: row for row in forms if row.step}


def achieved(case: UUID) -> frozenset[str]:
    """Return what the case's newest forms have achieved, in the words of the pathway's needs."""
    done: frozenset[str] = frozenset()
    for step, row in newest_forms(case).items():
        done |= rules.done(step, row.status)
    return done


def advance(case: Case) -> None:
    """Move the case on where the way is straight and everything needed is done."""
    following = rules.automatic(pathway.moves(), case.step, achieved(case.pk))
    if following:
        go(case, following)


def go(case: Case, step: str) -> None:
    """Put the case at `step`."""
    case.step = step
    Case.rows.filter(pk=case.pk).update(step=step)


def step_done(case: Case, step: str, risk_level: str) -> None:
    """Meet the clock of a step that is finished, start those that follow from it, and move the case on where it can."""
    clocks.meet(case, step, "first_action")
    for following in AFTER.get(step, ()):
        clocks.start(case, following, risk_level, clock.now())
    advance(case)
