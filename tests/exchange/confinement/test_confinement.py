"""Promises of the process that opens a stranger's file: little time, little memory, no secrets, a bounded answer, an end."""

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from amparo.exchange import confinement
from amparo.exchange.confinement import GaveUpError, Limits

SMALL = Limits(cpu_seconds=1, wall_seconds=6, memory_bytes=200_000_000, answer_bytes=1_000)
HERE = "tests.exchange.confinement.stranger"


def limited(program: str) -> str:
    """Return what a process that keeps to SMALL prints when it runs `program`."""
    begin = f"from amparo.exchange.confinement import Limits, keep_to\nkeep_to({SMALL!r})\n"
    return subprocess.run([sys.executable, "-c", begin + program], capture_output=True, text=True, check=False).stdout


def test_memory_beyond_the_limit_is_refused_to_it() -> None:
    assert (
        limited("try:\n x = bytearray(400_000_000); print('taken')\nexcept MemoryError:\n print('refused')")
        == "refused\n"
    )


def test_it_writes_no_file(tmp_path: object) -> None:
    program = f"""
try:
    with open({str(tmp_path)!r} + "/kept", "wb", buffering=0) as file:
        file.write(b"words of a person")
except OSError:
    print("refused")
"""
    said = limited(program)
    assert said == "refused\n"


def test_what_it_says_comes_back_and_what_it_is_given_arrives_however_long() -> None:
    large = b"x" * 3_000_000
    assert confinement.run(HERE, large, SMALL, "count") == b"3000000"


@pytest.mark.parametrize(
    ("act", "seconds", "slow"), [("spin", 120, False), ("sleep", 2, True), ("talk", 120, False), ("fail", 120, False)]
)
def test_a_process_that_does_not_end_in_order_is_ended_and_gives_no_answer(act: str, seconds: int, slow: bool) -> None:
    began = time.monotonic()
    with pytest.raises(GaveUpError) as gave_up:
        confinement.run(HERE, b"", replace(SMALL, wall_seconds=seconds), act)
    assert time.monotonic() - began < seconds + 30, "long before the process would have ended by itself"
    assert gave_up.value.slow is slow


def test_no_setting_and_no_secret_of_the_server_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_DATABASE_URL", "postgresql://amparo:secret@db/amparo")
    monkeypatch.setenv("HOME", "/home/server")
    held = confinement.run(HERE, b"", SMALL, "environment").decode()
    assert "AMPARO" not in held
    assert "HOME" not in held
    assert "PATH" in held
    assert "AMPARO_DATABASE_URL" in os.environ
