"""Sends files of boundaries through the confined process. The program that holds keys and records never parses one."""

import json
from collections.abc import Iterator, Sequence

from amparo.exchange import confinement
from amparo.exchange.boundaries.shapes import Drawn, heard
from amparo.exchange.complaints import Complaint

LARGEST = 64 * 1024 * 1024
"""How large all files of a country may be together."""
LIMITS = confinement.Limits(cpu_seconds=60, wall_seconds=180, memory_bytes=3 * 1024**3, answer_bytes=2 * 1024 * 1024)
_LENGTH = 8


def drawn(files: Sequence[bytes]) -> tuple[Drawn | None, list[Complaint]]:
    """Return the outlines of the areas in `files`, which are of one country, or what is wrong with them."""
    if not files or sum(map(len, files)) > LARGEST:
        return None, [Complaint(1, "file", f"together they must be between 1 byte and {LARGEST // 1024**2} MB")]
    joined = b"".join(len(one).to_bytes(_LENGTH, "big") + one for one in files)
    try:
        told = confinement.run("amparo.exchange.boundaries.child", joined, LIMITS).decode()
    except confinement.GaveUpError as problem:
        why = "it takes too long" if problem.slow else "it cannot be opened within the limits"
        return None, [Complaint(1, "file", f"{why}: simplify it first")]
    if told.startswith("["):
        return None, [Complaint(row, column, said, file) for row, column, said, file in json.loads(told)]
    return heard(told), []


def parted(data: bytes) -> Iterator[bytes]:
    """Yield the files that were joined."""
    at = 0
    while at < len(data):
        end = at + _LENGTH + int.from_bytes(data[at : at + _LENGTH], "big")
        yield data[at + _LENGTH : end]
        at = end
