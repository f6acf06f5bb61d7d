"""A worker's desk: what is in hand, and what an act that was saved says about itself."""

import random
import string
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from amparo.casework.cases import pathway
from amparo.trust.disclosure.access import Access
from tests.casework.cases.answering import complete_answers

STEP = "first_contact"


@dataclass(frozen=True)
class Done:
    """One act that was saved: the name of its leaf, its record and version (0: it wrote none), its holder, its words."""

    act: str
    record: str
    number: int
    holder: str
    token: str = ""


@cache
def answers() -> dict[str, str]:
    """Return answers that complete the form of the first contact; reckoned once, before any fork."""
    return complete_answers(pathway.form_of(STEP), {})


TEXT = "first_needs/reason_in_words"
"""A question of that form that takes words."""


@dataclass
class Desk:
    """What one worker has in hand: who acts, who supervises, in which team, and what was made so far with its newest version."""

    by: Access
    supervisor: Access
    team: UUID
    dice: random.Random
    people: list[UUID] = field(default_factory=list)
    cases: list[UUID] = field(default_factory=list)
    numbers: dict[UUID, int] = field(default_factory=dict)
    notes: list[UUID] = field(default_factory=list)
    tasks: list[UUID] = field(default_factory=list)
    forms: list[UUID] = field(default_factory=list)

    def word(self) -> str:
        """Return a word that nobody wrote before."""
        return "".join(self.dice.choice(string.ascii_lowercase) for _ in range(14))
