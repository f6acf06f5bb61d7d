"""What a worker decided to send with a referral, as a plain value."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from amparo.casework.referrals import rules


@dataclass(frozen=True)
class Packet:
    """What a worker decided to send, and to whom; without `addressee` to somebody outside, whom `to` describes.

    `by_themselves`: the person asked for this service themselves, and it was not proposed to them.
    """

    addressee: UUID | None
    urgency: str
    need: str
    groups: Collection[str]
    words: Mapping[str, str]
    left_out: Collection[str] = field(default_factory=frozenset)
    to: str = ""
    by_themselves: bool = False

    def fields(self, person: Mapping[str, Any], *, whole: bool = False) -> dict[str, Any]:
        """Return what leaves, of the person's record and of what the worker wrote; `whole` also what was left out."""
        written = {name: self.words.get(name, "").strip() for name in rules.WORDS}
        left_out = frozenset() if whole else self.left_out
        known = {name: value for name, value in {**person, **written}.items() if name not in left_out}
        return rules.packet_of(known, self.groups, rules.table())
