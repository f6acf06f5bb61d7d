"""Checks a log of acts without Amparo: one file, to be read before it is trusted. Needs Python 3.11 and `cryptography`.

Usage: python verify_log.py LOG --keys KEYS --checkpoint FILE_OR_FOLDER [--checkpoint ...]
LOG         the SQLite file of an Amparo (opened read-only), or what `amparo audit export` wrote
KEYS        what `amparo audit keys` printed, brought by another way than the log; keys of witnesses may follow
CHECKPOINT  checkpoints that were kept OUTSIDE the machine: whoever rules it can rewrite those inside

Every leaf must hash to what it says, in order; the tree of RFC 6962 over the first leaves must have the root of every
checkpoint; and every checkpoint must be signed by both keys of its log (C2SP signed-note, tlog-cosignature).
"""

import argparse
import base64
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

NAMES = ("actor", "role", "act", "holder", "record", "compartment", "outcome", "detail")
IDS = ("actor", "holder", "record")
BASE = {"index", "at", "form", "withheld", "leaf_hash", *NAMES}
ENCODE = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode
ED25519, COSIGNED_ED25519, COSIGNED_MLDSA44 = 1, 4, 6
MOST = 20
Keys = dict[tuple[str, bytes], tuple[int, bytes]]


class Point(NamedTuple):
    """A checkpoint whose signatures are good: where it was read, the size and the root that it says."""

    source: str
    size: int
    root: bytes


def from_sqlite(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the leaves of a database as the export writes them; it is opened read-only and never changed."""
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    columns = 'SELECT "index", "at", form, hex(withheld), hex(leaf_hash), ' + ", ".join(NAMES)
    for index, at, form, withheld, leaf_hash, *rest in database.execute(columns + ' FROM audit_leaf ORDER BY "index"'):
        leaf = {name: _dashed(raw) if name in IDS else raw for name, raw in zip(NAMES, rest, strict=True)}
        day, _, hour = str(at).partition(" ")
        moment = f"{day}T{hour}{'' if '.' in hour else '.000000'}+00:00"
        hashes = {"withheld": withheld.lower(), "leaf_hash": leaf_hash.lower()}
        yield {**leaf, **hashes, "index": index, "at": moment, "form": form}


def _dashed(raw: str | None) -> str:
    return "" if raw is None else f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


def from_export(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the leaves of an export; a line that is none becomes an empty leaf, which is then found."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                yield dict(json.loads(line))
            except (TypeError, ValueError):
                yield {}


def entry(leaf: dict[str, Any]) -> bytes:
    """Return the bytes that are hashed for a leaf, by its format; nothing for one that Amparo never wrote."""
    if leaf.keys() != BASE or leaf["form"] not in (1, 2) or (leaf["form"] == 1 and leaf["withheld"]):
        return b""
    left_out = {"leaf_hash"} if leaf["form"] == 2 else {"leaf_hash", "form", "withheld"}
    return ENCODE({name: value for name, value in leaf.items() if name not in left_out}).encode()


def grow(size: int, frontier: list[bytes], hashed: bytes) -> None:
    """Add the hash of leaf number `size` to the roots of the complete subtrees, largest first."""
    frontier.append(hashed)
    while size & 1:
        right, left = frontier.pop(), frontier.pop()
        frontier.append(hashlib.sha256(b"\x01" + left + right).digest())
        size >>= 1


def root_of(frontier: list[bytes]) -> bytes:
    """Return the tree's root from the roots of its complete subtrees."""
    result = frontier[-1]
    for left in reversed(frontier[:-1]):
        result = hashlib.sha256(b"\x01" + left + result).digest()
    return result


def examine(leaves: Iterable[dict[str, Any]], points: list[Point]) -> tuple[int, list[str]]:
    """Return how many leaves there are, and sentences that say what is wrong with them."""
    findings: list[str] = []
    wanted: dict[int, list[Point]] = {}
    for point in points:
        wanted.setdefault(point.size, []).append(point)
    frontier: list[bytes] = []
    size = 0
    for leaf in leaves:
        said = entry(leaf)
        hashed = hashlib.sha256(b"\x00" + said).digest()
        if leaf.get("index") != size:
            findings.append(f"In place {size} there is entry {leaf.get('index')}: entries are gone or moved.")
        elif not said or leaf["leaf_hash"] != hashed.hex():
            findings.append(f"Entry {size} was changed: it does not hash to what was written down with it.")
        grow(size, frontier, hashed)
        size += 1
        for point in wanted.pop(size, ()):
            if point.root != root_of(frontier):
                findings.append(f"The first {size} entries are not those that {point.source} was made of.")
        if len(findings) >= MOST:
            return size, [*findings, "There is more; the rest was not looked at."]
    for missing in sorted(wanted):
        findings.append(f"The end is gone: {size} entries, and {wanted[missing][0].source} was made of {missing}.")
    return size, findings


def read_keys(text: str) -> Keys:
    """Return (name, key id) → (kind, public key); raise ValueError for a line that is no key."""
    keys: Keys = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if not line.startswith("#"):
            name, shown, encoded = line.split("+", 2)
            key = base64.b64decode(encoded, validate=True)
            named = hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]
            if named.hex() != shown or key[0] not in (ED25519, COSIGNED_ED25519, COSIGNED_MLDSA44):
                raise ValueError(f"the key of {name} was changed")
            keys[name, named] = (key[0], key[1:])
    return keys


