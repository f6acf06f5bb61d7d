"""This installation's own keys at work: signs checkpoints of its log, cosigns those of others, and checks both."""

import hashlib
from collections.abc import Sequence

from amparo.foundation import clock
from amparo.trust.audit.checkpoints import Checkpoint
from amparo.trust.notary.notes import (
    COSIGNED_ED25519,
    COSIGNED_MLDSA44,
    LOG_ED25519,
    Body,
    Key,
    Signature,
    Unproven,
    message,
    split,
)
from amparo.trust.vault import signing
from amparo.trust.vault.signing import Scheme

SCHEMES = {LOG_ED25519: Scheme.ED25519, COSIGNED_ED25519: Scheme.ED25519, COSIGNED_MLDSA44: Scheme.MLDSA44}


def origin() -> str:
    """Return the name of this installation's log: it follows from the keys, so that no two logs share one."""
    both = signing.public(Scheme.ED25519) + signing.public(Scheme.MLDSA44)
    return f"amparo/log/{hashlib.sha256(both).hexdigest()[:16]}"


def own_keys(*kinds: int) -> list[Key]:
    """Return this installation's public keys of these kinds, of every kind when none is named."""
    name = origin()
    return [Key(name, kind, signing.public(SCHEMES[kind])) for kind in kinds or SCHEMES]


def lines(body: Body, kinds: Sequence[int]) -> str:
    """Return this installation's signature lines under `body`."""
    seconds = int(clock.now().timestamp())
    return "".join(_line(key, body, seconds) for key in own_keys(*kinds))


def _line(key: Key, body: Body, seconds: int) -> str:
    value = signing.sign(SCHEMES[key.kind], message(key, body, seconds))
    stamp = b"" if key.kind == LOG_ED25519 else seconds.to_bytes(8, "big")
    return Signature(key.name, key.id, stamp + value).line()


def proves(key: Key, body: Body, signature: Signature) -> bool:
    """Return whether a signature line that names `key` is by that key and under this very `body`."""
    at = 0 if key.kind == LOG_ED25519 else 8
    seconds, value = int.from_bytes(signature.value[:at], "big"), signature.value[at:]
    return signing.verifies(SCHEMES[key.kind], key.public, value, message(key, body, seconds))


def signed_by_all(note: str, keys: Sequence[Key]) -> Body:
    """Return the body of a note under which every one of `keys` has signed; raise Unproven when one has not."""
    body, signatures = split(note)
    found = {(signature.name, signature.key_id): signature for signature in signatures}
    for key in keys:
        signature = found.get((key.name, key.id))
        if signature is None:
            raise Unproven(f"the signature of {key.name} ({SCHEMES[key.kind].value}) is missing, or is by another key")
        if not proves(key, body, signature):
            raise Unproven(f"the signature of {key.name} ({SCHEMES[key.kind].value}) is not under these lines")
    return body


class Notary:
    """What the log asks of its notary (`audit.checkpoints.Notary`); the wiring in config gives it to the log."""

    def name(self) -> str:
        """Return the log's name, the origin line of its checkpoints."""
        return origin()

    def sign(self, point: Checkpoint) -> str:
        """Return the checkpoint as a note with both signatures."""
        body = Body(origin(), point.size, point.root)
        return f"{body.text()}\n{lines(body, [LOG_ED25519, COSIGNED_MLDSA44])}"

    def opened(self, note: str) -> Checkpoint:
        """Return what a note of this log says; raise ValueError, with the reason, unless both signatures are good."""
        try:
            body = signed_by_all(note, own_keys(LOG_ED25519, COSIGNED_MLDSA44))
        except Unproven as problem:
            raise ValueError(str(problem)) from None
        if body.origin != origin():
            raise ValueError("it is a checkpoint of another log")
        return Checkpoint(body.size, body.root)


def short(note: str) -> str:
    """Return a note with the Ed25519 signature of the log only: about 230 characters, which fit a QR code on paper."""
    body, signatures = split(note)
    ids = {key.id for key in own_keys(LOG_ED25519)}
    return f"{body.text()}\n{''.join(each.line() for each in signatures if each.key_id in ids)}"
