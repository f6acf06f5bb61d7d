"""What a decision is made from: who asks, and how things stand with one record at this moment.

Plain values only, so that a decision can be repeated from an audit leaf and tested on invented worlds. The caller
applies every end date first: a relation that has ended is simply not in the facts.
"""

from dataclasses import dataclass
from uuid import UUID

from amparo.foundation.policy.words import Compartment, Relation, Role, Tier

NOBODY: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody signed in, in one role.

    `teams` are the teams they belong to, `supervises` those they supervise; `qualifications` holds the codes of the
    area compartments they are trained for (`ct`, `cp`, `gbv`, `rr`); `lapsed` those whose proof of it has run out, which
    count on the records they carry since before, and on no other. All of it as in force now.
    """

    id: UUID
    role: Role
    agency: UUID | None = None
    teams: frozenset[UUID] = NOBODY
    supervises: frozenset[UUID] = NOBODY
    qualifications: frozenset[str] = frozenset()
    lapsed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Release:
    """One compartment opened for one person: by the owner for a data-rights request, or kept after a transfer."""

    actor: UUID
    compartment: Compartment


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How one record stands now; every set holds user ids, and empty means nobody.

    `agency` and `team` are the owner's; `author` wrote what is to be approved (unknown: nobody may approve it).
    `complained_of` is closed by the caller: the people complained of, those under them and those above them.
    `shareable` names the compartments that may leave for the recipient at hand: active consent, or vital interest
    with a second person, within an agreement where one is required. `statistics`: the person consents to them.
    `asked` are those to whom a question under seal went, whether they know the person.
    `parties` are those among whom something is sealed, one by one; `carriers` those who carried the record when the proof
    of their competence ran out.
    `planted` are those who planted the record, which is about nobody: it decides nothing and is told of.
    `person` is the portal account of the person the record is about. A person not yet on a case is a record
    whose owner is the worker who registered them.
    """

    record: UUID
    agency: UUID
    team: UUID
    tier: Tier
    owner: UUID | None = None
    author: UUID | None = None
    person: UUID | None = None
    case_team: frozenset[UUID] = NOBODY
    covering: frozenset[UUID] = NOBODY
    named_supervisors: frozenset[UUID] = NOBODY
    focal_points: frozenset[UUID] = NOBODY
    packet_recipients: frozenset[UUID] = NOBODY
    asked: frozenset[UUID] = NOBODY
    parties: frozenset[UUID] = NOBODY
    carriers: frozenset[UUID] = NOBODY
    givers: frozenset[UUID] = NOBODY
    break_glass: frozenset[UUID] = NOBODY
    conflicts: frozenset[UUID] = NOBODY
    complained_of: frozenset[UUID] = NOBODY
    planted: frozenset[UUID] = NOBODY
    releases: frozenset[Release] = frozenset()
    shareable: frozenset[Compartment] = frozenset()
    statistics: bool = False

    def named(self, relation: Relation) -> frozenset[UUID]:
        """Return who is named on the record in this relation; nobody for relations that are not by name."""
        names = {
            Relation.CASE_TEAM: self.case_team,
            Relation.COVERING: self.covering,
            Relation.NAMED_SUPERVISOR: self.named_supervisors,
            Relation.FOCAL_POINT: self.focal_points,
            Relation.RECIPIENT: self.packet_recipients,
            Relation.ASKED: self.asked,
            Relation.PARTY: self.parties,
            Relation.CARRIER: self.carriers,
            Relation.GIVER: self.givers,
            Relation.BREAK_GLASS: self.break_glass,
        }
        return names.get(relation, NOBODY)


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one question, with a stable code for the audit; screens use `public_reason` only."""

    allowed: bool
    reason: str

    @property
    def public_reason(self) -> str:
        """Return what the asker may be told: every refusal, for whatever cause, is the same `not_available`."""
        return "allowed" if self.allowed else "not_available"
