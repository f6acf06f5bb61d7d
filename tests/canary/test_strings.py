"""What stays on the disk: `strings` over everything the program wrote finds none of the planted words, in no encoding."""

import base64
import gzip
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEM = b"kanari"
_PACKED = re.compile(rb"\x1f\x8b\x08|x\x01|x\x5e|x\x9c|x\xda")


def patterns() -> list[bytes]:
    """Return what every canary looks like in the encodings a file may use."""
    wide = [STEM.decode().encode(name) for name in ("utf-16-le", "utf-16-be")]
    shifted = [_inner(lead) for lead in (0, 1, 2)]
    return [STEM, *wide, STEM.hex().encode(), *shifted]


def _inner(lead: int) -> bytes:
    """Return the letters of base64 that depend on the stem alone when `lead` bytes stand before it in its group."""
    coded = base64.b64encode(b"\0" * lead + STEM + b"\0" * 2).rstrip(b"=")
    return coded[-(-lead * 8 // 6) : (lead + len(STEM)) * 8 // 6]


def found_in(data: bytes) -> list[bytes]:
    """Return the patterns found in `data` or in what is packed in it."""
    return [one for part in (data, *_unpacked(data)) for one in patterns() if one in part.lower() or one in part]


def _unpacked(data: bytes) -> Iterator[bytes]:
    whole = memoryview(data)
    for start in _PACKED.finditer(data):
        try:
            yield zlib.decompressobj(47).decompress(whole[start.start() :], 5_000_000)
        except zlib.error:
            continue


@pytest.mark.parametrize("lead", range(3))
def test_the_scan_would_find_a_word_in_any_encoding(lead: int) -> None:
    words = b"x" * lead + b"about qzx0001kanari and more"
    for coded in (
        words,
        words.decode().encode("utf-16"),
        base64.b64encode(words),
        gzip.compress(words),
        words.hex().encode(),
    ):
        assert found_in(b"\0\0\xff" + coded + b"\0"), coded


@pytest.mark.walk
def test_the_disk_holds_no_planted_word_while_the_program_runs_nor_after(tmp_path: Path) -> None:
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    folders = {"AMPARO_DATA": str(data), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    with (tmp_path / "errors.log").open("wb") as errors:
        story = subprocess.Popen(
            [sys.executable, "-m", "tests.canary.story"], cwd=temporary, env={**kept, **folders},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
        )  # fmt: skip
        try:
            assert story.stdout
            assert story.stdin
            told = story.stdout.readline()
            assert told, (tmp_path / "errors.log").read_text()[-2000:]
            said = json.loads(told)
            assert (said["planted"] >= 500, said["shown"] >= 50, said["sound"]) == (True, True, True), said
            _scan(tmp_path, needed=("amparo.sqlite3", "amparo.sqlite3-wal", "checkpoints", "errors.log"))
            story.stdin.write(b"close\n")
            story.stdin.close()
            assert story.wait(30) == 0
        finally:
            story.kill()
            story.wait()
    _scan(tmp_path, needed=("amparo.sqlite3", "checkpoints", "errors.log"))
    assert b"RuntimeError" in (tmp_path / "errors.log").read_bytes()


def _scan(folder: Path, needed: tuple[str, ...]) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert set(needed) <= {name for path in files for name in (path.name, path.parent.name)}
    assert any(path.parent.name == "index" for path in files), "the snapshot of the index is there"
    assert {str(path): found for path in files if (found := found_in(path.read_bytes()))} == {}
