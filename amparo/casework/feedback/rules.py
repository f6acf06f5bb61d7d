"""Decisions about reports on plain values: who is kept away, what everybody together may do, what may be counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.foundation.privacy import Draw, Guard, alone


class Post(Protocol):
    """Who holds which role in which team (None: in no team) and office."""

    @property
    def user(self) -> UUID:
        """Return the member of staff."""

    @property
    def role(self) -> str:
        """Return the role's code."""

    @property
    def team(self) -> UUID | None:
        """Return the team."""

    @property
    def agency(self) -> UUID:
        """Return the agency of the member of staff."""

    @property
    def office(self) -> str:
        """Return the office of the team, nothing without one."""


@dataclass(frozen=True)
class Concerned:
    """Whom a report is about, as far as somebody said: people by name, or somebody of whole teams or offices.

    `readers_of` are agencies of which those who read reports are meant.
    """

    users: frozenset[UUID] = frozenset()
    teams: frozenset[UUID] = frozenset()
    offices: frozenset[str] = frozenset()
    readers_of: frozenset[UUID] = frozenset()

    def __or__(self, other: "Concerned") -> "Concerned":
        """Return what both say."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Concerned(*(mine | theirs for mine, theirs in pairs))

    def said(self) -> dict[str, Any]:
        """Return it as it is sealed."""
        return {name: sorted(map(str, named)) for name, named in vars(self).items() if named}


def about(said: Mapping[str, Any]) -> Concerned:
    """Return what was sealed; what cannot be read of it names nobody."""
    named = {
        name: frozenset(filter(None, map(ids.parse, said.get(name, ())))) for name in ("users", "teams", "readers_of")
    }
    return Concerned(**named, offices=frozenset(said.get("offices", ())))


def kept_away(told: Concerned, posts: Sequence[Post]) -> frozenset[UUID]:
    """Return who must not read a report: who it is about, who supervises them, and whom they supervise."""
    complained = set(told.users)
    complained |= {
        post.user for post in posts if post.team in told.teams or (post.office and post.office in told.offices)
    }
    complained |= {post.user for post in posts if post.role == Role.FOCAL_POINT and post.agency in told.readers_of}
    led = {post.team for post in posts if post.user in complained and post.role == Role.SUPERVISOR}
    theirs = {post.team for post in posts if post.user in complained} - {None}
    above = {post.user for post in posts if post.team in theirs and post.role == Role.SUPERVISOR}
    below = {post.user for post in posts if post.team in led - {None}}
    return frozenset(complained | above | below)


class Bucket(NamedTuple):
    """So much is there at once, and so much comes back in an hour."""

    size: int
    an_hour: int


TELLING, ASKING = Bucket(60, 120), Bucket(60, 120)
"""Reports, and requests to be contacted by a service, that are taken without asking for a little patience."""
TRYING, OPENING, ARRIVING = Bucket(60, 240), Bucket(60, 240), Bucket(600, 3600)
"""Codes of receipts, and of sealed pages, that are tried by
everybody together; messages that our own gateways bring, which come in waves after a broadcast."""


def left(bucket: Bucket, tokens: float, since: datetime, now: datetime) -> float:
    """Return what is in a bucket now that held `tokens` at `since`; a clock that goes back gives nothing."""
    hours = max((now - since) / timedelta(hours=1), 0)
    return min(tokens + hours * bucket.an_hour, float(bucket.size))


RECORDING = Bucket(30, 60)
"""Recordings that are taken from everybody together: they must not fill the disk."""

SMALLEST = 5
"""Fewer than this are not told: a single complaint of a small place is somebody's."""


def counted(codes: Iterable[str], draw: Draw) -> dict[str, int]:
    """Return code → about how often, the most frequent first, without what is rarer than SMALLEST.

    Counts are rounded by chance to fives, each code always the same way, so that two days do not tell that one more came.
    """
    guard, found = Guard(SMALLEST, SMALLEST, draw), Counter(codes)
    told = {code: alone(f"reports|{code}", number, guard) for code, number in found.items()}
    shown = {code: number for code, number in told.items() if number is not None}
    return dict(sorted(shown.items(), key=lambda each: (-each[1], each[0])))
