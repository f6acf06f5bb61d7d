"""Asks JavaRosa (the engine of ODK Collect, inside the pyxform wheel) about forms and answers, all in one JVM."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, unquote_plus

JAVA, JAVAC = shutil.which("java"), shutil.which("javac")
SOURCE = Path(__file__).with_name("Oracle.java")
PYXFORM = Path((find_spec("pyxform").origin if find_spec("pyxform") else "") or ".").parent
JAR = PYXFORM / "validators/odk_validate/bin/ODK_Validate.jar"
MISSING = "" if JAVA and JAVAC and JAR.exists() else "Java (java and javac 17 or later) is not installed here"


@dataclass
class Asked:
    """One filling: the XForm, the answers to set, how often each repeat stands."""

    xform: str
    answers: dict[str, str]
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Node:
    """What JavaRosa says about one place."""

    relevant: bool
    fits: bool
    value: str


def ask(fillings: list[Asked]) -> list[dict[str, Node]]:
    """Give JavaRosa's nodes by path for each filling."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        files: dict[str, Path] = {}
        for number, filling in enumerate(fillings):
            file = files.setdefault(filling.xform, Path(folder) / f"form{len(files)}.xml")
            file.write_text(filling.xform, encoding="utf-8")
            lines.append(f"F\t{file}")
            lines += [f"R\t{path}\t{count}" for path, count in filling.counts.items()]
            lines += [f"A\t{path}\t{quote(value)}" for path, value in filling.answers.items()]
            lines.append(f"E\t{number}")
        command = [str(JAVA), "-Duser.timezone=UTC", "-Duser.language=en", "-XX:TieredStopAtLevel=1", "-Xshare:auto"]
        run = subprocess.run(
            [*command, "-cp", f"{JAR}{os.pathsep}{_classes()}", "Oracle"],
            input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
    return _read(run.stdout)


def _classes() -> Path:
    """Compile the oracle once for each version of its source."""
    folder = Path(tempfile.gettempdir()) / f"amparo-oracle-{os.getuid()}-{SOURCE.stat().st_mtime_ns}"
    if not (folder / "Oracle.class").exists():
        with tempfile.TemporaryDirectory() as fresh:
            subprocess.run([str(JAVAC), "-cp", str(JAR), "-d", fresh, str(SOURCE)], check=True, timeout=60)
            shutil.copytree(fresh, folder, dirs_exist_ok=True)
    return folder


def _read(output: str) -> list[dict[str, Node]]:
    found: list[dict[str, Node]] = []
    for line in output.splitlines():
        kind, *parts = line.split("\t")
        if kind == "E":
            found.append({})
        elif kind == "N":
            path, relevant, fits, value = parts
            found[-1][path] = Node(relevant == "1", fits == "1", unquote_plus(value))
        else:
            raise AssertionError(f"JavaRosa could not read a form: {unquote_plus(parts[0])}")
    return found
