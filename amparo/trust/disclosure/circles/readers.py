"""Who may read each part of a record, person by person: asked of the policy itself, so that grants can only follow it."""

from collections.abc import Collection
from uuid import UUID

from amparo.foundation.policy import AREAS, GENERAL, Action, Compartment, Facts, decide
from amparo.trust.accounts.actors import actors_of
from amparo.trust.vault import recipients
from amparo.trust.vault.recipients import Recipient

PARTS = (*GENERAL, *AREAS, Compartment.RIGHTS)
"""The compartments that a person or a case can have."""
Readers = dict[Compartment, set[UUID]]


def readers(many: Collection[Facts]) -> dict[UUID, Readers]:
    """Return record → part → the members of staff who may read it in a role they hold now."""
    actors = actors_of({user for facts in many for user in named(facts)})
    return {
        facts.record: {
            part: {
                user
                for user in named(facts)
                if any(decide(actor, Action.READ, facts, part).allowed for actor in actors.get(user, ()))
            }
            for part in PARTS
        }
        for facts in many
    }


def named(facts: Facts) -> set[UUID]:
    """Return everybody who could be let in by name; on a restricted record nobody is let in otherwise."""
    owner = {facts.owner} if facts.owner else set()
    return owner | facts.case_team | facts.covering | facts.named_supervisors


def recipients_of(users: Collection[UUID]) -> dict[UUID, Recipient]:
    """Return public key → recipient for those of `users` who have a key pair, and for escrow."""
    found = [*recipients.users(users).values(), *recipients.escrow()]
    return {each.key: each for each in found}
