"""Checkpoints on another machine or stick (AMPARO_CHECKPOINT_DROP): whoever rules this one cannot rewrite those."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from django.conf import settings

from amparo.trust.audit import files

Drop = Callable[[str, str, str], None]
_carrier: list[Thread] = []


def folder() -> Path | None:
    """Return the folder outside; None when the setting is empty."""
    return Path(settings.AMPARO_CHECKPOINT_DROP) if settings.AMPARO_CHECKPOINT_DROP else None


def drop(log: str, name: str, note: str) -> None:
    """Write a checkpoint to the folder outside. While it is away nothing is lost: the next one covers this one.

    The folder is never made: where a share or stick is not mounted, its copy would land on this same disk.
    """
    place = folder()
    if place is None:
        return
    try:
        if place.is_dir():
            files.put(place / _named(log, name), note)
            return
    except OSError:
        pass
    logging.getLogger(__name__).warning("a checkpoint could not be written to AMPARO_CHECKPOINT_DROP")


def drop_soon(log: str, name: str, note: str) -> None:
    """Write it beside the running request: a share that hangs must not stop anyone's work. One at a time."""
    if folder() and not (_carrier and _carrier[0].is_alive()):
        _carrier[:] = [Thread(target=drop, args=(log, name, note), daemon=True)]
        _carrier[0].start()


def newest_size(log: str) -> int | None:
    """Return the size of the newest checkpoint outside, 0 when there is none; None when the folder is away."""
    place = folder()
    try:
        if place is None or not place.is_dir():
            return None
        sizes = [path.stem.rpartition("-")[2] for path in place.glob(_named(log, "*.txt"))]
    except OSError:
        return None
    return max((int(size) for size in sizes if size.isdecimal()), default=0)


def _named(log: str, name: str) -> str:
    return f"{log.replace('/', '-')}-{name}"
