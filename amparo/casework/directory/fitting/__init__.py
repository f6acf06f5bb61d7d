"""Which services fit one need: a pure function that ranks those that do, and says of every other one why it does not.

It advises and decides for no one. What nobody wrote down leaves a service in, with a caution: unknown is not No. The
status of a person is never a reason of ours; that a service turns people away is the service's own word, and is said.
"""

from amparo.casework.directory.fitting.ranking import fit
from amparo.casework.directory.fitting.reasons import AGAINST, Why
from amparo.casework.directory.fitting.training import asks_training
from amparo.casework.directory.fitting.values import Fit, Fitting, Need, Offer, at, minutes

__all__ = ["AGAINST", "Fit", "Fitting", "Need", "Offer", "Why", "asks_training", "at", "fit", "minutes"]
