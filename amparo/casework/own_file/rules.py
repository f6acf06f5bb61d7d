"""Decisions about own files on plain values: which PIN may be chosen, how far a case is, what can be rated."""

from collections.abc import Iterable
from typing import Literal

from amparo.casework.own_file.kinds import PHASES, Phase
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts

Stand = Literal["done", "now", "later"]
ROWS = ("01234567890", "09876543210", "147258369", "159357", "112233445566", "998877665544")
"""What fingers do on a keypad: counting up and down, columns, diagonals, pairs."""
OFTEN = frozenset({"123123", "123321", "121212", "696969", "101010", "202020", "520520", "131420"})
RATED = frozenset({"completed", "partly", "not_delivered", "informed"})
"""States of a referral in which the pathway asks what the person says of the service."""
FINISHED = frozenset({"complete", "waiting", "approved"})
MOST_WAITING = 20
"""Messages of one own file that may wait to be read."""


def check_pin(chosen: str, again: str, birth_year: int | None) -> str:
    """Return the digits of a PIN that somebody chose; raise Refusal when it is none, was mistyped, or is easily guessed."""
    pin = receipts.chosen_pin(chosen)
    if pin is None:
        raise Refusal("own_file.pin_digits", field="pin")
    if is_easy(pin, birth_year):
        raise Refusal("own_file.pin_easy", field="pin")
    if receipts.chosen_pin(again) != pin:
        raise Refusal("own_file.pin_again", field="pin_again")
    return pin


def is_easy(pin: str, birth_year: int | None) -> bool:
    """Return whether a PIN is one of the first that somebody would try: a row, repeats, or the person's year of birth.

    >>> [is_easy(pin, 1998) for pin in ("123456", "777777", "484848", "040398", "19980304", "582914")]
    [True, True, True, True, True, False]
    """
    if len(set(pin)) <= 2 or pin in OFTEN or any(pin in row or pin in row * 2 for row in ROWS):
        return True
    half = pin[: len(pin) // 2]
    return half * 2 == pin or _has_birth(pin, birth_year)


def _has_birth(pin: str, birth_year: int | None) -> bool:
    if birth_year is None:
        return False
    year = str(birth_year)
    return year in pin or pin.startswith(year[2:]) or pin.endswith(year[2:])


def standing(step: str) -> dict[Phase, Stand]:
    """Return each phase with whether it is done, now or later, for a case at `step`; a step nobody knows is the first."""
    order = list(PHASES)
    at = next((order.index(phase) for phase, steps in PHASES.items() if step in steps), 0)
    closed = step == "closed"
    return {
        phase: "done" if number < at or closed else "now" if number == at else "later"
        for number, phase in enumerate(order)
    }


def shown(parts: Iterable[str]) -> str:
    """Return chosen parts as a row keeps them."""
    return " ".join(sorted(set(parts)))
