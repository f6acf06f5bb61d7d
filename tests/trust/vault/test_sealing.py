"""What the vault promises: a blob opens in its own place only, and nothing else about it can be read."""

import base64
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.trust.vault import sealing, suites
from amparo.trust.vault.models import Grant

HOLDER, RECORD = uuid.UUID(int=1), uuid.UUID(int=2)

# Made once with `cryptography` 50.0.2 and kept: a change of library, padding or suite must not go unnoticed.
KNOWN_KEY = bytes(range(32))
KNOWN_NONCE = bytes(range(12))
KNOWN_PLACE = b"amparo|a|identity|b|1|1"
KNOWN_START = "AQABAgMEBQYHCAkKC"


def test_the_known_answer_of_suite_one_does_not_change() -> None:
    blob = suites.seal(KNOWN_KEY, b"Sara", KNOWN_PLACE, nonce=KNOWN_NONCE)
    assert len(blob) == 1 + 12 + 256 + 16
    assert base64.b64encode(blob).decode().startswith(KNOWN_START)
    assert blob[-16:].hex() == "7192d38d61ff9fa20a2f6248937ba756"
    assert suites.unseal(KNOWN_KEY, blob, KNOWN_PLACE) == b"Sara"


@given(plain=st.binary(max_size=2000), flip=st.integers(min_value=0))
def test_a_single_changed_bit_does_not_open(plain: bytes, flip: int) -> None:
    blob = bytearray(suites.seal(KNOWN_KEY, plain, KNOWN_PLACE))
    bit = flip % (len(blob) * 8)
    blob[bit // 8] ^= 1 << (bit % 8)
    with pytest.raises(suites.Unreadable):
        suites.unseal(KNOWN_KEY, bytes(blob), KNOWN_PLACE)


@given(a=st.binary(max_size=250), b=st.binary(max_size=250))
def test_the_length_of_a_blob_tells_nothing_within_a_step(a: bytes, b: bytes) -> None:
    assert len(suites.seal(KNOWN_KEY, a, b"x")) == len(suites.seal(KNOWN_KEY, b, b"x"))


@pytest.mark.parametrize(
    "elsewhere",
    [
        sealing.Place(uuid.UUID(int=9), "identity", RECORD, 1),
        sealing.Place(HOLDER, "story", RECORD, 1),
        sealing.Place(HOLDER, "identity", uuid.UUID(int=9), 1),
        sealing.Place(HOLDER, "identity", RECORD, 2),
    ],
)
@pytest.mark.django_db
def test_a_blob_moved_to_another_place_does_not_open(elsewhere: sealing.Place) -> None:
    blob = sealing.seal(sealing.Place(HOLDER, "identity", RECORD, 1), {"name": "Sara"})
    sealing.seal(elsewhere, {})
    with pytest.raises(suites.Unreadable):
        sealing.unseal(elsewhere, blob)


@pytest.mark.django_db
def test_each_compartment_has_its_own_key_and_losing_the_grant_closes_it() -> None:
    place = sealing.Place(HOLDER, "identity", RECORD, 1)
    blob = sealing.seal(place, {"name": "Sara"})
    sealing.seal(sealing.Place(HOLDER, "story", RECORD, 1), {})
    assert Grant.objects.count() == 2
    assert sealing.unseal(place, blob) == {"name": "Sara"}
    Grant.objects.filter(compartment="identity").delete()
    with pytest.raises(suites.Unreadable):
        sealing.unseal(place, blob)
    with pytest.raises(suites.Unreadable):
        sealing.unseal_many([(place, blob)])


@pytest.mark.django_db
def test_many_records_open_with_one_look_up_of_keys(django_assert_num_queries: object) -> None:
    places = [sealing.Place(uuid.UUID(int=n), "identity", uuid.UUID(int=n), 1) for n in range(1, 51)]
    blobs = [(place, sealing.seal(place, {"n": place.record.int})) for place in places]
    with django_assert_num_queries(1):  # type: ignore[operator]
        opened = sealing.unseal_many(blobs)
    assert opened[uuid.UUID(int=7)] == {"n": 7}


def test_a_local_file_opens_for_its_purpose_only() -> None:
    blob = sealing.seal_local("snapshot", b"names")
    assert sealing.open_local("snapshot", blob) == b"names"
    with pytest.raises(suites.Unreadable):
        sealing.open_local("another", blob)
