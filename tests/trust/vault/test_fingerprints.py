"""A fingerprint tells that two texts are the same, for one purpose, to who holds the key."""

import hashlib

from django.conf import settings as standing
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from amparo.trust.vault import fingerprints

PURPOSE = "a test"


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_same_text_has_the_same_fingerprint_and_another_text_another(one: str, other: str) -> None:
    first, second = fingerprints.fingerprints(PURPOSE, [one, other])
    assert (first == second) == (one == other)
    assert len(first) == fingerprints.SIZE


def test_another_purpose_or_another_key_gives_another_fingerprint(settings: Settings) -> None:
    here = fingerprints.fingerprints(PURPOSE, ["Zubaida"])
    assert fingerprints.fingerprints("another purpose", ["Zubaida"]) != here
    settings.AMPARO_VAULT_KEY = bytes(32)
    assert fingerprints.fingerprints(PURPOSE, ["Zubaida"]) != here


def test_without_the_key_it_cannot_be_guessed() -> None:
    made = fingerprints.fingerprints(PURPOSE, ["Zubaida"])[0]
    assert made != hashlib.blake2b(b"Zubaida", digest_size=fingerprints.SIZE).digest()
    assert made != hashlib.blake2b(b"Zubaida", digest_size=fingerprints.SIZE, key=standing.AMPARO_VAULT_KEY).digest()
