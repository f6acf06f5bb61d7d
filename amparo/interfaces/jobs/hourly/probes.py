"""Fingerprints of searches count for an hour; kept longer they would only say who searched much."""

from amparo.trust.probes import actions


def forget() -> None:
    """Remove the fingerprints that no longer count."""
    actions.forget()
