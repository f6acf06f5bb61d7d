"""The product's way of keeping passphrases at the least cost that Argon2id has, so that tests do not wait for it."""

from amparo.trust.staffing.hashing import Stretched
from amparo.trust.vault.keyring import Cost


class Cheap(Stretched):
    """Everything as in the product, except what a guess costs."""

    cost = Cost(memory=8, passes=1, lanes=1)
