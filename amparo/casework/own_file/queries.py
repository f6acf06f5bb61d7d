"""Reads about own files for staff: whether somebody has one, since when, and of whom a notice is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from amparo.casework.own_file import keeping
from amparo.casework.own_file.models import Message, OwnFile
from amparo.casework.people import queries as people
from amparo.foundation import ids
from amparo.foundation.policy import Action, Compartment, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.letters import receipts


@dataclass(frozen=True)
class Standing:
    """How a person's own file stands: the newest one (None: never given), and whether the reader may give or end it."""

    row: OwnFile | None
    given_by: str
    waiting: int
    may_give: bool

    @property
    def is_open(self) -> bool:
        """Return whether code and PIN open it."""
        return self.row is not None and self.row.ended_at is None


def standing(access: Access, person: UUID) -> Standing:
    """Return how the own file of a person stands; raise "not there" for whoever may not read their data rights."""
    if not _theirs(access, person, Action.READ):
        raise gate.not_there(access, person, "own_file.opened")
    row = OwnFile.rows.filter(person=person).order_by("-given_at", "pk").first()
    name = accounts.names_of([row.given_by]).get(row.given_by, "") if row else ""
    waiting = Message.rows.filter(own_file=row, admitted_at=None).count() if row else 0
    return Standing(row, name, waiting, _theirs(access, person, Action.WRITE))


def is_code_of(access: Access, person: UUID, number: str) -> bool:
    """Return whether this is the code of the person's own file as it stands; for the card that is printed."""
    own = keeping.in_reach(access, Action.WRITE).filter(person=person)
    return own.filter(finder=receipts.finder(number)).exists()


def told(access: Access, asked: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return person → code for those of `asked` on whose data rights the reader may work; what notices show."""
    found = people.in_reach(access, Action.READ, Compartment.RIGHTS).filter(pk__in=list(asked))
    return {key: ids.code(key) for key in found.values_list("pk", flat=True)}


def came(access: Access, first: date, last: date) -> int:
    """Return how many things people of the standard tier whose rights `access` works on said in their own files, by day."""
    people_of = people.in_reach(access, Action.WRITE, Compartment.RIGHTS).filter(tier=Tier.STANDARD.value)
    own = keeping.in_reach(access, Action.WRITE).filter(person__in=people_of.values("pk"))
    begin, end = (datetime.combine(day, time.min, timezone.get_current_timezone()) for day in (first, last))
    return Message.rows.filter(own_file__in=own.values("pk"), at__gte=begin, at__lt=end + timedelta(days=1)).count()


def _theirs(access: Access, person: UUID, action: Action) -> bool:
    if access.role not in keeping.STAFF:
        return False
    return people.in_reach(access, action, Compartment.RIGHTS).filter(pk=person).exists()
