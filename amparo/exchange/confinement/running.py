"""The parent's side: starts the process, hands it the bytes, takes an answer of bounded length, and ends it in any case."""

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import amparo
from amparo.exchange.confinement.limits import Limits


class GaveUpError(Exception):
    """The process gave no answer; `slow` says that it was still at work when its time was over."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__("no answer within the limits")
        self.slow = slow


def run(module: str, data: bytes, limits: Limits, *arguments: str) -> bytes:
    """Return what `module` of ours, run by itself, writes to its output when it is given `data` as its input.

    Raises GaveUpError when it ends otherwise than in order, takes too long or answers too much. Nothing is written to disk.
    """
    child = subprocess.Popen(  # noqa: S603 - our own module and arguments we made ourselves
        [sys.executable, "-m", module, *arguments], cwd=Path(amparo.__file__).parent.parent, env=_small_environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    over = threading.Event()
    clock = threading.Timer(limits.wall_seconds, _end, (child, over))
    clock.start()
    with child:
        answer = _exchanged(child, data, limits.answer_bytes)
    clock.cancel()
    if child.returncode != 0:
        raise GaveUpError(slow=over.is_set())
    return answer


def _exchanged(child: "subprocess.Popen[bytes]", data: bytes, most: int) -> bytes:
    """Feed and read at the same time, so that neither side waits for the other; end a child that talks too much."""
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("the process was started without pipes")
    feeder = threading.Thread(target=_feed, args=(child.stdin, data), daemon=True)
    feeder.start()
    answer = child.stdout.read(most + 1)
    if len(answer) > most:
        child.kill()
    feeder.join()
    return answer


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError), pipe:
        pipe.write(data)


def _end(child: "subprocess.Popen[bytes]", over: threading.Event) -> None:
    over.set()
    child.kill()


def _small_environment() -> dict[str, str]:
    # No secrets of the server's environment go to the process that opens a stranger's file.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
