"""The provider's two addresses are asked, and no other; whatever it answers, only a good token names anybody."""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

from amparo.foundation import clock
from amparo.trust.staffing.provider import asking, tokens
from amparo.trust.staffing.provider.told import Provider, mark_of
from tests.cast import NOW
from tests.house import ground
from tests.provider import Little, little_provider

ISSUER, CLIENT = "https://staff.example", "amparo"
KEYS = {
    "RS256": RSAKey.generate_key(2048, {"kid": "rsa"}),
    "PS256": RSAKey.generate_key(2048, {"kid": "rsa-pss"}),
    "ES256": ECKey.generate_key("P-256", {"kid": "curve"}),
    "Ed25519": OKPKey.generate_key("Ed25519", {"kid": "edwards"}),
}
PUBLISHED: dict[str, Any] = dict(KeySet(list(KEYS.values())).as_dict())
ONE: dict[str, Any] = {"keys": [KEYS["ES256"].as_dict(private=False)]}
TOLD = Provider(ISSUER, "Staff", f"{ISSUER}/a", f"{ISSUER}/t", f"{ISSUER}/k", CLIENT, "secret")
CLAIMS = {
    "iss": ISSUER,
    "aud": CLIENT,
    "sub": "4711",
    "nonce": "n",
    "iat": NOW.timestamp(),
    "exp": NOW.timestamp() + 60,
}


def subject(given: dict[str, Any], published: dict[str, Any] = PUBLISHED, nonce: str = "n") -> str:
    with clock.fixed(NOW):
        return tokens.subject_of(TOLD, given, published, nonce)


def signed(alg: str = "ES256", **claims: Any) -> dict[str, Any]:
    return {
        "id_token": jwt.encode({"alg": alg, "kid": KEYS[alg].kid}, {**CLAIMS, **claims}, KEYS[alg], algorithms=[alg])
    }


@pytest.mark.parametrize("alg", tokens.ALGORITHMS)
def test_what_is_signed_with_a_published_key_is_read(alg: str) -> None:
    assert subject(signed(alg)) == "4711"
    assert subject(signed(alg, aud=[CLIENT], azp=CLIENT, exp=NOW.timestamp() - 59)) == "4711"


def test_one_key_is_not_taken_for_another_nor_one_that_is_for_other_uses() -> None:
    for alg, kid in (("RS256", "curve"), ("ES256", "rsa"), ("RS256", "edwards"), ("Ed25519", "rsa-pss")):
        token = jwt.encode({"alg": alg, "kid": kid}, dict(CLAIMS), KEYS[alg], algorithms=[alg])
        with pytest.raises(tokens.Unfit):
            subject({"id_token": token})
    sealing = {"keys": [{**KEYS["ES256"].as_dict(private=False), "use": "enc"}]}
    with pytest.raises(tokens.Unfit):
        subject(signed(), sealing)


WORD = st.text("a4=.{ ", max_size=5)  # a small alphabet: the whole of Unicode takes seconds to be learnt
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3),
    max_leaves=8,
)
PATIENT = settings(
    max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)  # the first draw reads the whole program
KEY = st.dictionaries(st.sampled_from(["kty", "crv", "x", "y", "n", "e", "k", "kid", "use", "alg"]), JSON, max_size=6)


@PATIENT
@given(
    st.fixed_dictionaries({}, optional={"id_token": JSON}),
    st.fixed_dictionaries({}, optional={"keys": st.lists(KEY) | JSON}),
)
def test_whatever_a_provider_says_it_is_a_token_or_it_is_refused(said: dict[str, Any], keys: dict[str, Any]) -> None:
    for published in (keys, ONE):
        with pytest.raises(tokens.Unfit):
            subject(said, published)
    if keys.get("keys"):
        with pytest.raises(tokens.Unfit):
            subject(signed(), keys)


