"""What we claim about safety names its proof: each test in docs/threats.md and docs/asvs.csv exists, and nothing is assumed."""

import ast
import csv
import re
from collections import Counter
from functools import cache

import pytest

from tests.house import ground

THREATS = ground.ROOT / "docs" / "threats.md"
ASVS = ground.ROOT / "docs" / "asvs.csv"
NAMED = re.compile(r"tests/[\w/]+\.py::\w+")
REQUIREMENTS = {"1": 70, "2": 183, "3": 92}
"""How many requirements ASVS 5.0.0 has on each level."""
CHAPTERS = 17


@cache
def existing() -> frozenset[str]:
    """Return every test of the house as path::name."""
    return frozenset(
        f"{ground.short(path)}::{node.name}"
        for path in ground.files("test_*.py", "tests")
        for node in ground.tree(path).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def requirements() -> list[dict[str, str]]:
    """Return the rows of the ASVS file."""
    with ASVS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def threats() -> dict[str, list[str]]:
    """Return the rows of the threat table: number → control, proof, what is left."""
    rows = re.findall(r"^\| (T\d+) \| (.*) \|$", THREATS.read_text(encoding="utf-8"), re.MULTILINE)
    return {number: rest.split(" | ") for number, rest in rows}


@pytest.mark.parametrize("document", [THREATS, ASVS], ids=["threats", "asvs"])
def test_every_test_that_is_named_as_a_proof_exists(document: object) -> None:
    text = (THREATS if document == THREATS else ASVS).read_text(encoding="utf-8")
    named = set(NAMED.findall(text))
    assert len(named) > 30
    assert named - existing() == set()


def test_every_threat_has_a_control_a_proof_or_the_words_not_built_yet_and_what_is_left() -> None:
    assert list(threats()) == [f"T{number}" for number in range(1, 29)]
    for number, cells in threats().items():
        assert len(cells) == 4, number
        _who, control, proof, left = cells
        assert NAMED.search(proof) or "not built yet" in control.lower(), number
        assert len(left) > 20, number


def test_every_requirement_of_the_standard_has_one_answer_with_its_proof_or_its_reason() -> None:
    rows = requirements()
    assert len({row["requirement"] for row in rows}) == len(rows)
    assert Counter(row["level"] for row in rows) == REQUIREMENTS
    assert {int(row["requirement"][1:].partition(".")[0]) for row in rows} == set(range(1, CHAPTERS + 1))
    for row in rows:
        name, proofs = row["requirement"], row["proof"].split()
        assert row["subject"], name
        if row["answer"] == "met":
            assert proofs, name
            for proof in proofs:
                assert proof in existing() or (ground.ROOT / proof).is_file(), (name, proof)
        else:
            assert row["answer"] in ("not met", "not applicable"), name
            assert not proofs, name
            assert len(row["reason"]) >= 10, name


def test_nothing_is_assumed() -> None:
    words = re.compile(r"\b(assum\w*|presum\w*|should be|probably|believed?)\b", re.IGNORECASE)
    for row in requirements():
        assert not words.search(" ".join(row.values())), row["requirement"]


def test_the_summary_in_the_threats_says_what_the_file_says() -> None:
    counted = Counter((row["level"], row["answer"]) for row in requirements())
    for level in REQUIREMENTS:
        numbers = [counted[level, answer] for answer in ("met", "not applicable", "not met")]
        assert f"| {level} | {' | '.join(map(str, numbers))} |" in THREATS.read_text(encoding="utf-8")
