"""The packet of a referral: sealed to people whatever the tier of its case, and always to those whom the policy lets read it."""

from uuid import UUID

from django.db import transaction

from amparo.foundation.policy import Action, Compartment, Facts, decide
from amparo.trust.accounts import second_lock
from amparo.trust.accounts.actors import actors_of
from amparo.trust.disclosure.circles.loosening import forget
from amparo.trust.disclosure.circles.promises import packet
from amparo.trust.disclosure.circles.readers import named, recipients_of
from amparo.trust.disclosure.circles.settling import bring_in_step
from amparo.trust.disclosure.circles.standing import parts_of
from amparo.trust.vault import recipients
from amparo.trust.vault.keyring import Keyring

PART = Compartment.PACKET


def begin_packet(facts: Facts) -> set[UUID]:
    """Make the key of a new packet before the first word is sealed in it; return those of its readers who can open it."""
    reading = packet_readers(facts)
    packet(facts.record, PART, reading)
    return set(recipients.users(reading))


def settle_packet(facts: Facts, keys: Keyring | None) -> None:
    """Bring the grants of a packet in step with the policy as it stands, with the keys of whoever acts or opens.

    Without keys grants are only taken away, and never the last that opens it.
    """
    held, wanted = parts_of(facts.record).get(PART, []), recipients_of(packet_readers(facts))
    if wanted:
        bring_in_step(facts.record, PART, held, wanted, keys)
    else:
        forget(held, wanted)


def pass_packet_on(facts: Facts, keys: Keyring | None) -> None:
    """Let whoever opens a packet hand its key to others who may read it and could not yet."""
    if keys:
        with transaction.atomic(), second_lock.acting_on(facts.record):
            settle_packet(facts, keys)


def packet_readers(facts: Facts) -> set[UUID]:
    """Return who may read a packet in a role they hold now: those who work on the case, and its addressee."""
    users = named(facts) | facts.packet_recipients
    actors = actors_of(users)
    return {
        user for user in users if any(decide(actor, Action.READ, facts, PART).allowed for actor in actors.get(user, ()))
    }
