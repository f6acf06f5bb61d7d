"""What the settings tell of the identity provider, and how a subject of it is known again without being kept."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from amparo.trust.vault import fingerprints


@dataclass(frozen=True)
class Provider:
    """One provider: what people call it, its addresses, who we are to it, and how much hangs on it."""

    issuer: str
    name: str
    authorize: str
    tokens: str
    keys: str
    client: str
    secret: str = field(repr=False)
    authority: Path | None = None
    only: bool = False
    hours: int = 4


def configured() -> Provider | None:
    """Return the provider of this installation, None where there is none."""
    provider: Provider | None = settings.AMPARO_OIDC
    return provider


def mark_of(provider: Provider, subject: str) -> str:
    """Return the mark by which a subject is known again: a keyed hash, so that our table names nobody at the provider."""
    [mark] = fingerprints.fingerprints("subject of a provider", [json.dumps([provider.issuer, subject])])
    return mark.hex()
