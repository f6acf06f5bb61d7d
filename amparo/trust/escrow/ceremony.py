"""The ceremony: a key that nobody had before, split while it is in memory, and gone when the command ends.

The private half is derived from 32 random bytes, so that the shares alone bring it back: nothing of it is kept anywhere,
not even sealed.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from amparo.foundation.errors import Refusal
from amparo.trust.escrow import shares
from amparo.trust.vault import pairs, suites
from amparo.trust.vault.pairs import Pair

FORMAT = "amparo escrow 1"
_PARTS = ("escrow: lattice d", "escrow: lattice z", "escrow: curve")


@dataclass(frozen=True)
class PublicHalf:
    """What may lie open: the public key and the names of those who hold a share, in the order of the shares."""

    public: bytes
    holders: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Return the letters by which holders tell that a server seals to their key, and to no other."""
        return fingerprint(self.public)


@dataclass(frozen=True)
class Ceremony:
    """A new escrow: its public half, and one share for each holder, which shows in no repr."""

    half: PublicHalf
    shares: tuple[str, ...] = field(repr=False)


def hold(holders: Sequence[str]) -> Ceremony:
    """Make a new key for three named holders; every two of the shares are tried before they are given away.

    Raises Refusal "escrow.holders" unless three different people are named.
    """
    named = tuple(" ".join(name.split()) for name in holders)
    if len({name.casefold() for name in named if name}) != shares.SHARES or len(named) != shares.SHARES:
        raise Refusal("escrow.holders")
    secret = suites.new_key()
    parts = shares.split(secret)
    if any(shares.join(two) != secret for two in combinations(parts, shares.NEEDED)):
        raise ArithmeticError("shares that do not give back what was split")
    return Ceremony(PublicHalf(_pair(secret).public, named), parts)


def pair_of(two: Sequence[str]) -> Pair:
    """Return the key pair of which two shares are given; raise the refusals of `shares.join`."""
    return _pair(shares.join(two))


def _pair(secret: bytes) -> Pair:
    return pairs.pair_of(b"".join(suites.derive(secret, part) for part in _PARTS))


def fingerprint(public: bytes) -> str:
    """Return the first 128 bits of a public key's SHA-256, in eight groups of four letters."""
    letters = hashlib.sha256(public).hexdigest()[:32]
    return " ".join(letters[at : at + 4] for at in range(0, 32, 4))


def written(half: PublicHalf) -> str:
    """Return the public half as the text of a file, to be carried from an offline machine to the server."""
    told = {"format": FORMAT, "public": base64.b64encode(half.public).decode(), "holders": list(half.holders)}
    return json.dumps({**told, "fingerprint": half.fingerprint}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> PublicHalf:
    """Return the public half that `written` wrote; raise Refusal "escrow.no_public_half" for anything else."""
    try:
        told = json.loads(text)
        half = PublicHalf(base64.b64decode(told["public"], validate=True), tuple(map(str, told["holders"])))
        sound = told["format"] == FORMAT and told["fingerprint"] == half.fingerprint
        pairs.seal_to(half.public, b"", b"trial")
    except (ValueError, KeyError, TypeError, suites.Unreadable):
        raise Refusal("escrow.no_public_half") from None
    if not sound or len(half.holders) != shares.SHARES:
        raise Refusal("escrow.no_public_half")
    return half
