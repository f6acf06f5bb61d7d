"""What a process that opens a stranger's file may use; it sets the limits on itself before it reads the first byte."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Seconds of work, seconds by the clock, bytes of memory, of the answer, and of any file it writes (none)."""

    cpu_seconds: int
    wall_seconds: int
    memory_bytes: int
    answer_bytes: int
    file_bytes: int = 0


def keep_to(limits: Limits) -> None:
    """Limit this process's time and memory; it may start no other process and leave no core dump.

    Where the system knows no such limits, the parent's clock and its measure of the answer count.
    """
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
