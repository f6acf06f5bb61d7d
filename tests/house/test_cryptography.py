"""docs/cryptography.md is the inventory it says it is: nothing cryptographic is missing there, nothing is invented."""

import ast
import re
from functools import cache

import pytest

from amparo.trust.letters import receipts
from amparo.trust.vault import suites
from amparo.trust.vault.keyring import Cost
from tests.house import ground

DOCUMENT = ground.ROOT / "docs" / "cryptography.md"
LIBRARIES = {
    "argon2",
    "cryptography",
    "hashlib",
    "hmac",
    "joserfc",
    "pyrage",
    "secrets",
    "shamir_mnemonic",
    "sqlcipher3",
}
EXCEPTIONS = {"InvalidSignature", "InvalidTag"}


@cache
def text() -> str:
    """Return the document."""
    return DOCUMENT.read_text(encoding="utf-8")


def libraries(tree: ast.AST) -> set[str]:
    """Return the cryptographic libraries that a file imports."""
    nodes = list(ast.walk(tree))
    plain = {alias.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken = {
        (node.module or "").partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and not node.level
    }
    return (plain | taken) & LIBRARIES


def test_every_file_that_imports_something_cryptographic_stands_in_the_inventory_and_no_other() -> None:
    using = {ground.short(path) for path in ground.python("amparo") if libraries(ground.tree(path))}
    assert len(using) > 20
    assert set(re.findall(r"`(amparo/[\w/]+\.py)`", text())) == using


def test_every_primitive_of_the_library_is_named_in_the_row_of_its_file() -> None:
    missing = []
    for path in ground.python("amparo/trust/vault"):
        rows = "\n".join(line for line in text().splitlines() if f"`{ground.short(path)}`" in line)
        for node in ast.walk(ground.tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cryptography"):
                names = {alias.name for alias in node.names} - EXCEPTIONS
                missing += [f"{ground.short(path)}: {name}" for name in names if f"`{name}`" not in rows]
    assert missing == []


@pytest.mark.parametrize(
    "words",
    [
        "Argon2id (`Argon2id`), {0.memory} MiB, {0.passes} passes, {0.lanes} lanes | passphrases",
        "Argon2id, {1.memory} MiB, {1.passes} passes, {1.lanes} lane; `hmac` compares | receipts",
    ],
)
def test_costs_are_those_of_the_program(words: str) -> None:
    costs = [Cost(each.memory // 1024, each.passes, each.lanes) for each in (Cost(), receipts.COST)]
    assert words.format(*costs) in text()


def test_sizes_are_those_of_the_program() -> None:
    assert f"AES-{8 * len(suites.new_key())}-GCM (`AESGCM`), {8 * suites.NONCE}-bit random nonces" in text()
    assert f"padded to {suites.STEP} bytes" in text()


def test_every_key_file_stands_in_the_table_of_lives_and_no_other() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in ground.python("amparo/config"))
    named = set(re.findall(r"\"(\w+)\.key\"|keys/(\w+)\.key", code))
    made = {one or other for one, other in named} | set(
        re.findall(r"for one in \(([^)]*)\)", code)[0].replace('"', "").split(", ")
    )
    told = set(re.findall(r"^\| `([\w…-]+)\.key`", text(), re.MULTILINE))
    assert "vault" in made
    assert told - {"gateway-…"} == made
    assert 'f"gateway-{' in code
