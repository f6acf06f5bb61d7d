"""Keeps a serving process from every server that the settings do not name, whichever library asks for it.

Python tells its audit hooks of a name or number before it is looked up: a library that fetches an address out of a file, or
goes where an answer sends it, finds no way there. It holds back what runs here, not who rules the process.
"""

import sys
from typing import Any
from urllib.parse import urlsplit

_LOOKED_UP = {"socket.getaddrinfo", "socket.gethostbyname"}


class NotNamedError(OSError):
    """Another server was asked for; to a library it is one that cannot be reached."""

    def __init__(self) -> None:
        super().__init__("This process speaks with servers that the settings name, and with no other.")


def named() -> frozenset[str]:
    """Return the servers that the settings of this process name: database, mail, identity provider, IOM's API."""
    from django.conf import settings

    provider, figures = getattr(settings, "AMPARO_OIDC", None), getattr(settings, "AMPARO_DTM", None)
    addresses = [provider.tokens, provider.keys] if provider else []
    if figures and figures.key:
        addresses.append(figures.address)
    hosts = [urlsplit(address).hostname or "" for address in addresses]
    # The public pages send no mail, and Django's own setting names this machine.
    if hasattr(settings, "AMPARO_CHECKPOINT_MAIL"):
        hosts.append(settings.EMAIL_HOST)
    hosts += settings.DATABASES.get("default", {}).get("HOST", "").split(",")
    return frozenset(_spelled(host) for host in hosts if host)


def keep_in() -> None:
    """From now on, and until it ends, let this process look up `named()` alone: libraries look up whatever they reach."""
    allowed = named()

    def hear(event: str, told: tuple[Any, ...]) -> None:
        if event in _LOOKED_UP and told[0] and _spelled(told[0]) not in allowed:
            raise NotNamedError

    sys.addaudithook(hear)


def _spelled(host: str | bytes) -> str:
    text = host if isinstance(host, str) else host.decode("ascii", "replace")
    return text.lower().rstrip(".")
