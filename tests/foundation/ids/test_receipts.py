"""A receipt that was misread is found before anything is looked up, and every script's digits are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.ids import receipts

FIFTEEN = st.text("0123456789", min_size=15, max_size=15)
ARABIC, PERSIAN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def test_the_example_of_the_standard_checks() -> None:
    assert receipts.check_digit("0794") == "5"  # ISO 7064, MOD 11,10


@given(FIFTEEN)
def test_a_whole_receipt_leaves_the_remainder_of_the_standard(digits: str) -> None:
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    assert (product + int(receipts.check_digit(digits))) % 10 == 1


@given(FIFTEEN, st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(digits: str, at: int, more: int) -> None:
    whole = digits + receipts.check_digit(digits)
    wrong = whole[:at] + str((int(whole[at]) + more) % 10) + whole[at + 1 :]
    assert receipts.number(whole) == whole
    assert receipts.number(wrong) is None


def test_nearly_all_exchanged_neighbours_are_found() -> None:
    found, tried = 0, 0
    for _ in range(500):
        whole = receipts.new_number()
        for at in range(15):
            swapped = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
            if swapped != whole:
                tried += 1
                found += receipts.number(swapped) is None
    assert found / tried > 0.97


@given(FIFTEEN)
def test_a_receipt_is_read_as_people_write_it(digits: str) -> None:
    whole = digits + receipts.check_digit(digits)
    for written in (
        receipts.spoken(whole),
        whole.translate(ARABIC),
        whole.translate(PERSIAN),
        f" {whole[:8]}-{whole[8:]} ",
    ):
        assert receipts.number(written) == whole
    assert receipts.pin(whole[:6].translate(ARABIC)) == whole[:6]


@pytest.mark.parametrize(
    "text", ["", " ", "12", "1234 5678 9012 345", "O123456789012345", "١²³4567890123456", "1" * 400]
)
def test_what_is_no_receipt_is_none(text: str) -> None:
    assert receipts.number(text) is None


def test_receipts_and_pins_are_not_alike() -> None:
    assert len({receipts.new_number() for _ in range(1000)}) == 1000
    assert all(receipts.pin(receipts.new_pin()) for _ in range(100))
