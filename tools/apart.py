"""Programs that only one command needs, in an environment of their own beside other temporary files, from a lock file."""

import subprocess
import venv
from pathlib import Path


def programs(folder: Path, lock: Path, *options: str) -> Path:
    """Return the folder of programs of the environment in `folder`, made when its lock file is another one than before.

    `options` go to pip: `--no-deps` where the lock names less than a package asks for.
    """
    made, stamp, wanted = folder / "bin", folder / "lock", lock.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return made
    venv.create(folder, clear=True, with_pip=True)
    pip = [made / "python", "-m", "pip", "install", "--quiet", "--require-hashes", *options, "--requirement", lock]
    subprocess.run(pip, check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return made
