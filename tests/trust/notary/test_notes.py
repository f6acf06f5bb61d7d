"""Signed notes are those of C2SP: others' tools can read ours, we can read theirs, and nothing else passes."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.trust.audit.checkpoints import Checkpoint
from amparo.trust.notary import notes, signing
from amparo.trust.notary.notes import COSIGNED_MLDSA44, LOG_ED25519, Body, Key, Unproven
from amparo.trust.vault import signing as hands
from amparo.trust.vault.signing import Scheme

ROOT = bytes(range(32))
# The example of golang.org/x/mod/sumdb/note, the first implementation of the format.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = b"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="


def test_a_key_and_a_signature_of_the_first_implementation_are_read_and_verified() -> None:
    key = Key.read(GO_KEY)
    assert key.text() == GO_KEY
    signature = base64.b64decode(GO_LINE.rsplit(" ", 1)[1])
    assert signature[:4] == key.id
    assert hands.verifies(Scheme.ED25519, key.public, signature[4:], GO_TEXT)
    assert not hands.verifies(Scheme.ED25519, key.public, signature[4:], GO_TEXT + b"\n")


def test_a_lattice_signature_is_made_over_the_structure_of_the_specification() -> None:
    key = Key("w.example/1", COSIGNED_MLDSA44, bytes(1312))
    expected = b"subtree/v1\n\x00" + b"\x0bw.example/1" + (77).to_bytes(8, "big") + b"\x05a/log" + bytes(8)
    expected += (300).to_bytes(8, "big") + ROOT
    assert notes.message(key, Body("a/log", 300, ROOT), 77) == expected


def test_a_checkpoint_carries_both_signatures_and_opens_for_its_own_notary() -> None:
    notary = signing.Notary()
    note = notary.sign(Checkpoint(700, ROOT))
    body, signatures = notes.split(note)
    assert body == Body(notary.name(), 700, ROOT)
    assert [each.key_id for each in signatures] == [key.id for key in signing.own_keys(LOG_ED25519, COSIGNED_MLDSA44)]
    assert notary.opened(note) == Checkpoint(700, ROOT)


def test_neither_signature_is_enough_alone() -> None:
    notary = signing.Notary()
    head, blank, lines = notary.sign(Checkpoint(700, ROOT)).partition("\n\n")
    for line in lines.splitlines():
        with pytest.raises(ValueError, match="missing"):
            notary.opened(f"{head}{blank}{line}\n")


@given(at=st.integers(0, 3500), bit=st.integers(0, 7))
def test_no_changed_character_of_a_checkpoint_passes(at: int, bit: int) -> None:
    notary = signing.Notary()
    note = bytearray(notary.sign(Checkpoint(700, ROOT)).encode())
    note[at % len(note)] ^= 1 << bit
    with pytest.raises(ValueError):
        notary.opened(note.decode(errors="surrogateescape"))


def test_a_checkpoint_by_other_keys_is_not_this_logs(settings: pytest.FixtureRequest) -> None:
    theirs = signing.Notary().sign(Checkpoint(700, ROOT))
    settings.AMPARO_LOG_KEY = bytes(32)
    with pytest.raises(ValueError, match="another key"):
        signing.Notary().opened(theirs)


@pytest.mark.parametrize(
    "text",
    ["", "o\n1\n", f"o\n01\n{base64.b64encode(ROOT).decode()}\n", "o\n1\nAA==\n", "\n1\n" + "A" * 43 + "=\n"],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(Unproven):
        Body.read(text)


def test_a_key_file_is_read_around_its_comments_and_a_changed_key_is_refused() -> None:
    key = signing.own_keys(LOG_ED25519)[0]
    assert notes.read_keys(f"# ours\n\n{key.text()}\n") == [key]
    name, identity, public = key.text().split("+", 2)
    for wrong in (f"{name}x+{identity}+{public}", f"{name}+{identity}+{public[:-8]}AAAAAAA=", "no key"):
        with pytest.raises(Unproven):
            notes.read_keys(wrong)


def test_the_lines_for_paper_fit_one_qr_code_and_hold_a_good_signature() -> None:
    note = signing.Notary().sign(Checkpoint(1_000_000, ROOT))
    text = signing.short(note)
    assert len(text) < 300
    assert signing.signed_by_all(text, signing.own_keys(LOG_ED25519)).size == 1_000_000
