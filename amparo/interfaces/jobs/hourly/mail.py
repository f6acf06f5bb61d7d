"""A checkpoint that lies only on this machine proves nothing against who rules it: it goes to people by mail, too."""

from amparo.trust.notary import posting


def send() -> None:
    """Mail the newest checkpoint where addresses are set, an hour apart; what failed is tried again each ten minutes."""
    posting.send()
