"""Lets a process that serves overwrite memory it is done with, so that a look into it finds nobody after sign-out.

Python hands back what it read of a record, and the key it read it with, and does not clear it: of the last cases that were
opened, names stood in the memory of a process in which nobody was signed in any more. The C library of Linux (glibc)
overwrites what is freed when it is told to at the start of a process, and Python leaves its memory to it when told so.
"""

import os
import platform
import sys

SERVING = {"serve", "portal", "worker"}
"""The commands that live long and read records, or reports before they are sealed."""
TUNABLES = "GLIBC_TUNABLES"
OVERWRITTEN = {"PYTHONMALLOC": "malloc", TUNABLES: "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0"}
"""Any byte but 0 does; the cache of each thread is left out, because what lies in it is not overwritten."""


def begin(words: list[str]) -> None:
    """Start this process anew, in its own place, with memory that is overwritten, when `words` are a serving command.

    Where there is no glibc, or the process was begun so already, nothing happens. What it costs is in docs/speed.md.
    """
    if not SERVING & set(words[:1]) or platform.libc_ver()[0] != "glibc":
        return
    told = os.environ.get(TUNABLES, "")
    if "glibc.malloc.perturb" in told and os.environ.get("PYTHONMALLOC") == OVERWRITTEN["PYTHONMALLOC"]:
        return
    tunables = ":".join(filter(None, (told, OVERWRITTEN[TUNABLES])))
    own = os.environ | OVERWRITTEN | {TUNABLES: tunables}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], own)  # noqa: S606  # nosec B606
