"""The memory of a process in which restricted cases were read by day and nobody is signed in: it holds no name of them.

Looked at from another process, as whoever rules the machine can.
"""

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

from amparo.interfaces.cli.serving import forgetful
from tests.canary.remembering import NAME

pytestmark = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc overwrites what is freed")
ROOT = Path(__file__).resolve().parents[2]
WRITABLE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")


def run(what: str, data: Path, **more: str) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    own = {**kept, "AMPARO_DATA": str(data), "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-m", "tests.canary.remembering", what]
    return subprocess.Popen(command, env=own, cwd=data, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def names_in(process: int) -> set[bytes]:
    """Return the names that stand anywhere in the memory that a process can write."""
    plain = "".join(NAME).encode()
    wide = b"".join(bytes([letter, 0]) for letter in plain)
    pattern = re.compile(plain + rb"\dx|" + wide + rb"\d\0x\0", re.IGNORECASE)
    found: set[bytes] = set()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            if (part := WRITABLE.match(line)) and "[v" not in line:
                start, end = (int(each, 16) for each in part.groups())
                memory.seek(start)
                found |= {each.lower().replace(b"\0", b"") for each in pattern.findall(memory.read(end - start))}
    return found


@pytest.mark.walk
def test_after_sign_out_no_name_is_left_in_the_memory_of_the_process(tmp_path: Path) -> None:
    assert run("write", tmp_path).wait(120) == 0
    process = run("read", tmp_path, **forgetful.OVERWRITTEN)
    assert process.stdout
    assert process.stdin
    seen = {}
    for line in process.stdout:
        seen[line.strip()] = names_in(process.pid)
        process.stdin.write("seen\n")
        process.stdin.flush()
    assert process.wait(20) == 0
    assert len(seen["held"]) >= 1, "the look finds what is there"
    assert seen["gone"] == set()


@pytest.mark.parametrize("command", sorted(forgetful.SERVING))
def test_what_serves_starts_itself_anew_once_so_that_freed_memory_is_overwritten(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    begun: list[dict[str, str]] = []
    monkeypatch.setattr(os, "execve", lambda _path, _words, own: begun.append(dict(own)))
    monkeypatch.setenv(forgetful.TUNABLES, "glibc.malloc.arena_max=2")
    forgetful.begin([command])
    assert begun[0][forgetful.TUNABLES].startswith("glibc.malloc.arena_max=2:glibc.malloc.perturb=")
    for name in forgetful.OVERWRITTEN:
        monkeypatch.setenv(name, begun[0][name])
    forgetful.begin([command])
    forgetful.begin(["doctor"])
    assert len(begun) == 1
