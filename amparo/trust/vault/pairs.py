"""Key pairs of people, teams and escrow: what is sealed to one opens for its holder only, not for the server.

HPKE (RFC 9180) over ML-KEM-768 with X25519: an attacker has to break the lattice and the curve. The young API stays here.
"""

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from amparo.trust.vault.suites import Blob, Unreadable

SUITE_HYBRID = 2
LATTICE_SEED = 64
LATTICE_PUBLIC = 1184
PRIVATE = LATTICE_SEED + 32
PUBLIC = LATTICE_PUBLIC + 32
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@dataclass(frozen=True)
class Pair:
    """A key pair: `public` (1,216 bytes) may lie open, `private` (96 bytes) never does and shows in no repr."""

    public: bytes
    private: bytes

    def __repr__(self) -> str:
        return "Pair(…)"


def new_pair() -> Pair:
    """Return a fresh key pair."""
    return _paired(MLKEM768PrivateKey.generate(), X25519PrivateKey.generate())


def pair_of(private: bytes) -> Pair:
    """Return the pair whose private half (96 bytes) is given; raise Unreadable when it has another length."""
    return _paired(*_private_halves(private))


def seal_to(public: bytes, plain: bytes, place: bytes) -> bytes:
    """Return `plain` sealed for the holder of `public`'s private half, and bound to `place`."""
    if len(public) != PUBLIC:
        raise Unreadable("not a public key")
    lattice = MLKEM768PublicKey.from_public_bytes(public[:LATTICE_PUBLIC])
    curve = X25519PublicKey.from_public_bytes(public[LATTICE_PUBLIC:])
    key = hpke.MLKEM768X25519PublicKey(lattice, curve)
    return bytes([SUITE_HYBRID]) + _SUITE.encrypt(plain, key, info=bytes([SUITE_HYBRID]) + place)


class Opener:
    """A private half (96 bytes) made ready once to open many things, which takes longer than to open one."""

    def __init__(self, private: bytes) -> None:
        """Raise Unreadable when `private` has another length."""
        self._key = hpke.MLKEM768X25519PrivateKey(*_private_halves(private))

    def open(self, blob: Blob, place: bytes) -> bytes:
        """Return what `seal_to` was given; raise Unreadable when key, place or a bit of the blob differs."""
        blob = bytes(blob)
        if not blob or blob[0] != SUITE_HYBRID:
            raise Unreadable("unknown suite")
        try:
            return bytes(_SUITE.decrypt(blob[1:], self._key, info=blob[:1] + place))
        except (InvalidTag, ValueError):
            raise Unreadable("does not open here") from None


def open_with(private: bytes, blob: Blob, place: bytes) -> bytes:
    """Return what `seal_to` was given, opened with a private half; raise Unreadable as `Opener` does."""
    return Opener(private).open(blob, place)


def _paired(lattice: MLKEM768PrivateKey, curve: X25519PrivateKey) -> Pair:
    return Pair(
        public=lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
        private=lattice.private_bytes_raw() + curve.private_bytes_raw(),
    )


def _private_halves(private: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    if len(private) != PRIVATE:
        raise Unreadable("not a private key")
    return (
        MLKEM768PrivateKey.from_seed_bytes(private[:LATTICE_SEED]),
        X25519PrivateKey.from_private_bytes(private[LATTICE_SEED:]),
    )
