"""Keeps grants and policy in step: after each act the keys of a restricted record are wrapped to its readers and to nobody else.

Who joins gets the keys; when somebody leaves, the part gets a fresh key and all of it is sealed again. Keys are handed on
only by somebody who holds them: an administrator or the server alone can take grants away and never give one.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Facts, Tier
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure.circles import contents
from amparo.trust.disclosure.circles.loosening import forget
from amparo.trust.disclosure.circles.promises import PROMISED, promised
from amparo.trust.disclosure.circles.readers import PARTS, Readers, readers
from amparo.trust.disclosure.circles.resealing import seal_again
from amparo.trust.disclosure.circles.standing import Wanted, facts_of_holders, parts_of, wanted_of
from amparo.trust.vault import datakeys, recipients
from amparo.trust.vault.fingerprints import kept_as
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind


def settle(holders: Collection[UUID], keys: Keyring | None) -> None:
    """Bring the grants of people and cases in step with the policy as it stands, with the keys of whoever acts.

    Raises Refusal "record.nobody_left" when nobody would be left who could open what is sealed.
    """
    facts = list(facts_of_holders(holders).values())
    restricted = [each for each in facts if each.tier is Tier.RESTRICTED]
    reading = readers(restricted) if restricted else {}
    for each in facts:
        if each.tier is Tier.RESTRICTED:
            if not _waits_for_owner(each):
                _to_people(each, reading[each.record], keys)
        elif datakeys.sealed_to_people(each.record):
            _to_server(each.record, keys)


def _waits_for_owner(facts: Facts) -> bool:
    """Return whether the server keeps the keys because the owner has no key pair yet: sealing must not lock the owner out.

    It is sealed by the first act or opening after the owner has signed in.
    """
    if not facts.owner or datakeys.sealed_to_people(facts.record):
        return False
    return not recipients.users([facts.owner])


def pass_on(holders: Collection[UUID], keys: Keyring | None) -> None:
    """Let whoever opens restricted records hand their keys to colleagues who may read them and could not yet.

    Such as somebody who signed in for the first time since they were named, or who has a new key pair.
    """
    if keys:
        with transaction.atomic(), second_lock.acting_on(next(iter(holders))):
            settle(holders, keys)


def begin(facts: Facts, keys: Keyring | None) -> None:
    """Make the keys of a restricted record that is new, before the first word is sealed in it."""
    if not Grant.objects.filter(holder=facts.record).exists():
        _to_people(facts, readers([facts])[facts.record], keys)


def _to_people(facts: Facts, reading: Readers, keys: Keyring | None) -> None:
    holder, grants = facts.record, parts_of(facts.record)
    wanted_for = wanted_of(facts, reading, grants)
    for part in dict.fromkeys([*map(kept_as, PARTS), *grants]):
        held, wanted = grants.get(part, []), wanted_for(part)
        bring_in_step(holder, part, held, wanted, keys)
        if offered := promised(held):
            Grant.objects.filter(holder=holder, compartment=part, recipient__in=offered).update(reason=PROMISED)


def bring_in_step(holder: UUID, part: str, held: list[Grant], wanted: Wanted, keys: Keyring | None) -> None:
    """Wrap the key of one part to who is wanted; a fresh key where somebody left, or holds an empty grant."""
    if any(grant.public_key not in wanted or not grant.wrapped for grant in held):
        _renew(holder, part, held, wanted, keys)
    else:
        _let_in(holder, part, held, wanted, keys)


def _let_in(holder: UUID, part: str, held: list[Grant], wanted: Wanted, keys: Keyring | None) -> None:
    missing = [each for key, each in wanted.items() if key not in {grant.public_key for grant in held}]
    if not any(each.kind is RecipientKind.USER for each in missing) and not held:
        return  # a part that nobody could write in needs no key yet
    if data := datakeys.found({(holder, part)}, keys).get((holder, part)) if missing else None:
        datakeys.add(holder, part, data, missing)
    elif missing and not any(contents.under(holder, part)):
        datakeys.renew(holder, part, list(wanted.values()))


def _renew(holder: UUID, part: str, held: list[Grant], wanted: Wanted, keys: Keyring | None) -> None:
    blobs = list(contents.under(holder, part))
    if blobs and not wanted:
        raise Refusal("record.nobody_left")
    if blobs and (holder, part) not in datakeys.found({(holder, part)}, keys):
        forget(held, wanted)
        return
    seal_again(holder, part, blobs, list(wanted.values()), keys)


def _to_server(holder: UUID, keys: Keyring | None) -> None:
    for part in parts_of(holder):
        seal_again(holder, part, list(contents.under(holder, part)), None, keys)
