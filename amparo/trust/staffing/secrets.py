"""What an authenticator app shares with us, and printed codes: sealed, so that a stolen database cannot make codes."""

import base64

from amparo.trust.vault import sealing

_PURPOSE = "second factors"


def seal(text: str) -> str:
    """Return `text` sealed under the server's own key, as letters that a JSON column can hold."""
    return base64.b64encode(sealing.seal_local(_PURPOSE, text.encode())).decode()


def unseal(sealed: str) -> str:
    """Return what `seal` was given; raise when it was sealed elsewhere or changed."""
    return sealing.open_local(_PURPOSE, base64.b64decode(sealed)).decode()
