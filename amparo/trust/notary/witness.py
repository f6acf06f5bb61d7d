"""Witness another installation's log: keep its newest checkpoint, and cosign a newer one only if nothing below it changed.

A request is the text of C2SP tlog-witness `add-checkpoint`: "old SIZE", the consistency proof, a blank line, the
checkpoint. It travels as a file, on a stick or by mail; there is no server. Two that witness each other need no third.
"""

import base64
import binascii
import hashlib
from pathlib import Path

from django.conf import settings
from django.db import transaction

from amparo.trust.audit import actions, files, proofs
from amparo.trust.notary import signing
from amparo.trust.notary.notes import (
    COSIGNED_ED25519,
    COSIGNED_MLDSA44,
    LOG_ED25519,
    Body,
    Key,
    Unproven,
    read_keys,
    split,
)

LARGEST = 64_000
"""Characters of a request: 63 hashes and a checkpoint with the signatures of a few witnesses."""


def request(old: int, proof: list[bytes], note: str) -> str:
    """Return the request that shows a witness of `old` leaves that nothing below them changed."""
    return f"old {old}\n" + "".join(f"{base64.b64encode(step).decode()}\n" for step in proof) + f"\n{note}"


def cosign(text: str, introduced: str = "") -> str:
    """Return the checkpoint in `text` with this installation's cosignatures added, and keep it as the newest seen.

    `introduced` is the text of the log's key file, needed once; the keys are then remembered and cannot be exchanged.
    Raises Unproven, and keeps nothing, unless the log signed it and it is a continuation of the one seen before.
    """
    old, proof, note = _parts(text)
    claimed, _ = split(note)
    place = _place(claimed.origin)
    with transaction.atomic():
        detail = {"log": claimed.origin, "size": claimed.size}
        actions.append([actions.Entry(None, "operator", "log.witnessed", detail=detail)])  # first: it locks the log
        keys = _keys(place, claimed.origin, introduced)
        body = signing.signed_by_all(note, keys)
        _continues(_seen(place), old, proof, body)
        cosigned = note + signing.lines(body, [COSIGNED_ED25519, COSIGNED_MLDSA44])
        files.put(place / "keys.txt", "".join(f"{key.text()}\n" for key in keys))
        files.put(place / "newest.txt", note)
    return cosigned


def _parts(text: str) -> tuple[int, list[bytes], str]:
    if len(text) > LARGEST:
        raise Unproven("the file is too long to be a request to a witness")
    head, _, note = text.partition("\n\n")
    first, *steps = head.split("\n")
    try:
        return int(first.removeprefix("old ")), [base64.b64decode(step, validate=True) for step in steps], note
    except (ValueError, binascii.Error):
        raise Unproven("the file is not a request to a witness: 'amparo audit prove' makes one") from None


def _place(origin: str) -> Path:
    """Return the folder of a log that is witnessed; named by a hash, because the origin comes from outside."""
    named = hashlib.sha256(origin.encode()).hexdigest()[:16]
    return Path(settings.AMPARO_DATA) / "audit" / "witnessed" / named


def _keys(place: Path, origin: str, introduced: str) -> list[Key]:
    """Return the two keys that must have signed; those remembered count, and others for the same log are refused."""
    known = place / "keys.txt"
    given = [key for key in read_keys(introduced) if key.name == origin and key.kind != COSIGNED_ED25519]
    kept = read_keys(known.read_text(encoding="utf-8")) if known.exists() else given
    if {key.kind for key in kept} != {LOG_ED25519, COSIGNED_MLDSA44}:
        raise Unproven(f"{origin} is not known here: give its key file once with --keys")
    if given and set(given) != set(kept):
        raise Unproven(f"{origin} was introduced with other keys before: speak with the people who keep it")
    return kept


def _seen(place: Path) -> Body | None:
    newest = place / "newest.txt"
    return split(newest.read_text(encoding="utf-8"))[0] if newest.exists() else None


def _continues(seen: Body | None, old: int, proof: list[bytes], body: Body) -> None:
    """Raise Unproven unless `body` continues what was `seen` (anything, the first time)."""
    before = seen.size if seen else 0
    if old != before:
        raise Unproven(
            f"this witness has seen {before} entries: make the file with 'amparo audit prove --from {before}'"
        )
    if seen is None:
        if proof:
            raise Unproven("a proof from 0 entries has no steps: the file was changed")
        return
    if not proofs.consistent(before, seen.root, body.size, body.root, proof):
        raise Unproven(
            f"THE LOG WAS REWRITTEN, or the file was changed: the first {before} entries are not those that this witness saw"
        )
