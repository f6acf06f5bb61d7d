"""Names the machine, because a figure without its machine says nothing."""

import os
import platform
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path


def named() -> str:
    """Return processor, cores, memory, system, Python, SQLite and the day, in one line."""
    parts = (
        f"{_processor()}, {os.cpu_count()} cores, {_memory()}",
        f"{platform.system()} {platform.release().partition('-')[0]}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        f"{datetime.now(UTC):%Y-%m-%d}",
    )
    return "; ".join(parts)


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if "model name" in line), platform.processor())


def _memory() -> str:
    file = Path("/proc/meminfo")
    if not file.exists():
        return "memory unknown"
    return f"{int(file.read_text(encoding='utf-8').split()[1]) / 1e6:.0f} GB"


def pace() -> float:
    """Return the CPU seconds of five million additions: a machine shared with others is slower in CPU time, too."""
    began, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    return time.process_time() - began
