"""Whether an ID token is one: signature, issuer, audience, time and nonce, checked by joserfc; and whose, nothing else of it.

How somebody signed in there (`acr`, `amr`) is not asked: passphrase and second factor are ours. Only journeys imports this,
and only once a provider is named: joserfc is an extra.
"""

from typing import Any

from joserfc import jwt
from joserfc.jwk import KeySet

from amparo.foundation import clock
from amparo.trust.staffing.provider.told import Provider

ALGORITHMS = ("RS256", "PS256", "ES256", "Ed25519")
"""Signatures with a key pair; nothing that is signed with a shared secret, or with nothing."""
LEEWAY = 60
"""Seconds by which the two clocks may differ."""


class Unfit(Exception):
    """What was given is no ID token for us, here and now."""


def subject_of(
    provider: Provider, given: dict[str, Any], published: dict[str, Any], nonce: str, since: float | None = None
) -> str:
    """Return the subject of the ID token in what the provider `given` us; raise Unfit for whatever is wrong with it.

    With `since` somebody must have signed in there after that moment: an open session of a colleague is none.
    """
    try:
        token = jwt.decode(given["id_token"], KeySet.import_key_set(published), algorithms=ALGORITHMS)  # type: ignore[arg-type]
        _demanded(provider, nonce).validate(token.claims)
        if token.claims["aud"] not in (provider.client, [provider.client]):
            raise Unfit
        if since is not None and float(token.claims["auth_time"]) < since - LEEWAY:
            raise Unfit
    except (
        Exception
    ):  # it is the text of strangers: whatever it does to the readers, it is refused, and nothing of it told
        raise Unfit from None
    return str(token.claims["sub"])


def usable(published: dict[str, Any]) -> int:
    """Return how many of the published keys could check a signature that is taken."""
    try:
        keys = KeySet.import_key_set(published)  # type: ignore[arg-type]
    except Exception:  # as above
        return 0
    return sum(key.key_type in ("RSA", "EC", "OKP") and key.get("use", "sig") == "sig" for key in keys)


def _demanded(provider: Provider, nonce: str) -> jwt.JWTClaimsRegistry:
    return jwt.JWTClaimsRegistry(
        now=int(clock.now().timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client},
        azp={"value": provider.client},
        sub={"essential": True},
        nonce={"essential": True, "value": nonce},
        exp={"essential": True},
        iat={"essential": True},
    )
