"""Come back with a code and a PIN: one answer and one time for all that is wrong, a growing delay, and then only staff helps.

What codes lead to stands in tables of other rooms; they share this, so that guessing is as hopeless at every door.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NoReturn
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import report_lock
from amparo.trust.letters import receipts
from amparo.trust.letters.receipts import Keyring

FREE, LAST = 5, 10
"""Wrong codes after which a delay begins, and after which only staff can help."""
FIRST_DELAY = timedelta(minutes=1)
COLUMNS = ("id", "finder", "salt", "verifier", "shut", "public", "wrong", "wait_until", "locked_at")
NOBODYS = UUID(int=0)


def delay_after(wrong: int) -> timedelta | None:
    """Return how long nobody may try a code after so many wrong PINs; None: not any more, staff has to help."""
    if wrong >= LAST:
        return None
    return FIRST_DELAY * 4 ** (wrong - FREE) if wrong >= FREE else timedelta()


@dataclass(frozen=True)
class Door:
    """Where codes are tried: rows with COLUMNS, what else is read of them, and under which codes a problem is told."""

    rows: Callable[[], QuerySet[Any]]
    shown: tuple[str, ...]
    wrong: str
    wait: str
    locked: str

    def find(self, finder: str) -> QuerySet[Any]:
        """Return the one row that a code leads to, as far as the public process reads it."""
        return self.rows().only(*COLUMNS, *self.shown).filter(finder=finder)


def enter(door: Door, number: str, pin: str) -> tuple[Any, Keyring]:
    """Return what code and PIN lead to and the key they open; one answer, after one time, for all that is wrong.

    Raises Refusal with the door's own codes: wrong, wait after several wrong PINs, locked after too many.
    """
    finder = receipts.finder(number)
    with transaction.atomic(), report_lock.coming_back(finder):
        row = door.find(finder).first()
    kept = receipts.Kept(row.finder, row.salt, row.verifier, bytes(row.shut), bytes(row.public)) if row else None
    keys = receipts.opened(row.pk if row else NOBODYS, kept, number, pin)  # slow: while nothing is locked
    if row is None:
        raise Refusal(door.wrong)
    return (_judged(door, finder, right=True), keys) if keys else _turn_away(door, finder)


def _turn_away(door: Door, finder: str) -> NoReturn:
    """Count a wrong PIN, and say no more of it than of a code that is not there."""
    _judged(door, finder, right=False)
    raise Refusal(door.wrong)


def _judged(door: Door, finder: str, *, right: bool) -> Any:
    """Return the row of a right PIN that may be tried now; count a wrong one. Tries at the same moment count one by one."""
    with transaction.atomic(), report_lock.coming_back(finder):
        row = door.find(finder).select_for_update().first()
        if row is None:  # it was ended while the key was computed
            raise Refusal(door.wrong)
        held_up = _held_up(door, row)
        if not held_up:
            door.rows().filter(pk=row.pk).update(
                **({"wrong": 0, "wait_until": None} if right else _counted(row.wrong + 1))
            )
    if held_up:
        raise Refusal(held_up)
    return row


def _held_up(door: Door, row: Any) -> str:
    """Return why a code cannot be tried now, whatever the PIN is."""
    if row.locked_at:
        return door.locked
    return door.wait if row.wait_until and row.wait_until > clock.now() else ""


def _counted(wrong: int) -> dict[str, Any]:
    delay, now = delay_after(wrong), clock.now()
    return {"wrong": wrong, "wait_until": now + delay if delay else None, "locked_at": now if delay is None else None}
