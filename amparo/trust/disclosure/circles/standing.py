"""How things stand with records: their facts, the grants of each part, and to which keys each part has to be wrapped."""

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from amparo.foundation.policy import Facts
from amparo.trust.disclosure.circles.promises import promised
from amparo.trust.disclosure.circles.readers import Readers, recipients_of
from amparo.trust.disclosure.facts import facts_of_many
from amparo.trust.disclosure.models import Holder
from amparo.trust.vault.fingerprints import kept_as
from amparo.trust.vault.models import Grant
from amparo.trust.vault.recipients import Recipient

Wanted = dict[UUID, Recipient]


def facts_of_holders(holders: Collection[UUID]) -> dict[UUID, Facts]:
    """Return the facts of people and cases, by id."""
    rows: Iterable[Holder] = [row for kind in Holder.__subclasses__() for row in kind.rows.filter(pk__in=holders)]
    return facts_of_many(rows)


def parts_of(holder: UUID) -> dict[str, list[Grant]]:
    """Return part → the grants of a record, kept from change by others until the transaction ends."""
    found: dict[str, list[Grant]] = {}
    for grant in Grant.objects.select_for_update().filter(holder=holder):
        found.setdefault(grant.compartment, []).append(grant)
    return found


def wanted_of(facts: Facts, reading: Readers, grants: dict[str, list[Grant]]) -> Callable[[str], Wanted]:
    """Return a function from a part to the keys it has to be wrapped to, which looks them up once for all parts."""
    kept_away = facts.conflicts | facts.complained_of
    of_parts = {kept_as(part): allowed for part, allowed in reading.items()}
    users = {part: allowed | promised(grants.get(part, [])) - kept_away for part, allowed in of_parts.items()}
    known = recipients_of({user for some in users.values() for user in some})
    return lambda part: {
        key: each for key, each in known.items() if each.id is None or each.id in users.get(part, set())
    }
