"""What a parcel promises: only its recipients open it, only whole, and nothing of a key is shown by accident."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.trust.vault import parcels

MINE, THEIRS = parcels.new_identity(), parcels.new_identity()


def _sealed(plain: bytes, recipients: Sequence[str] = (MINE.public,)) -> bytes:
    target = io.BytesIO()
    parcels.seal(iter([plain[:100], b"", plain[100:]]), target, recipients)
    return target.getvalue()


def _opened(sealed: bytes, identity: parcels.Identity = MINE) -> bytes:
    target = io.BytesIO()
    parcels.unseal(io.BytesIO(sealed), target, [identity])
    return target.getvalue()


@given(st.binary(max_size=200_000))
@settings(max_examples=25, deadline=None)
def test_each_recipient_opens_what_was_sealed(plain: bytes) -> None:
    sealed = _sealed(plain, [MINE.public, THEIRS.public])
    assert _opened(sealed) == _opened(sealed, THEIRS) == plain


@given(cut=st.integers(min_value=1, max_value=70_000))
@settings(max_examples=60, deadline=None)
def test_a_parcel_that_was_cut_off_does_not_open(cut: int) -> None:
    sealed = _sealed(b"name" * 20_000)
    with pytest.raises(parcels.Torn):
        _opened(sealed[:-cut])


@given(at=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
@settings(max_examples=120, deadline=None)
def test_a_parcel_with_one_changed_bit_does_not_open(at: int, bit: int) -> None:
    sealed = bytearray(_sealed(b"name" * 20_000))
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises((parcels.Torn, parcels.NotForThisIdentity)):
        _opened(bytes(sealed))


@pytest.mark.parametrize("nothing", [b"", b"hello", b"age-encryption.org/v1\n", bytes(1000)])
def test_what_is_no_parcel_does_not_open(nothing: bytes) -> None:
    with pytest.raises(parcels.Torn):
        _opened(nothing)


def test_others_cannot_open_it() -> None:
    with pytest.raises(parcels.NotForThisIdentity):
        _opened(_sealed(b"name"), THEIRS)


def test_a_fault_of_what_is_sealed_is_told_as_it_is() -> None:
    def failing() -> object:
        yield b"begun"
        raise FileNotFoundError("gone")

    with pytest.raises(FileNotFoundError, match="gone"):
        parcels.seal(failing(), io.BytesIO(), [MINE.public])  # type: ignore[arg-type]


def test_a_full_disk_is_not_mistaken_for_a_torn_parcel() -> None:
    class Full(io.BytesIO):
        def write(self, data: object, /) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        parcels.unseal(io.BytesIO(_sealed(b"name")), Full(), [MINE])


def test_an_identity_file_is_read_as_the_age_command_writes_it() -> None:
    text = f"# created: 2026-11-20\n# public key: {MINE.public}\n\n{MINE.secret}\n{THEIRS.secret}\n"
    assert parcels.read_identities(text) == [MINE, THEIRS]
    for damaged in ("", "# only words", MINE.secret[:-1], MINE.public):
        with pytest.raises(parcels.Unusable):
            parcels.read_identities(damaged)


def test_a_mistyped_recipient_is_named_by_its_place_and_not_shown() -> None:
    mistyped = MINE.public[:-1] + ("q" if MINE.public[-1] != "q" else "p")
    with pytest.raises(parcels.Unusable) as refused:
        parcels.checked([THEIRS.public, mistyped])
    assert str(refused.value) == "2"


def test_a_private_key_is_not_shown_by_accident() -> None:
    assert MINE.secret not in repr(MINE)
