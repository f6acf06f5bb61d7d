"""Keeps grants and policy in step: after each act the keys of a restricted record are wrapped to its readers and to nobody else.

Who joins gets the keys; when somebody leaves, the part gets a fresh key and all of it is sealed again. Keys are handed on
only by somebody who holds them: an administrator or the server alone can take grants away and never give one.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Facts, Tier
from amparo.trust.accounts.actors import holders_left_since
from amparo.trust.disclosure.circles import contents
from amparo.trust.disclosure.circles.promises import PROMISED, promised
from amparo.trust.disclosure.circles.readers import PARTS, Readers, readers, recipients_of
from amparo.trust.disclosure.facts import facts_of_many
from amparo.trust.disclosure.models import Holder
from amparo.trust.vault import datakeys, sealing
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind
from amparo.trust.vault.recipients import Recipient

Wanted = dict[UUID, Recipient]


def settle(holders: Collection[UUID], keys: Keyring | None) -> None:
    """Bring the grants of people and cases in step with the policy as it stands, with the keys of whoever acts.

    Raises Refusal "record.nobody_left" when nobody would be left who could open what is sealed.
    """
    facts = list(_facts(holders).values())
    restricted = [each for each in facts if each.tier is Tier.RESTRICTED]
    reading = readers(restricted) if restricted else {}
    for each in facts:
        if each.tier is Tier.RESTRICTED:
            _to_people(each, reading[each.record], keys)
        elif datakeys.sealed_to_people(each.record):
            _to_server(each.record, keys)


def begin(facts: Facts, keys: Keyring | None) -> None:
    """Make the keys of a restricted record that is new, before the first word is sealed in it."""
    if not Grant.objects.filter(holder=facts.record).exists():
        _to_people(facts, readers([facts])[facts.record], keys)


def let_go(user: UUID) -> None:
    """Take away every grant of a member of staff that the policy does not back any more; nobody's keys are needed."""
    held = Grant.objects.filter(recipient_kind=RecipientKind.USER, recipient=user)
    loosen(set(held.values_list("holder", flat=True)))


def loosen(holders: Collection[UUID]) -> None:
    """Take away the grants on `holders` of people who may not read them any more; the next act changes the keys."""
    facts = {key: each for key, each in _facts(holders).items() if each.tier is Tier.RESTRICTED}
    for holder, reading in readers(list(facts.values())).items():
        grants = _parts(holder)
        wanted = _wanted(facts[holder], reading, grants)
        for part, held in grants.items():
            _forget(held, wanted(part))


def take_in(packet: UUID, part: str, users: Collection[UUID], keys: Keyring | None) -> None:
    """Seal again, to `users` and escrow alone, what went with a transfer before its case became restricted."""
    wanted = list(recipients_of(users).values())
    _sealed_again(packet, part, list(contents.under(packet, part)), wanted, keys)


def end_past() -> None:
    """Take away the grants of those whose time on a record ended by the clock in the last two days."""
    with transaction.atomic():
        loosen(holders_left_since(clock.now() - timedelta(days=2)))


def _facts(holders: Collection[UUID]) -> dict[UUID, Facts]:
    rows: Iterable[Holder] = [row for kind in Holder.__subclasses__() for row in kind.rows.filter(pk__in=holders)]
    return facts_of_many(rows)


def _parts(holder: UUID) -> dict[str, list[Grant]]:
    found: dict[str, list[Grant]] = {}
    for grant in Grant.objects.select_for_update().filter(holder=holder):
        found.setdefault(grant.compartment, []).append(grant)
    return found


def _wanted(facts: Facts, reading: Readers, grants: dict[str, list[Grant]]) -> Callable[[str], Wanted]:
    """Return a function from a part to the keys it has to be wrapped to, which looks them up once for all parts."""
    kept_away = facts.conflicts | facts.complained_of
    users = {str(part): allowed | promised(grants.get(part, [])) - kept_away for part, allowed in reading.items()}
    known = recipients_of({user for some in users.values() for user in some})
    return lambda part: {
        key: each for key, each in known.items() if each.id is None or each.id in users.get(part, set())
    }


def _to_people(facts: Facts, reading: Readers, keys: Keyring | None) -> None:
    holder, grants = facts.record, _parts(facts.record)
    wanted_for = _wanted(facts, reading, grants)
    for part in dict.fromkeys([*map(str, PARTS), *grants]):
        held, wanted = grants.get(part, []), wanted_for(part)
        if any(grant.public_key not in wanted or not grant.wrapped for grant in held):
            _renew(holder, part, held, wanted, keys)
        else:
            _let_in(holder, part, held, wanted, keys)
        if offered := promised(held):
            Grant.objects.filter(holder=holder, compartment=part, recipient__in=offered).update(reason=PROMISED)


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
        _forget(held, wanted)
        return
    _sealed_again(holder, part, blobs, list(wanted.values()), keys)


def _sealed_again(
    holder: UUID, part: str, blobs: list[contents.Blob], wanted: list[Recipient] | None, keys: Keyring | None
) -> None:
    opened = [sealing.unseal_bytes(blob.place, blob.sealed, keys) for blob in blobs]
    data = datakeys.renew(holder, part, wanted)
    for blob, plain in zip(blobs, opened, strict=True):
        blob.keep(sealing.seal_under(data, blob.place, plain))


def _to_server(holder: UUID, keys: Keyring | None) -> None:
    for part in _parts(holder):
        _sealed_again(holder, part, list(contents.under(holder, part)), None, keys)


def _forget(held: list[Grant], wanted: Wanted) -> None:
    """Empty the grants of who left, but never the last that opens: a record that nobody can open helps nobody."""
    leaving = [grant for grant in held if grant.public_key not in wanted and grant.wrapped]
    staying = [grant for grant in held if grant.public_key in wanted and grant.wrapped]
    if staying or (leaving and not any(contents.under(leaving[0].holder, leaving[0].compartment))):
        Grant.objects.filter(pk__in=[grant.pk for grant in leaving]).update(wrapped=b"")
