"""What `make test` leaves out is named in one list, which names files that exist."""

from tests.house.ground import ROOT
from tests.selecting import LONG


def test_each_file_of_the_list_exists_and_no_line_is_there_twice() -> None:
    told = [line for line in (ROOT / "tests" / "long.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert told == sorted(LONG)
    assert [line for line in told if not (ROOT / line).is_file()] == []


def test_the_law_of_access_and_the_seal_are_never_left_out() -> None:
    kept = (
        "tests/foundation/policy/",
        "tests/trust/vault/",
        "tests/trust/audit/",
        "tests/house/",
        "tests/canary/test_sealed",
    )
    assert [line for line in LONG if line.startswith(kept)] == []
