"""Change compartments: one act is one decision, one transaction and one leaf; the leaf is written with the change."""

from amparo.trust.disclosure.acting.acts import Act, act

__all__ = ["Act", "act"]
