"""The way to the provider and back: a code with PKCE, a state and a nonce, each of one journey of one session."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping, MutableMapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from amparo.foundation import clock
from amparo.trust.staffing.provider import asking
from amparo.trust.staffing.provider.told import Provider, mark_of

Session = MutableMapping[str, Any]
JOURNEY = "journey"
SECONDS = 600
"""For signing in at the provider."""


class Why(StrEnum):
    """Why a journey led nowhere; a code for the log, never what was sent."""

    STATE = "state"
    LATE = "late"
    DENIED = "denied"
    CODE = "code"
    TOKEN = "token"  # noqa: S105  # nosec B105


class Refused(Exception):
    """What came back is not the answer to what this session asked."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def begin(session: Session, provider: Provider, back: str, *, who: str = "", after: str = "") -> str:
    """Return the address at the provider to go to; `back` is ours, `who` is signed in, `after` is where they want to go.

    Who is signed in already goes there to link their account: the provider is told to ask who they are, whoever sits in
    its own open session.
    """
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    began = clock.now().timestamp()
    session[JOURNEY] = {
        "state": state, "nonce": nonce, "verifier": verifier, "back": back, "who": who, "after": after, "began": began,
    }  # fmt: skip
    asked = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": "openid",
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
        **({"prompt": "login", "max_age": "0"} if who else {}),
    }
    return f"{provider.authorize}{'&' if '?' in provider.authorize else '?'}{urlencode(asked)}"


def end(session: Session, provider: Provider, answer: Mapping[str, str], *, who: str = "") -> tuple[str, str]:
    """Return the mark of who came back, and where they wanted to go; the journey is over, whatever came.

    Raises Refused for a wrong answer, asking.Silent when the provider does not speak with us.
    """
    journey = session.pop(JOURNEY, None)
    _check(provider, journey, answer, who)
    told = {
        "grant_type": "authorization_code",
        "code": answer["code"],
        "redirect_uri": journey["back"],
        "code_verifier": journey["verifier"],
    }
    given = asking.redeemed(provider, told)
    if given.status != 200:
        raise Refused(Why.CODE)
    return mark_of(
        provider, _subject(provider, given.said, journey["nonce"], journey["began"] if who else None)
    ), journey["after"]


def _check(provider: Provider, journey: Any, answer: Mapping[str, str], who: str) -> None:
    """Refuse an answer to another session, to another person in it, of another provider, too late, or without a code."""
    if not journey or not hmac.compare_digest(journey["state"].encode(), answer.get("state", "").encode()):
        raise Refused(Why.STATE)
    if journey["who"] != who or answer.get("iss", provider.issuer) != provider.issuer:  # RFC 9207
        raise Refused(Why.STATE)
    if clock.now().timestamp() - journey["began"] > SECONDS:
        raise Refused(Why.LATE)
    if "error" in answer or not answer.get("code"):
        raise Refused(Why.DENIED)


def _subject(provider: Provider, given: dict[str, Any], nonce: str, since: float | None) -> str:
    from amparo.trust.staffing.provider import tokens  # joserfc is installed only where a provider is named

    try:
        return tokens.subject_of(provider, given, asking.published(provider).said, nonce, since)
    except tokens.Unfit:
        raise Refused(Why.TOKEN) from None


def _challenge(verifier: str) -> str:
    """Return what the provider later compares the verifier with (RFC 7636, S256)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
