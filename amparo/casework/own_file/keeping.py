"""Keep an own file as it should stand: sealed to whom the policy lets read what the person says, and up to date.

What the person sees is sealed to a public key, so nobody needs code or PIN for that, and nobody else can read it back.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from amparo.casework.cases import queries as cases
from amparo.casework.own_file.composing import Told, compose
from amparo.casework.own_file.models import Key, Message, OwnFile
from amparo.casework.people import queries as people
from amparo.casework.referrals import queries as referrals
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, Facts, Role, decide
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts.actors import actors_of
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.letters import receipts

RIGHTS, OWN_FILE = Compartment.RIGHTS, Compartment.OWN_FILE
STEP = 4096
"""What is sealed for the person grows by so many bytes, so that its size does not tell what is in it."""
STAFF = (Role.CASE_WORKER, Role.SUPERVISOR)


def live() -> QuerySet[OwnFile]:
    """Return the own files that were not ended."""
    found: QuerySet[OwnFile] = OwnFile.rows.filter(ended_at=None)
    return found


def in_reach(access: Access, action: Action = Action.READ) -> QuerySet[OwnFile]:
    """Return the own files of people on whose data rights `access` may do `action`, as a member of staff on cases."""
    if access.role not in STAFF:
        return live().none()
    return live().filter(person__in=people.in_reach(access, action, RIGHTS).values("pk"))


def readers(facts: Facts) -> set[UUID]:
    """Return who reads what the person says: who works on the case or leads it, and may read their data rights."""
    named = facts.case_team | facts.covering | facts.named_supervisors | accounts.supervisors_of(facts.team)
    users = named | ({facts.owner} if facts.owner else set())
    actors = actors_of(users)
    return {
        user
        for user in users
        if any(decide(actor, Action.READ, facts, RIGHTS).allowed for actor in actors.get(user, ()))
    }


def settle(rows: Sequence[OwnFile], facts: dict[UUID, Facts], by: Access | None) -> None:
    """Bring in step to whose public keys the public door seals, and who opens what waits there.

    Where nobody acts (the house, by the clock) nobody is let in to what waits; who left is kept out all the same.
    """
    for row in rows:
        reading = readers(facts[row.person])
        wanted = {key for _, key in parcels.keys_of(reading)}
        standing = Key.rows.filter(own_file=row)
        held = set(standing.values_list("key", flat=True))
        if held - wanted:
            standing.exclude(key__in=wanted).delete()
        Key.rows.bulk_create([Key(own_file=row, key=key) for key in sorted(wanted - held)])
        waiting = Message.rows.filter(own_file=row, admitted_at=None).order_by("at", "pk")
        sealed = [Parcel(key, blob) for key, blob in waiting.values_list("pk", "sealed")]
        for each in parcels.settle(sealed, reading, by.keys if by else None, OWN_FILE):
            Message.rows.filter(pk=each.id).update(sealed=each.sealed)


def keep_in_step() -> None:
    """Let the public door seal to who reads it now; for the house, by the clock."""
    rows = list(live().order_by("pk"))
    facts = people.facts_of([row.person for row in rows])
    with transaction.atomic():
        settle([row for row in rows if row.person in facts], facts, None)


def bring_up_to_date(by: Access, row: OwnFile) -> bool:
    """Compose anew what the person sees, with what `by` may read; return False where they may not read the case."""
    told = compose(by, row.person, frozenset(row.parts.split()))
    if told is None:
        return False
    with transaction.atomic():
        entry = audit.Entry(by.id, by.role, "own_file.updated", row.person, row.pk, OWN_FILE)
        audit.append([entry])
        seal(row, told)
    return True


def seal(row: OwnFile, told: Told) -> None:
    """Seal what the person sees so that code and PIN alone open it."""
    now = clock.now()
    extract = receipts.seal_to(row.pk, row.public, row.pk, told, STEP)
    OwnFile.rows.filter(pk=row.pk).update(extract=extract, as_of=now)


def concerned(holder: UUID) -> QuerySet[OwnFile]:
    """Return the own file that an act on a person, a case or the packet of a referral concerns."""
    whose = Q(person=holder) | Q(person__in=cases.person_of(holder)) | Q(person__in=referrals.person_of(holder))
    return live().filter(whose)
