"""Split a secret into three shares of which any two give it back, and one says nothing: Shamir, as SLIP-39 writes it.

A share is 33 English words. Their checksum finds misread words, and a digest inside finds shares that do not belong
together. Whoever has two of them needs no Amparo: every program for SLIP-39 joins them.
"""

from collections.abc import Sequence

import shamir_mnemonic

from amparo.foundation.errors import Refusal

SHARES, NEEDED = 3, 2


def split(secret: bytes) -> tuple[str, ...]:
    """Return `secret` (32 bytes) as three shares; any two of them give it back."""
    (group,) = shamir_mnemonic.generate_mnemonics(1, [(NEEDED, SHARES)], secret)
    return tuple(group)


def join(shares: Sequence[str]) -> bytes:
    """Return the secret of which two shares are given.

    Raises Refusal "escrow.share_misread", beside the place of the share from 1, "escrow.share_missing" for fewer or
    more than two different ones, "escrow.shares_apart" when they come from different ceremonies.
    """
    read = [_read(words, place) for place, words in enumerate(shares, 1)]
    if len(shares) != NEEDED or len({share.index for share in read}) != NEEDED:
        raise Refusal("escrow.share_missing")
    try:
        return bytes(shamir_mnemonic.combine_mnemonics([share.mnemonic() for share in read]))
    except shamir_mnemonic.MnemonicError:
        raise Refusal("escrow.shares_apart") from None


def check(words: str) -> None:
    """Raise Refusal "escrow.share_misread" unless `words` are a share, all of it and rightly read."""
    _read(words, 1)


def _read(words: str, place: int) -> shamir_mnemonic.Share:
    try:
        share = shamir_mnemonic.Share.from_mnemonic(" ".join(words.lower().split()))
    except (shamir_mnemonic.MnemonicError, ValueError):  # a number too large for its place is no MnemonicError
        raise Refusal("escrow.share_misread", field=str(place)) from None
    return share
