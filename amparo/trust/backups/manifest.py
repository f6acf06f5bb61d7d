"""What a backup says of itself, sealed inside it: when, of what, how many rows, and the SHA-256 of each part."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from amparo.trust.backups import packing
from amparo.trust.backups.packing import Measure
from amparo.trust.backups.refusal import Refused
from amparo.trust.vault import parcels

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """One sealed file: `tables` are the rows in it, `log` is the log of acts as it stood."""

    format: int
    kind: str
    made_at: str
    """The moment at which the database stood, ISO 8601 in UTC."""
    installation: str
    program: str
    database: str
    tables: Mapping[str, int]
    log: Mapping[str, int | str]
    parts: Mapping[str, Measure]
    expires_at: str = ""
    """When the grants are no longer kept; empty in a main backup."""

    @property
    def moment(self) -> datetime:
        """Return the moment at which the database stood."""
        return datetime.fromisoformat(self.made_at)

    def written(self) -> bytes:
        """Return the manifest as it is kept."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def _read(kept: bytes, path: Path) -> Manifest:
    try:
        told = json.loads(kept)
        if told["format"] != FORMAT:
            raise Refused(f"{path.name} has format {told['format']}: use the version of Amparo that made it.")
        parts = {name: Measure(**each) for name, each in told.pop("parts").items()}
        return Manifest(**told, parts=parts)
    except (ValueError, KeyError, TypeError):
        raise Refused(f"{path.name} is damaged: its manifest cannot be read.") from None


def read(
    path: Path, identities: Sequence[parcels.Identity], take: Callable[[str, bytes], object] = lambda *_: None
) -> Manifest:
    """Open a sealed file, give every piece of its parts to `take`, and return its manifest; raise Refused when unsound.

    The manifest comes last: whoever takes pieces keeps nothing of them until this returns.
    """
    measuring, kept = packing.Measuring(), b""
    for part, data in packing.unpacked(path, identities):
        if part == NAME:
            kept += data
        else:
            measuring.add(part, data)
            take(part, data)
    told = _read(kept, path)
    if told.parts != measuring.parts():
        raise Refused(f"{path.name} is damaged: its parts are not those that its manifest names.")
    return told
