"""Build the letterboxes of the public door anew from who holds which role and key: by the clock, and when Amparo starts."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import circle, rules
from amparo.casework.feedback.kinds import About, Route, Way
from amparo.casework.feedback.models import Box, BoxKey
from amparo.casework.feedback.rules import Concerned
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts.queries import Held
from amparo.trust.disclosure.reporting import parcels

Keys = frozenset[tuple[UUID | None, UUID]]
"""Who reads what is sealed to a box, and under which public key; nobody for escrow."""


class Built(NamedTuple):
    """One letterbox as it has to stand."""

    agency: UUID
    sensitive: bool
    about: str
    subject: str
    label: str
    route: str
    to: UUID
    keys: Keys


def build() -> bool:
    """Bring the letterboxes in step; return whether anything had to be changed."""
    wanted = set(_Ways().boxes())
    with transaction.atomic():
        if wanted == _standing():
            return False
        Box.objects.all().delete()
        for each in wanted:
            told = each._asdict()
            keys = told.pop("keys")
            box = Box.objects.create(agency_id=told.pop("agency"), to_id=told.pop("to"), **told)
            BoxKey.objects.bulk_create([BoxKey(box=box, reader=reader, key=key) for reader, key in keys])
    return True


def _standing() -> set[Built]:
    keys: dict[UUID, set[tuple[UUID | None, UUID]]] = {}
    for box, reader, key in BoxKey.objects.values_list("box_id", "reader", "key"):
        keys.setdefault(box, set()).add((reader, key))
    return {
        Built(row.agency_id, row.sensitive, row.about, row.subject, row.label, row.route, row.to_id,
              frozenset(keys.get(row.pk, ())))
        for row in Box.objects.all()
    }  # fmt: skip


class _Ways:
    """The ways that reports take, worked out from one look at all accounts."""

    def __init__(self) -> None:
        self._posts = accounts.held()
        self._agencies = list(accounts.agency_names())
        self._eligible = {
            (agency, way): circle.candidates(agency, way, Concerned()) for agency in self._agencies for way in Way
        }
        found = parcels.keys_of({user for some in self._eligible.values() for user in some})
        self._keys = {reader: key for reader, key in found if reader}
        self._escrow = frozenset((reader, key) for reader, key in found if reader is None)

    def boxes(self) -> Iterator[Built]:
        """Yield every letterbox."""
        for agency in self._agencies:
            for about, subject, label, concerned in _matters(agency, self._posts):
                away = rules.kept_away(concerned, self._posts)
                for way in (Way.CLOSED, Way.OPEN):
                    if found := self._way(agency, away, way):
                        yield Built(agency, way is Way.CLOSED, about.value, subject, label, *found)
            if asked := self._eligible[agency, Way.ASKED]:
                yield Built(agency, False, About.ASKING.value, "", "", Route.OWN.value, agency, self._to(asked))

    def _way(self, agency: UUID, away: frozenset[UUID], way: Way) -> tuple[str, UUID, Keys] | None:
        """Return route, receiving agency and keys; None where nobody is left whom it is not about, not even escrow.

        Its own readers come first, then focal points of another agency in this Amparo, then escrow, which two open.
        """
        own = self._eligible[agency, way] - away
        if own:
            return Route.OWN.value, agency, self._to(own)
        for other in self._agencies:
            if other != agency and (theirs := self._eligible[other, Way.CLOSED] - away):
                return Route.OTHER.value, other, self._to(theirs)
        return (Route.ESCROW.value, agency, self._escrow) if self._escrow else None

    def _to(self, readers: frozenset[UUID]) -> Keys:
        return frozenset((reader, self._keys[reader]) for reader in readers) | self._escrow


def _matters(agency: UUID, posts: list[Held]) -> Iterator[tuple[About, str, str, Concerned]]:
    """Yield what can be ticked at an agency: its kind, its subject, its name, and whom that concerns."""
    yield About.NOTHING, "", "", Concerned()
    yield About.READERS, "", "", Concerned(readers_of=frozenset({agency}))
    own = [post for post in posts if post.agency == agency and post.team]
    for team, name in accounts.team_names([post.team for post in own if post.team]).items():
        yield About.TEAM, str(team), name, Concerned(teams=frozenset({team}))
    for office in sorted({post.office for post in own}):
        yield About.OFFICE, office, office, Concerned(offices=frozenset({office}))
