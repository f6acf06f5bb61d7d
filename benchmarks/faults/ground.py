"""The places where work is done: one folder that never changes its name, on whichever file system a round needs.

Everything lies in memory (/dev/shm) when there is room: a killed process loses nothing that the kernel has, and a power
cut is made by copying what has reached the "disk", which is a file there.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_IMAGE_MB, _JOURNAL_MB = 48, 4
_MEMORY = Path("/dev/shm")  # noqa: S108


class Ground:
    """A work folder: `data` is where Amparo keeps its files, `template` a copy of them as they are at the beginning."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="amparo-faults-", dir=_MEMORY if _MEMORY.is_dir() else None))
        self.data, self.template = self.root / "data", self.root / "template"
        self.data.mkdir(mode=0o700)

    def keep_as_template(self) -> None:
        """Remember the data folder as it is now."""
        shutil.copytree(self.data, self.template)

    def renew(self) -> None:
        """Put the data folder back to its beginning."""
        shutil.rmtree(self.data)
        shutil.copytree(self.template, self.data)

    def fill(self) -> None:
        """Copy the beginning into the file system that is mounted at the data folder."""
        shutil.copytree(self.template, self.data, dirs_exist_ok=True)

    def disk(self, name: str) -> Path:
        """Return the file of a new disk that holds the beginning."""
        image = self.root / name
        with image.open("wb") as new:
            new.truncate(_IMAGE_MB << 20)
        _run("mkfs.ext4", "-q", "-F", "-J", f"size={_JOURNAL_MB}", str(image))
        with self.mounted(image):
            self.fill()
            os.sync()
        return image

    @contextmanager
    def mounted(self, image: Path) -> Iterator[None]:
        """Mount a disk at the data folder; the kernel writes nothing down by its own clock, only when it is told to."""
        with self._mounted("-o", "loop,commit=300", str(image)):
            yield

    @contextmanager
    def small(self, kilobytes: int) -> Iterator[None]:
        """Mount a disk at the data folder that is full after so many kilobytes."""
        with self._mounted("-t", "tmpfs", "-o", f"size={kilobytes}k", "faults"):
            self.fill()
            yield

    def make_room(self) -> None:
        """Let the small disk grow, as a person makes room."""
        _run("mount", "-o", "remount,size=128m", str(self.data))

    @contextmanager
    def _mounted(self, *how: str) -> Iterator[None]:
        _run("mount", *how, str(self.data))
        try:
            yield
        finally:
            self._unmount()

    def _unmount(self) -> None:
        try:
            _run("umount", str(self.data))
        except subprocess.CalledProcessError:  # a writer is still there: only when the run itself is stopped
            _run("umount", "--lazy", str(self.data))

    def used_kilobytes(self) -> int:
        """Return what the beginning takes on a disk of memory pages."""
        files = [path for path in self.template.rglob("*") if path.is_file()]
        return sum((path.stat().st_size + 4095) // 4096 * 4 for path in files)

    def leave(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.root, ignore_errors=True)


def missing(*programs: str) -> str:
    """Return why rounds with disks of their own or failing calls cannot run here; empty when they can."""
    absent = [program for program in programs if shutil.which(program) is None]
    if absent:
        return f"{', '.join(absent)} is not installed here"
    return "" if os.geteuid() == 0 else "only root may mount disks and trace system calls"


def traceable() -> str:
    """Return why this machine cannot let system calls fail; empty when it can."""
    absent = missing("strace")
    if absent:
        return absent
    allowed = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0
    return "" if allowed else "this machine lets no process trace another"


def mountable(ground: Ground) -> str:
    """Return why this machine cannot mount a disk from a file; empty when it can."""
    absent = missing("mkfs.ext4", "mount", "umount")
    if absent:
        return absent
    try:
        ground.disk("trial.img").unlink()
    except (OSError, subprocess.CalledProcessError) as problem:
        return f"a disk in a file cannot be mounted here ({problem})"
    return ""


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)
