"""Takes grants away from people who may not read any more; nobody's keys are needed for that, and none is given by it."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, Tier, visible
from amparo.trust.accounts import second_lock
from amparo.trust.accounts.actors import actors_of, holders_left_since
from amparo.trust.disclosure.circles import contents
from amparo.trust.disclosure.circles.standing import Wanted, facts_of_holders, parts_of_many, wanted_of_many
from amparo.trust.vault import destroying
from amparo.trust.vault.models import Grant, RecipientKind


def let_go(user: UUID) -> None:
    """Take away every grant of a member of staff that the policy does not back any more; nobody's keys are needed."""
    with transaction.atomic(), second_lock.for_taking_keys():
        held = Grant.objects.filter(recipient_kind=RecipientKind.USER, recipient=user)
        for part in (Compartment.MATCH, Compartment.PACKET):
            if not _may_read_any(user, part):
                held.filter(compartment=part.value).update(wrapped=b"")
        if not _may_read_any(user, Compartment.FEEDBACK):
            held.filter(_opened_by_others(user), compartment=Compartment.FEEDBACK.value).update(wrapped=b"")
        loosen(set(held.values_list("holder", flat=True)))


def _may_read_any(user: UUID, part: Compartment) -> bool:
    """Return whether a role held now lets somebody read `part` of any record at all."""
    return any(len(visible(actor, Action.READ, part)) for actor in actors_of([user]).get(user, ()))


def _opened_by_others(user: UUID) -> Q:
    """Return the condition that somebody else, or escrow, still opens what a grant of `user` opens."""
    others = Grant.objects.filter(holder=OuterRef("holder"), compartment=OuterRef("compartment")).exclude(wrapped=b"")
    return Q(Exists(others.exclude(recipient=user)))


def loosen(holders: Collection[UUID]) -> None:
    """Take away the grants on `holders` of people who may not read them any more; the next act changes the keys."""
    facts = {key: each for key, each in facts_of_holders(holders).items() if each.tier is Tier.RESTRICTED}
    parts = parts_of_many(facts)
    for holder, wanted in wanted_of_many(facts.values(), parts).items():
        for part, held in parts[holder].items():
            forget(held, wanted[part])


def end_past() -> None:
    """Take away the grants of those whose time on a record ended by the clock in the last two days."""
    with transaction.atomic():
        loosen(holders_left_since(clock.now() - timedelta(days=2)))


def forget(held: list[Grant], wanted: Wanted) -> None:
    """Empty the grants of who left, but never the last that opens: a record that nobody can open helps nobody."""
    leaving = [grant for grant in held if grant.public_key not in wanted and grant.wrapped]
    staying = [grant for grant in held if grant.public_key in wanted and grant.wrapped]
    if staying or (leaving and not any(contents.under(leaving[0].holder, leaving[0].compartment))):
        emptied = Grant.objects.filter(pk__in=[grant.pk for grant in leaving]).update(wrapped=b"")
        if emptied != len(leaving):
            raise destroying.StillThere(f"{len(leaving) - emptied} grants kept their key")
