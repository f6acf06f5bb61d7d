"""Files of private keys that open backups: made once, carried away, and read only to restore."""

import os
from pathlib import Path

from amparo.foundation import clock
from amparo.trust.backups.refusal import Refused
from amparo.trust.vault import parcels


def make(file: Path) -> str:
    """Write a new private key to `file`, as the `age` command keeps it, and return its public key."""
    identity = parcels.new_identity()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(f"{file} exists: nothing was changed. Choose another name.") from None
    except OSError as problem:
        raise Refused(f"{file} cannot be written ({problem.strerror}).") from None
    with os.fdopen(handle, "w", encoding="ascii") as new:
        new.write(f"# created: {clock.now().isoformat(timespec='seconds')}\n# public key: {identity.public}\n")
        new.write(f"{identity.secret}\n")
    return identity.public


def read(file: Path) -> list[parcels.Identity]:
    """Return the private keys in `file`; raise Refused when there is none."""
    try:
        return parcels.read_identities(file.read_text(encoding="ascii"))
    except OSError as problem:
        raise Refused(f"{file} cannot be read ({problem.strerror}).") from None
    except (parcels.Unusable, ValueError):
        raise Refused(f"{file} holds no age identity: it needs a line that begins with {parcels.SECRET}.") from None
