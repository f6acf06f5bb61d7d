"""Destroy a person's file: every key in one transaction, and a certificate of ids and numbers that proves it."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from amparo.casework.cases import actions as case_actions
from amparo.casework.cases import queries as cases
from amparo.casework.people import giving_up
from amparo.casework.people import queries as people
from amparo.casework.referrals import actions as referral_actions
from amparo.casework.referrals import queries as referrals
from amparo.casework.rights.kinds import Ground
from amparo.casework.rights.models import Certificate
from amparo.foundation import clock
from amparo.foundation.policy import Facts
from amparo.trust.disclosure import acting, ending

Ending = Callable[[acting.Act, Sequence[UUID]], Collection[UUID]]
"""Ends what another room keeps about people; returns what else holds sealed parts about them."""
_endings: list[Ending] = []


def register(ending: Ending) -> None:
    """Say what else ends inside the act that destroys people's files; wired in `config`."""
    if ending not in _endings:
        _endings.append(ending)


def destroy(act: acting.Act, facts: Facts, ground: Ground, *, proposed_by: UUID, anonymised: bool = False) -> UUID:
    """Inside an act that a second person decided: destroy the person's file, and return the certificate's id.

    With it go the records marked as the same person, and all their cases, offered transfers and packets of referrals.
    Consents, photos and documents are sealed under the same keys.
    """
    persons = [facts.record, *people.marked_as(act.by, facts.record)]
    holders = [*persons, *cases.holders_of(persons), *referrals.holders_of(persons)]
    referral_actions.let_go(persons, act.by.id)
    case_actions.let_go(persons)
    giving_up.let_go(act, persons)
    for let_go in _endings:
        holders += let_go(act, persons)
    gone = ending.destroy(act, holders, persons)
    new = Certificate(
        person=facts.record, agency_id=facts.agency, team_id=facts.team, tier=facts.tier.value, ground=ground,
        anonymised=anonymised, proposed_by=proposed_by, approved_by=act.by.id, made_at=clock.now(),
        unrecoverable_on=gone.unrecoverable_on,
    )  # fmt: skip
    new.text = _text(new, holders, gone)
    new.id = number_of(new.text)
    new.save(force_insert=True)
    ending.note(act, "certificate.made", new.id)
    return new.id


def number_of(text: str) -> UUID:
    """Return the number of a certificate: the first 16 bytes of the SHA-256 of its text."""
    return UUID(bytes=hashlib.sha256(text.encode()).digest()[:16])


def _text(row: Certificate, holders: list[UUID], gone: ending.Destroyed) -> str:
    keys = ", ".join(f"{part} {count}" for part, count in gone.keys.items())
    lines = [
        "Amparo certificate of destruction 1",
        f"person: {row.person}",
        f"also: {' '.join(str(key) for key in holders[1:]) or '-'}",
        f"ground: {row.ground}",
        f"anonymised: {'yes' if row.anonymised else 'no'}",
        f"records: {gone.records}",
        f"versions: {gone.versions}",
        f"keys destroyed: {keys or '-'}",
        f"proposed by: {row.proposed_by}",
        f"approved by: {row.approved_by}",
        f"at: {row.made_at.isoformat()}",
        f"last backup of the keys ends: {row.unrecoverable_on.isoformat()}",
    ]
    return "\n".join(lines) + "\n"
