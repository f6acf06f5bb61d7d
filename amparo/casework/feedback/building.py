"""Build the letterboxes of the public door anew from who holds which role and key: by the clock, and when Amparo starts."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import circle
from amparo.casework.feedback.kinds import About
from amparo.casework.feedback.models import Box, BoxKey
from amparo.casework.feedback.rules import Concerned
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.reporting import parcels

Matter = tuple[About, str, str, Concerned]
"""What a box is about: the kind, its subject, its name, and whom that concerns."""
Wanted = tuple[UUID, bool, str, str, str, str, UUID, frozenset[tuple[UUID | None, UUID]]]


def build() -> bool:
    """Bring the letterboxes in step; return whether anything had to be changed."""
    wanted = set(_wanted())
    with transaction.atomic():
        if wanted == _standing():
            return False
        Box.objects.all().delete()
        for agency, sensitive, about, subject, label, route, to, keys in wanted:
            box = Box.objects.create(agency_id=agency, sensitive=sensitive, about=about, subject=subject, label=label,
                                     route=route, to_id=to)  # fmt: skip
            BoxKey.objects.bulk_create([BoxKey(box=box, reader=reader, key=key) for reader, key in keys])
    return True


def _standing() -> set[Wanted]:
    keys: dict[UUID, set[tuple[UUID | None, UUID]]] = {}
    for box, reader, key in BoxKey.objects.values_list("box_id", "reader", "key"):
        keys.setdefault(box, set()).add((reader, key))
    return {
        (row.agency_id, row.sensitive, row.about, row.subject, row.label, row.route, row.to_id,
         frozenset(keys.get(row.pk, ())))
        for row in Box.objects.all()
    }  # fmt: skip


def _wanted() -> Iterator[Wanted]:
    for agency in accounts.agency_names():
        for about, subject, label, concerned in _matters(agency):
            for sensitive in (True, False):
                way = circle.way(agency, sensitive=sensitive, about=concerned)
                if way is not None:
                    keys = frozenset(parcels.keys_of(way.readers))
                    yield agency, sensitive, about.value, subject, label, way.route.value, way.agency, keys


def _matters(agency: UUID) -> Iterator[Matter]:
    yield About.NOTHING, "", "", Concerned()
    yield About.READERS, "", "", Concerned(readers_of=frozenset({agency}))
    posts = [post for post in accounts.held() if post.agency == agency and post.team]
    for team, name in accounts.team_names([post.team for post in posts if post.team]).items():
        yield About.TEAM, str(team), name, Concerned(teams=frozenset({team}))
    for office in sorted({post.office for post in posts}):
        yield About.OFFICE, office, office, Concerned(offices=frozenset({office}))
