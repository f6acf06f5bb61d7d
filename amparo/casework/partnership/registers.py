"""Which registers there are: a list of practice, each code with the form that its records fill."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from amparo import practice
from amparo.foundation.codelists import read_date
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form
from amparo.trust.disclosure.gate import NOT_THERE

AREA, LIST = "partnership", "register"
AGREEMENT = "agreement"


@dataclass(frozen=True)
class Register:
    """One register: its code, where its records say what they are called and when to look again, and what they are about.

    `shown` are the answers that a list of its records shows, `cites` says whether they rest on evidence.
    """

    code: str
    title: str
    next: str
    about_organization: bool
    shown: tuple[str, ...] = ()
    cites: bool = False

    @property
    def form(self) -> Form:
        """Return the form as it is asked today."""
        return practice.catalogue().form(f"{AREA}/{self.code}")

    def called(self, answers: Mapping[str, str]) -> str:
        """Return what a record is called."""
        return answers.get(self.title, "")

    def look_again_on(self, answers: Mapping[str, str]) -> date | None:
        """Return the day by which somebody has to look at a record again."""
        return read_date(answers.get(self.next, ""))


@cache
def registers() -> Mapping[str, Register]:
    """Return every register by its code, in the order of the list."""
    listed = practice.catalogue().lists[LIST]
    return {
        one.code: Register(
            one.code, one.extra["title"], one.extra["next"], one.extra["about"] == "organization",
            tuple(one.extra.get("shown", "").split()), one.extra.get("cites") == "yes",
        )
        for one in listed
    }  # fmt: skip


def register(code: str) -> Register:
    """Return a register; raise "not there" when there is none of that code."""
    found = registers().get(code)
    if found is None:
        raise Refusal(NOT_THERE)
    return found