@PATIENT
@given(st.sampled_from(sorted(CLAIMS)), JSON)
def test_no_claim_may_be_anything_else(name: str, value: Any) -> None:
    if name in ("exp", "iat", "sub") or value == CLAIMS[name] or value == [CLAIMS[name]]:
        return
    with pytest.raises(tokens.Unfit):
        subject(signed(**{name: value}), ONE)


def test_a_subject_is_known_again_by_a_mark_that_is_of_this_issuer_alone() -> None:
    other = Provider(**vars(TOLD) | {"issuer": f"{ISSUER}/2"})
    marks = {mark_of(TOLD, "4711"), mark_of(TOLD, "4712"), mark_of(other, "4711"), mark_of(TOLD, '"4711"')}
    assert len(marks) == 4
    assert mark_of(TOLD, "4711") in marks
    assert all(len(mark) == 32 and "4711" not in mark for mark in marks)


def test_the_client_secret_is_not_in_what_is_printed_of_a_provider() -> None:
    assert "secret" not in repr(TOLD).replace("secret=", "")


def test_without_the_extra_package_the_program_starts_because_nothing_loads_it_before_it_is_needed() -> None:
    loads = {
        ground.short(path)
        for path in ground.python()
        if {"tokens", "joserfc"} & set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
        for node in ground.tree(path).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        and ("joserfc" in ast.dump(node) or ("staffing.provider" in ast.dump(node) and "tokens" in ast.dump(node)))
    }
    assert loads == {"amparo/trust/staffing/provider/tokens.py"}


@pytest.fixture
def little(tmp_path: Path) -> Iterator[Little]:
    with little_provider(tmp_path) as found:
        yield found


def moved(way: Any) -> None:
    way.send_response(302)
    way.send_header("Location", "https://localhost/elsewhere")
    way.end_headers()


def endless(way: Any) -> None:
    way.send_response(200)
    way.end_headers()
    for _ in range(3):
        way.wfile.write(b" " * asking.LARGEST)


def slow(way: Any) -> None:
    way.send_response(200)
    way.end_headers()
    for _ in range(30):
        way.wfile.write(b" ")
        time.sleep(0.03)


WRONG = {
    "elsewhere": moved,
    "too much": endless,
    "too slow": slow,
    "no JSON": lambda way: (way.send_response(200), way.end_headers(), way.wfile.write(b"<html>")),
    "a fault": lambda way: way._say(500, {}),
    "much of nothing": lambda way: (way.send_response(200), way.end_headers(), way.wfile.write(b"[" * 60_000)),
    "nothing": lambda way: way.connection.close(),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_answer_of_a_provider_is_silence_and_nobody_else_is_asked(
    little: Little, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.5)
    little.answers = {"/keys": WRONG[what], "/tokens": WRONG[what]}
    for ask in (lambda: asking.published(little.told), lambda: asking.redeemed(little.told, {"code": "x"})):
        with pytest.raises(asking.Silent):
            ask()
    assert little.asked == ["/keys", "/tokens"]


def test_nothing_is_said_to_whom_nobody_vouches_for_nor_to_another_name_nor_through_a_proxy(
    little: Little, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert asking.published(little.told).status == 200
    told = vars(little.told)
    unknown = Provider(**told | {"authority": None})
    renamed = Provider(**told | {"keys": told["keys"].replace("localhost", "127.0.0.2")})
    down = Provider(**told | {"keys": "https://localhost:9/keys"})
    for provider in (unknown, renamed, down):
        with pytest.raises(asking.Silent):
            asking.published(provider)
    assert little.asked == ["/keys"]


def test_a_provider_that_hangs_holds_half_of_those_who_answer_at_most(
    little: Little, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [asking._free.acquire(blocking=False) for _ in range(9)]
    try:
        assert held.count(True) == 2
        with pytest.raises(asking.Silent):
            asking.published(little.told)
    finally:
        for _ in range(held.count(True)):
            asking._free.release()
    assert asking.published(little.told).status == 200
