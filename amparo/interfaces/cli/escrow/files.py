"""Files of a ceremony: sheets that this user alone can read, and the public half on its way to the server."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.foundation.errors import Refusal
from amparo.interfaces.cli import startup

if TYPE_CHECKING:
    from amparo.trust.escrow.ceremony import PublicHalf


def write(path: Path, data: bytes) -> None:
    """Write a new file that this user alone can read; one that stands there is never written over."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        startup.refuse(f"{path} exists: choose another place, or remove what an earlier try left there.")
    except OSError as problem:
        startup.refuse(f"{path} cannot be written ({problem.strerror}).")
    with os.fdopen(handle, "wb") as new:
        new.write(data)


def read(file: Path) -> "PublicHalf":
    """Return the public half that stands in `file`; raise Refusal "escrow.no_public_half" when none does."""
    from amparo.trust.escrow import ceremony

    try:
        return ceremony.read(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise Refusal("escrow.no_public_half") from None
