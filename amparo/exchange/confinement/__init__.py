"""Opens what strangers send in a process of its own, which has little time, little memory and none of our secrets."""

from amparo.exchange.confinement.limits import Limits, keep_to
from amparo.exchange.confinement.running import GaveUpError, run

__all__ = ["GaveUpError", "Limits", "keep_to", "run"]
