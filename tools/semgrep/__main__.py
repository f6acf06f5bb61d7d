"""Looks for weaknesses by the rules beside it (rules.yml): `make check-weaknesses` runs it, beside bandit.

Only semgrep's engine is installed, one program in an environment of its own, without the sixty packages around it, some of
which send messages home. A rule that no longer sees what it is for would be silent: each is tried first on two programs
that it carries, one that breaks it and one that does not.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from tools import apart

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
LOOKED_AT = ("amparo", "tools", "frontend/js")
COMPILED = ("app.js", "htmx.js", "page.js", "recorder.js")
"""Made of libraries and of what frontend/js holds."""
Rule = dict[str, Any]
ENDINGS = {"python": "py", "javascript": "js"}


def main() -> int:
    """Say what was found; return 1 when there is something, or a rule is blind."""
    told = yaml.safe_load((HERE / "rules.yml").read_text(encoding="utf-8"))["rules"]
    with tempfile.TemporaryDirectory() as folder:
        wrong = [*_blind(told, Path(folder)), *_found(told, Path(folder))]
    print("\n".join(wrong) or f"Semgrep: {len(told)} rules of our own, each tried; nothing found.")
    return int(bool(wrong))


def _blind(told: Sequence[Rule], folder: Path) -> Iterator[str]:
    """Yield the rules that do not see the program that breaks them, or see something in the one that is sound."""
    tried = folder / "tried"
    tried.mkdir()
    for rule in told:
        for kind in ("broken", "sound"):
            path = tried / f"{rule['id']}.{kind}.{ENDINGS[rule['languages'][0]]}"
            path.write_text(rule["metadata"][kind], encoding="utf-8")
    everywhere = [{key: value for key, value in rule.items() if key != "paths"} for rule in told]
    seen = {(each["rule"], *Path(each["path"]).name.split(".")[:2]) for each in _answers(everywhere, folder, [tried])}
    for name in (rule["id"] for rule in told):
        if (name, name, "broken") not in seen or (name, name, "sound") in seen:
            yield f"The rule {name} does not tell the two programs that it carries apart."


def _found(told: Sequence[Rule], folder: Path) -> Iterator[str]:
    for each in _answers(told, folder, [ROOT / name for name in LOOKED_AT]):
        yield f"{Path(each['path']).relative_to(ROOT)}:{each['line']}: {each['rule']}: {each['words']}"


def _answers(told: Sequence[Rule], folder: Path, where: Iterable[Path]) -> list[dict[str, Any]]:
    """Return what the engine finds, as rule, path, line and words; a rule or file that it cannot read is a fault."""
    answer = json.loads(_asked(told, folder, where))
    if answer["errors"]:
        raise SystemExit("\n".join(str(each.get("message", each)) for each in answer["errors"]))
    return [
        {
            "rule": each["check_id"].rpartition(".")[2],
            "path": each["path"],
            "line": each["start"]["line"],
            "words": each["extra"]["message"],
        }
        for each in answer["results"]
    ]


def _asked(told: Sequence[Rule], folder: Path, where: Iterable[Path]) -> str:
    rules = folder / "rules.json"  # the engine does not know YAML's references
    rules.write_text(json.dumps({"rules": told}), encoding="utf-8")
    made = apart.programs(
        Path(tempfile.gettempdir()) / "amparo-semgrep", HERE / "requirements.lock", "--no-deps"
    ).parent
    engine = next(made.glob("lib/python*/site-packages/semgrep/bin/semgrep-core"))
    options = ["--experimental", "--metrics", "off", "--no-git-ignore", "--quiet", "--json", "--config", str(rules)]
    options += [word for name in COMPILED for word in ("--exclude", name)]
    command = ["osemgrep", "scan", *options, *map(str, where)]
    own = {"HOME": str(made), "PATH": os.environ["PATH"]}  # it keeps settings of its own where it finds a home
    done = subprocess.run(command, executable=engine, env=own, check=False, capture_output=True, text=True, cwd=ROOT)
    if not done.stdout:
        raise SystemExit(f"Semgrep gave no answer: {done.stderr.strip()[-500:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
