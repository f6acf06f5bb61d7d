"""What is more than usual in a place is found while it can still be answered."""

from amparo.casework.monitoring import actions
from amparo.trust.accounts import queries as accounts


def raise_alerts() -> None:
    """Hold what was counted in the last weeks against thresholds and the past of each place."""
    actions.look(accounts.agency_names())