def good(name: str, kind: int, public: bytes, value: bytes, body: str) -> bool:
    """Return whether `value` is a signature of the checkpoint `body` by this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ed25519, mldsa

    origin, size, root = body.split("\n")[:3]
    stamp = b"" if kind == ED25519 else value[:8]
    timed = f"cosignature/v1\ntime {int.from_bytes(stamp, 'big')}\n{body}"
    message = (body if kind == ED25519 else timed).encode()
    if kind == COSIGNED_MLDSA44:
        cosigner, log = name.encode(), origin.encode()
        message = b"subtree/v1\n\x00" + bytes([len(cosigner)]) + cosigner + stamp + bytes([len(log)]) + log
        message += bytes(8) + int(size).to_bytes(8, "big") + base64.b64decode(root)
    key = mldsa.MLDSA44PublicKey if kind == COSIGNED_MLDSA44 else ed25519.Ed25519PublicKey
    try:
        key.from_public_bytes(public).verify(value[len(stamp) :], message)
    except (InvalidSignature, ValueError):
        return False
    return True


def read_checkpoint(source: str, note: str, keys: Keys) -> Point:
    """Return what a checkpoint says; raise ValueError unless its log signed with both keys, and no known key wrongly."""
    text, _, lines = note.partition("\n\n")
    origin, size, root = text.split("\n")
    signed = set()
    for line in lines.splitlines():
        mark, name, encoded = line.split(" ")
        value = base64.b64decode(encoded, validate=True)
        known = keys.get((name, value[:4]))
        if known and not (mark == "—" and good(name, *known, value[4:], text + "\n")):
            raise ValueError(f"the signature of {name} is not good")
        signed |= {known[0]} if known and name == origin else set()
    if not {ED25519, COSIGNED_MLDSA44} <= signed:
        raise ValueError("it is not signed with both keys of its log")
    return Point(source, int(size), base64.b64decode(root, validate=True))


def read_all(places: list[Path], keys: Keys) -> tuple[list[Point], list[str]]:
    """Return the checkpoints in files and folders that are good, and sentences about the others."""
    points, findings = [], []
    for path in (path for place in places for path in (sorted(place.rglob("*.txt")) if place.is_dir() else [place])):
        try:
            points.append(read_checkpoint(path.name, path.read_text(encoding="utf-8"), keys))
        except ValueError as problem:
            findings.append(f"Checkpoint {path.name} proves nothing: {problem}.")
    return points, findings + ([] if points else ["No checkpoint is good: nothing about this log is proven."])


def main() -> None:
    """Check what the command line names; end with status 0 only when everything is proven."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("log", type=Path)
    asked.add_argument("--keys", type=Path, required=True)
    asked.add_argument("--checkpoint", type=Path, action="append", required=True)
    options = asked.parse_args()
    points, findings = read_all(options.checkpoint, read_keys(options.keys.read_text(encoding="utf-8")))
    with options.log.open("rb") as file:
        read = from_sqlite if file.read(15) == b"SQLite format 3" else from_export
    size, wrong = examine(read(options.log), points)
    for finding in findings + wrong:
        print(f"- {finding}")
    if findings or wrong:
        sys.exit("The log is not what it was, or cannot be proven. Keep everything as it is and ask for help.")
    proven = max(point.size for point in points)
    print(f"The log is whole: {size} entries, the first {proven} of them proven by signed checkpoints.")


if __name__ == "__main__":
    main()
