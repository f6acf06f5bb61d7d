"""What the index may know of a person, and what it answers with: plain values, whose repr shows no name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from amparo.foundation.linkage.persons import Reason

People = frozenset[UUID]
Tiers = frozenset[str]
Allowed = Callable[[Sequence[UUID]], set[UUID]]
"""Takes people in rank order and returns those that may be shown; the authority is the database, not the index."""


@dataclass(frozen=True, slots=True, repr=False)
class Features:
    """What the index may know of one person.

    `names` are all writings of the name, each whole; `identifiers` are written `kind:value` or plain, and those of a
    kind that a household shares (phone, address, household, email) weigh little; `group` is the responsible team.
    """

    names: tuple[str, ...]
    identifiers: tuple[str, ...]
    birth_year: int | None
    sex: str | None
    group: UUID
    tier: str


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One person found: `score` 0.0 to 1.0 orders them, `why` holds the words of the names that matched, as folded.

    `reasons` say the same with codes (name, identifier, birth_year, birth_year_near, sex, shared_contact,
    perhaps_household). `foundation.linkage.spans(name, frozenset(why))` tells where to highlight.
    """

    person: UUID
    score: float
    why: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts over the register, exact: whoever shows them protects small numbers first."""

    total: int = 0
    by_group: dict[UUID, int] = field(default_factory=dict)
    by_sex: dict[str, int] = field(default_factory=dict)
    by_birth_year: dict[int | None, int] = field(default_factory=dict)
    by_tier: dict[str, int] = field(default_factory=dict)
