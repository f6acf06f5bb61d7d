"""How things stand with records: their facts, the grants of each part, and to which keys each part has to be wrapped."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from amparo.foundation.policy import Facts
from amparo.trust.disclosure.circles.promises import promised
from amparo.trust.disclosure.circles.readers import Readers, readers, recipients_of
from amparo.trust.disclosure.facts import facts_of_many
from amparo.trust.disclosure.models import Holder
from amparo.trust.vault.fingerprints import kept_as
from amparo.trust.vault.models import Grant
from amparo.trust.vault.recipients import Recipient

Wanted = dict[UUID, Recipient]
Parts = dict[str, list[Grant]]


def facts_of_holders(holders: Collection[UUID]) -> dict[UUID, Facts]:
    """Return the facts of people and cases, by id."""
    rows: Iterable[Holder] = [row for kind in Holder.__subclasses__() for row in kind.rows.filter(pk__in=holders)]
    return facts_of_many(rows)


def parts_of(holder: UUID) -> Parts:
    """Return part → the grants of a record, kept from change by others until the transaction ends."""
    return parts_of_many([holder])[holder]


def parts_of_many(holders: Collection[UUID]) -> dict[UUID, Parts]:
    """Return record → part → its grants, kept from change by others until the transaction ends."""
    found: dict[UUID, Parts] = {holder: {} for holder in holders}
    for grant in Grant.objects.select_for_update().filter(holder__in=holders).order_by("pk"):
        found[grant.holder].setdefault(grant.compartment, []).append(grant)
    return found


def wanted_of_many(many: Collection[Facts], parts: Mapping[UUID, Parts]) -> dict[UUID, dict[str, Wanted]]:
    """Return record → part → the keys it has to be wrapped to; readers and their keys are looked up once for all."""
    reading = readers(many)
    users = {each.record: _users(each, reading[each.record], parts[each.record]) for each in many}
    known = recipients_of({user for of_parts in users.values() for some in of_parts.values() for user in some})
    return {
        record: {
            part: {key: each for key, each in known.items() if each.id is None or each.id in some}
            for part, some in of_parts.items()
        }
        for record, of_parts in users.items()
    }


def _users(facts: Facts, reading: Readers, grants: Parts) -> dict[str, set[UUID]]:
    """Return part → whom the policy lets read it, and to whom it is promised; for every part that there can be or is."""
    kept_away = facts.conflicts | facts.complained_of
    of_parts = {kept_as(part): allowed for part, allowed in reading.items()}
    users = {part: allowed | promised(grants.get(part, [])) - kept_away for part, allowed in of_parts.items()}
    return {**{part: set() for part in grants}, **users}
