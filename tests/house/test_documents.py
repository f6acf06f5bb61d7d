"""Documents say what is true: their commands exist, their settings are those of the code, their links lead on."""

import ast
import re
from pathlib import Path

from tests.house import ground

DOCUMENTS = tuple(
    sorted(list(ground.ROOT.glob("*.md")) + list(ground.files("*.md", "docs")) + list(ground.files("README.md")))
)
IN_CODE = re.compile(r"`([^`\n]+)`|^(?: {4}|\$ )?((?:make|amparo) .*)$", re.MULTILINE)


def _commands(program: str) -> dict[str, list[str]]:
    """Return the first word after `program` in code of any document → the documents that say it."""
    found: dict[str, list[str]] = {}
    for path in DOCUMENTS:
        for parts in IN_CODE.findall(path.read_text(encoding="utf-8")):
            words = "".join(parts).split()
            if len(words) > 1 and words[0] == program:
                word = next((word for word in words[1:] if "=" not in word and not word.startswith("-")), "")
                found.setdefault(word, []).append(ground.short(path))
    found.pop("", None)
    return found


def test_every_make_command_in_a_document_exists() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ground.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert "test" in _commands("make")
    assert {word: where for word, where in _commands("make").items() if word not in targets} == {}


def test_every_amparo_command_in_a_document_exists() -> None:
    from amparo.interfaces.cli.main import amparo

    assert {word: where for word, where in _commands("amparo").items() if word not in amparo.commands} == {}


def _settings_in_code() -> set[str]:
    nodes = [node for path in ground.python() for node in ast.walk(ground.tree(path)) if isinstance(node, ast.Call)]
    arguments = [node.args[0] for node in nodes if node.args and isinstance(node.args[0], ast.Constant)]
    names = {node.value for node in arguments if isinstance(node.value, str)}
    return {name for name in names if re.fullmatch(r"AMPARO_[A-Z_]+", name)}


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    text = (ground.ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert _settings_in_code() == set(re.findall(r"^\| `(AMPARO_[A-Z_]+)`", text, re.MULTILINE))


def test_every_link_between_documents_leads_somewhere() -> None:
    lost = []
    for path in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:") and not _exists(path, target):
                lost.append(f"{ground.short(path)} → {target}")
    assert not lost


def _exists(document: Path, target: str) -> bool:
    return (document.parent / target).exists()


def test_what_runs_is_exactly_what_was_tested() -> None:
    """The run lock must not hold a package or version that the dev lock does not hold."""
    pins = {
        name: set(re.findall(r"^([a-z0-9._-]+==\S+)", (ground.ROOT / "requirements" / name).read_text(), re.MULTILINE))
        for name in ("run.lock", "dev.lock")
    }
    assert pins["run.lock"]
    assert pins["run.lock"] <= pins["dev.lock"]
