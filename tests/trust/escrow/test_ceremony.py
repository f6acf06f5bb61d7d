"""A key is made, split and forgotten; its public half travels as a file that shows every change."""

import json
from itertools import combinations

import pytest

from amparo.foundation.errors import Refusal
from amparo.trust.escrow import ceremony
from amparo.trust.vault import pairs

HOLDERS = ("Ines Iturra", "Jonas Joly", "كريم خالد")


def test_any_two_shares_give_the_pair_whose_public_half_was_made() -> None:
    held = ceremony.hold(HOLDERS)
    for two in combinations(held.shares, 2):
        pair = ceremony.pair_of(two)
        assert pair.public == held.half.public
        assert pairs.open_with(pair.private, pairs.seal_to(held.half.public, b"key", b"place"), b"place") == b"key"


def test_two_ceremonies_have_nothing_in_common() -> None:
    one, other = ceremony.hold(HOLDERS), ceremony.hold(HOLDERS)
    assert one.half.fingerprint != other.half.fingerprint
    assert not set(one.shares) & set(other.shares)


@pytest.mark.parametrize(
    "names", [(), ("A", "B"), ("A", "B", "C", "D"), ("A", "B", "b"), ("A", "B", " "), ("A A", "A  A", "B")]
)
def test_three_different_people_are_named(names: tuple[str, ...]) -> None:
    with pytest.raises(Refusal) as problem:
        ceremony.hold(names)
    assert problem.value.code == "escrow.holders"


def test_no_share_shows_in_what_python_prints() -> None:
    held = ceremony.hold(HOLDERS)
    assert not any(" ".join(share.split()[10:13]) in repr(held) for share in held.shares)
    assert str(ceremony.pair_of(held.shares[:2])) == "Pair(…)"


def test_the_public_half_comes_back_from_its_file_and_no_share_is_in_it() -> None:
    held = ceremony.hold(HOLDERS)
    text = ceremony.written(held.half)
    assert ceremony.read(text) == held.half
    assert held.half.fingerprint in text
    assert not any(word in text.split() for share in held.shares for word in share.split())


@pytest.mark.parametrize("what", ["format", "public", "holders", "fingerprint", "nothing", "list", "other key"])
def test_a_changed_file_is_refused(what: str) -> None:
    told = json.loads(ceremony.written(ceremony.hold(HOLDERS).half))
    other = json.loads(ceremony.written(ceremony.hold(HOLDERS).half))
    changes = {
        "format": {"format": "amparo escrow 2"},
        "public": {"public": "!"},
        "holders": {"holders": ["A", "B"]},
        "fingerprint": {"fingerprint": other["fingerprint"]},
        "other key": {"public": other["public"]},
    }
    text = {"nothing": "", "list": "[]"}.get(what) or json.dumps({**told, **changes.get(what, {})})
    with pytest.raises(Refusal) as problem:
        ceremony.read("" if what == "nothing" else text)
    assert problem.value.code == "escrow.no_public_half"
