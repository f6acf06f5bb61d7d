"""What goes with an offer of a transfer that is brought in; of a restricted case it is sealed to people."""

from amparo.casework.cases.actions.transfer import KIND
from amparo.casework.cases.loading.told import Offered
from amparo.casework.cases.models import Case, Transfer
from amparo.foundation.policy import Compartment, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.bulk import Loading, Record


def write(into: Loading, case: Case, row: Transfer, told: Offered) -> None:
    """Bring in the packet of an offer, and the promise of keys to those who decide while it waits."""
    if case.tier == Tier.RESTRICTED.value:
        deciding = set() if told.accepted else accounts.supervisors_of(told.to_team)
        into.offer(row.pk, told.signed.by, [case.pk, case.person_id], deciding)
    packet = Record(row.pk, Compartment.PACKET, row.pk, KIND)
    said = {"reason": told.reason, "summary": told.summary}
    into.write(packet, said, by=told.signed.by, at=told.signed.at)
