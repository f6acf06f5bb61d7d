"""Two shares of three give the key back; one says nothing; a misread word and a strange share are told."""

from itertools import combinations

import pytest
import shamir_mnemonic
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.errors import Refusal
from amparo.trust.escrow import shares

# From the standard's own vectors.json (SLIP-0039): a 256-bit secret, two of three, sealed under "TREZOR".
SECRET = "c938b319067687e990e05e0da0ecce1278f75ff58d9853f19dcaeed5de104aae"
STANDARD = (
    "humidity disease academic always aluminum jewelry energy woman receiver strategy amuse duckling lying evidence "
    "network walnut tactics forget hairy rebound impulse brother survive clothes stadium mailman rival ocean reward "
    "venture always armed unwrap",
    "humidity disease academic agency actress jacket gross physics cylinder solution fake mortgage benefit public busy "
    "prepare sharp friar change work slow purchase ruler again tricycle involve viral wireless mixture anatomy desert "
    "cargo upgrade",
)


def refused(two: list[str]) -> tuple[str, str]:
    with pytest.raises(Refusal) as problem:
        shares.join(two)
    return problem.value.code, problem.value.field


@settings(max_examples=10, deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_any_two_of_three_give_it_back_and_each_is_33_words(secret: bytes) -> None:
    three = shares.split(secret)
    assert [len(share.split()) for share in three] == [33, 33, 33]
    assert {shares.join(two) for two in combinations(three, 2)} == {secret}


def test_the_library_joins_the_vectors_of_the_standard() -> None:
    assert shamir_mnemonic.combine_mnemonics(STANDARD, b"TREZOR").hex() == SECRET


def test_one_share_or_the_same_one_twice_opens_nothing() -> None:
    three = shares.split(bytes(32))
    assert refused([three[0]])[0] == "escrow.share_missing"
    assert refused([three[0], three[0]])[0] == "escrow.share_missing"
    assert refused(list(three))[0] == "escrow.share_missing"


def test_the_same_secret_has_other_shares_each_time_so_that_comparing_them_tells_nothing() -> None:
    values = {shamir_mnemonic.Share.from_mnemonic(share).value for _ in range(4) for share in shares.split(bytes(32))}
    assert len(values) == 12


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 32), st.integers(0, 1))
def test_a_misread_word_is_told_with_the_place_of_its_share(word: int, which: int) -> None:
    two = list(shares.split(bytes(range(32)))[:2])
    words = two[which].split()
    words[word] = "academic" if words[word] != "academic" else "acid"
    two[which] = " ".join(words)
    assert refused(two) == ("escrow.share_misread", str(which + 1))


@pytest.mark.parametrize("words", ["", "no", "hola mundo", "academic " * 33, "x" * 5000])
def test_what_is_no_share_is_told(words: str) -> None:
    assert refused([shares.split(bytes(32))[0], words]) == ("escrow.share_misread", "2")


def test_shares_of_two_ceremonies_do_not_fit() -> None:
    assert refused([shares.split(bytes(32))[0], shares.split(bytes(32))[1]])[0] == "escrow.shares_apart"


def test_capital_letters_and_line_breaks_do_not_matter() -> None:
    three = shares.split(bytes(32))
    assert shares.join([three[0].upper().replace(" ", "\n"), f"  {three[2]} "]) == bytes(32)
