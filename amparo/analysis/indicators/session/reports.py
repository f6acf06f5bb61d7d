"""Sensitive reports of whoever reads them: when each came, by when a focal point has to take it up, and when one did."""

from typing import Any

from amparo.analysis.indicators.sources import in_time
from amparo.casework.feedback import queries
from amparo.foundation.policy import Action
from amparo.trust.disclosure.access import Access


def rows(access: Access) -> list[dict[str, Any]]:
    """Return the sensitive reports that are sealed to `access`, by their clear dates; none is opened, and of others nothing."""
    found = queries.in_reach(access, Action.READ).filter(sensitive=True, duplicate_of=None)
    told = found.order_by("received_at", "pk").values_list("received_at", "acknowledge_by", "acknowledged_at")
    return [
        {
            "came": came.date(), "due": due.date(), "taken_up": done.date() if done else None, "in_time": in_time(done, due),
        }
        for came, due, done in told
    ]  # fmt: skip
