"""What is sealed to a person opens for her, where it belongs, and for nobody else."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.trust.vault import pairs
from amparo.trust.vault.suites import Unreadable

ALMA = pairs.new_pair()
CHIDI = pairs.new_pair()
KNOWN_PRIVATE = bytes(range(96))


@given(plain=st.binary(max_size=400), place=st.binary(max_size=80))
def test_what_is_sealed_to_alma_opens_for_alma_and_not_for_chidi(plain: bytes, place: bytes) -> None:
    blob = pairs.seal_to(ALMA.public, plain, place)
    assert pairs.open_with(ALMA.private, blob, place) == plain
    with pytest.raises(Unreadable):
        pairs.open_with(CHIDI.private, blob, place)
    with pytest.raises(Unreadable):
        pairs.open_with(ALMA.private, blob, place + b"|elsewhere")


@given(at=st.integers(min_value=0, max_value=8 * 1180 - 1))
def test_one_changed_bit_anywhere_keeps_it_shut(at: int) -> None:
    blob = bytearray(pairs.seal_to(ALMA.public, b"a data key of thirty-two bytes..", b"case"))
    blob[at // 8 % len(blob)] ^= 1 << at % 8
    with pytest.raises(Unreadable):
        pairs.open_with(ALMA.private, bytes(blob), b"case")


@pytest.mark.parametrize("blob", [b"", b"\x02", b"\x01" + bytes(1200), b"\x02" + bytes(10)])
def test_what_is_no_sealed_blob_is_unreadable_rather_than_an_error_of_the_library(blob: bytes) -> None:
    with pytest.raises(Unreadable):
        pairs.open_with(ALMA.private, blob, b"case")


def test_a_private_half_is_enough_to_find_the_pair_again_and_shows_in_no_repr() -> None:
    assert pairs.pair_of(ALMA.private) == ALMA
    assert repr(ALMA) == "Pair(…)"
    with pytest.raises(Unreadable):
        pairs.pair_of(b"too short")


def test_a_blob_of_an_earlier_release_still_opens(known_blob: bytes) -> None:
    assert pairs.open_with(KNOWN_PRIVATE, known_blob, b"known place") == b"known answer"


@pytest.fixture
def known_blob() -> bytes:
    """Return what version 50.0.2 of the library sealed for KNOWN_PRIVATE; it must open for as long as files live."""
    return base64.b64decode(KNOWN)


KNOWN = (
    "Avz6tT3ZyFJoKSNKELCrn8zYjLe+tU1zcqBQsRieHulbc5PtqmLeuVYM3pFx0YcSoN2Sq+YozFDbEI0VuS+oBUj+1DjFJSwdnbia63QGIPhJ+b"
    "yXflYm/TRVEzapqrWIoc1AFm5ukxpVP21oKuVzEg8s4HDqfGQt1Lf5EOJsiKARi+S10G206Bxaoo34TIqDeP742Vh5QSi4jhmvE1ndRFGHaoq0"
    "BlJOHOfVnhAwy3ydpTXiEO4JBihhtLN4XzFnopUHpRahXnIbUi3Y+XU+qKxzqYmIPrEbkwhU3fYsYBaN4m//H/VOK0dHASUenYzOYtByf9Gou1"
    "PB/FEbQAlkMlLbOYNVr+iqCC0gP50csLQHfpI77ZQD6fIuHMa1X+5oMEjSG4jTWGwgAXMa0Yvkc8aDOhN0id/xp6ricxcQEHPtZohjH2Ozc4aV"
    "JyxO0RF2iuttV33qeqlBt/svPBzgntDD3zdXn2ubPaYnR9hjI6shZlblvKxfWxlhBeGBrVedjohwZb37ooAC+Sga/GdJTiIk7Yqz4DUTNhrB47"
    "f4M2cGOX7NyOd9zJQFtVmvDxiQEDRNrUxvd27tdq9LB/AuZH900l0poVVBA2vR/QiAy76MttZFpgyd1bDPYCGyuESKAH5AL5NLkaInSjdgSeud"
    "lfgQWwr5h7I7VSqTGeXvPqTBHhuA45F8e1BiYIPhmuitapX6YWNqfTgwSJYbcSagC4YXRilKr60pBSdbhCN9OdDLNZnJMNAbE6e4hZILCgcJ8I"
    "X/NUIZpUVqUUSqVMhkUJ4bMbTkmhQBlrSX4GOeEYOGyv4u900eaKkETgQN6nALOTh1WTQ3v68Xf7HTlXi1DXlJI/20BncHLW4tylzxJl8rXutE"
    "FB5zj9TC01Ahz0JTgZwo+kMNQsGsmjFoN2z57AKqhwc53DrkPwjR+Mp7h1M50wWGsAEi9vfgQwlDE6D48B8YSo2dV/M2PP3+Rynda4RLfyxy2v"
    "JWiBgEWn68GxGzx4is6roCuQEWiJnx3c0E6PbTLiXCaS7j3vtuoJ4Q0BHJtj56hU22h7sOuOznfv7GS1HTlaAfTzmGPbr+vzCIuFtDZIuN2Uje"
    "jxdQZQS2u5NFvHuFZMqCaE9vOwSOtRMWZK/Wh1cDm5UMRqWuLYOSoLTqtrbPJDbaNjYelZZwGTNtiSh3gFmBezgmiWQ8skm7qKopr5DeBBiJFy"
    "pyvwzSxLEjrG+4tEpgKR//gteSTYq1MTHCFhBtR4e4/Dmm75q+feBIvNIR6g0Tzjd8IQyKA7Mqa5TYttj6O4DIIDFM2v16M6P78u8ItwOM6piG"
    "p8LzGdHomoZ5S4p8xJh2p30CGxBnFB/MnoW8GUn5Gal3LIjP7NW07LPaauShzcVs4I7dgdXwnennnjsuuKBTazqOrjaNjRsasGsfIpD+5S6OhY"
    "9WL5ZKuyOITS+YqxFWEsRK4hq8t4kBWOnu0HQzCQBB4X5QIZM7aKsHHVbYB44O11GmnP1ODe3qVxiQgyUXY4tppMQ3ZD6FASkRditi"
)
