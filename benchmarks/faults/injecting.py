"""System calls fail during work: strace answers in the kernel's place, once or from some call on, until it lets go."""

import random
import signal
import subprocess

from benchmarks.faults.children import Child
from benchmarks.faults.filling import recovered
from benchmarks.faults.ground import Ground
from benchmarks.faults.rounds import judgement
from benchmarks.faults.table import Row, Said
from benchmarks.faults.worker import writing

_CALLS = (
    ("fdatasync", "EIO", "amparo.sqlite3-wal", 12), ("pwrite64", "EIO", "", 25), ("pwrite64", "ENOSPC", "", 25),
    ("pread64", "EIO", "", 25), ("fsync", "EIO", "audit/checkpoints", 1),
)  # fmt: skip
"""System call, error, the file it is limited to, and the latest call that fails."""
_REFUSED, _ACTS = 4, 30
_PATIENCE = 6.0


def inject(ground: Ground, rounds: int, dice: random.Random, rows: list[Row]) -> None:
    """Let system calls fail in `rounds` rounds; add one row for each kind of failure."""
    mine = {kind: Row(f"{kind[0]} fails with {kind[1]}{kind[2] and f' on {kind[2]}'}") for kind in _CALLS}
    rows += mine.values()
    for number in range(rounds):
        kind = call, error, name, latest = _CALLS[number % len(_CALLS)]
        ground.renew()
        child = Child(writing.work(dice.getrandbits(32)))
        when = f"{dice.randint(1, latest)}{dice.choice(['', '+'])}"
        with _Failing(child.pid, f"inject={call}:error={error}:when={when}", str(ground.data / name) if name else ""):
            child.go()
            said = child.listen(_PATIENCE, _enough)
        after = recovered(child)
        said += after + child.kill()
        found = judgement([], said)
        if not any("act" in line for line in after):
            found.broken.append("the writer did not go on afterwards")
        mine[kind].add(said, found)


def _enough(said: Said) -> bool:
    return sum("failed" in line for line in said) >= _REFUSED or len(said) >= _ACTS


class _Failing:
    """Within it, one system call of a process fails as `inject` says, on every file or on the one of `path`."""

    def __init__(self, pid: int, inject: str, path: str) -> None:
        words = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={inject[7:].partition(':')[0]}", "-e", inject]
        only = ["-P", path] if path else []
        self._strace = subprocess.Popen([*words, *only, "-p", str(pid)], stderr=subprocess.PIPE, text=True)

    def __enter__(self) -> None:
        assert self._strace.stderr
        told = self._strace.stderr.readline()
        if "attached" not in told:
            raise RuntimeError(f"strace says: {told}")

    def __exit__(self, *_: object) -> None:
        self._strace.send_signal(signal.SIGINT)
        self._strace.communicate()
