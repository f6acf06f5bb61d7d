"""Forked processes: the program is read once, then every round gets a fresh one in milliseconds.

The parent never opens the database, so no connection crosses a fork. A child speaks by lines on a pipe; a line is one
system call, so what arrived was said whole, whenever the child is killed.
"""

import fcntl
import json
import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

Tell = Callable[[dict[str, Any]], None]
Work = Callable[[Tell], None]
_PATIENCE, _MOMENT = 5.0, 0.03
_ROOMY = 1 << 20
"""Bytes that fit into the pipe: a child is never held up by a parent that looks elsewhere."""


class Child:
    """A child that does `work` once it is told to go, and what it has said so far."""

    def __init__(self, work: Work) -> None:
        self._out, out = os.pipe()
        go, self._go = os.pipe()
        fcntl.fcntl(out, fcntl.F_SETPIPE_SZ, _ROOMY)
        self._rest = b""
        self.ended = False
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._out)
            os.close(self._go)
            _live(work, go, out)
        os.close(out)
        os.close(go)

    def go(self) -> "Child":
        """Let the child begin."""
        os.write(self._go, b".")
        return self

    def heard(self, seconds: float) -> list[dict[str, Any]]:
        """Return what the child says within `seconds`, at once when there is something; mark when it has ended."""
        if not select.select([self._out], [], [], seconds)[0]:
            return []
        new = os.read(self._out, _ROOMY)
        self.ended = not new
        *lines, self._rest = (self._rest + new).split(b"\n")
        return [json.loads(line) for line in lines]

    def listen(self, seconds: float, enough: Callable[[list[dict[str, Any]]], bool]) -> list[dict[str, Any]]:
        """Return what the child says until it is `enough`, it ends, or `seconds` have passed."""
        until, said = time.monotonic() + seconds, list[dict[str, Any]]()
        while not self.ended and not enough(said) and time.monotonic() < until:
            said += self.heard(min(0.05, max(0.0, until - time.monotonic())))
        return said

    def moment(self, dice: random.Random, latest: int) -> list[dict[str, Any]]:
        """Return what the child says until a random moment: after up to `latest` answers, and then a few milliseconds."""
        answers = dice.randint(0, latest)
        said = self.listen(_PATIENCE, lambda said: len(said) >= answers)
        time.sleep(dice.uniform(0, _MOMENT))
        return said

    def stop(self) -> None:
        """Hold the child still where it is."""
        os.kill(self.pid, signal.SIGSTOP)

    def is_still(self) -> bool:
        """Return whether every thread of the child has come to rest: none is inside the kernel."""
        states = Path(f"/proc/{self.pid}/task").glob("*/stat")
        return all(state.read_text().rpartition(")")[2].split()[0] == "T" for state in states)

    def kill(self) -> list[dict[str, Any]]:
        """Kill the child without warning and return the last of what it said."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        said = []
        while not self.ended:
            said += self.heard(1)
        os.close(self._out)
        os.close(self._go)
        return said


def asked(work: Work, seconds: float = 600) -> list[dict[str, Any]]:
    """Return all that a child says that does `work` to its end; raise when it fails or takes too long."""
    child = Child(work).go()
    said = child.listen(seconds, lambda _: False)
    came_to_its_end = child.ended
    said += child.kill()
    broken = [line["crashed"] for line in said if "crashed" in line]
    if broken or not came_to_its_end:
        raise RuntimeError(broken[0] if broken else "took too long")
    return said


def _live(work: Work, go: int, out: int) -> NoReturn:
    def tell(line: dict[str, Any]) -> None:
        try:
            os.write(out, json.dumps(line).encode() + b"\n")
        except BrokenPipeError:  # nobody listens any more
            os._exit(0)

    try:
        if os.read(go, 1):
            work(tell)
    except BaseException:
        tell({"crashed": traceback.format_exc(limit=-6)})
    finally:
        os._exit(0)  # nothing of the parent's is ended here, whatever happened
