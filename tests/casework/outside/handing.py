"""What tests of sealed pages have in common: Alma's referral to somebody without an account, and the way to its page."""

from typing import Any
from uuid import UUID

import pytest

from amparo.casework.outside import answering, opening
from amparo.casework.outside.handing import Way
from amparo.casework.referrals import actions
from amparo.foundation.errors import Refusal
from tests.casework.referrals.sending import Scene, scene
from tests.cast import Cast

TO = "Eyob at the reception"


def sent(cast: Cast, **more: Any) -> tuple[Scene, UUID]:
    """Let Alma send a referral outside; return where it comes from and its id."""
    found = scene(cast)
    return found, found.send(cast, **{"addressee": None, "to": TO, **more})


def handed(cast: Cast, **more: Any) -> tuple[Scene, UUID, Way]:
    """Let Alma send a referral and make its page; return where it comes from, its id and the way to the page."""
    found, one = sent(cast, **more)
    return found, one, actions.hand_over(by=cast.alma, referral=one)


def enter(way: Way, code: str = "") -> opening.Reader:
    """Come with link and code."""
    return opening.enter(token=way.token, code=code or way.code)


def refused(way: Way, code: str = "") -> str:
    """Return why a page does not open."""
    with pytest.raises(Refusal) as caught:
        enter(way, code)
    return caught.value.code


def reads(way: Way) -> dict[str, Any]:
    """Return what a page says first."""
    said: dict[str, Any] = opening.show(enter(way))[0].said
    return said


def does(way: Way, kind: str, **more: Any) -> None:
    """Answer on a page, and let the house take it in."""
    answering.answer(enter(way), kind, **more)
    actions.take_in()
