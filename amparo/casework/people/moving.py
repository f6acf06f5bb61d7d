"""What happens to a person's record inside an act on one of their cases: it changes hands and tier with the case."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from django.db import transaction

from amparo.casework.people.models import Person
from amparo.casework.people.projection import KIND
from amparo.casework.people.queries import IDENTITY
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Tier
from amparo.trust import projections
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, gate
from amparo.trust.projections import statistics

Ending = Callable[[acting.Act, Sequence[UUID]], object]
_endings: list[Ending] = []


def register(ending: Ending) -> None:
    """Say what another room ends when somebody else may know a person from now on; wired in `config`."""
    if ending not in _endings:
        _endings.append(ending)


def changed(act: acting.Act, people: Sequence[UUID]) -> None:
    """Inside an act that changes who may know of `people`, or for what: end what was begun on other terms."""
    for ending in _endings:
        ending(act, people)


def hand_over(act: acting.Act, person: UUID, *, owner: UUID | None, team: UUID) -> None:
    """Inside an act on one of the person's cases: move responsibility for the person along with it."""
    home = accounts.team(team)
    if home is None:
        raise Refusal(gate.NOT_THERE)
    changed(act, [person])
    Person.rows.filter(pk=person).update(owner=owner, team=team, agency=home.agency)
    act.write_about(person, IDENTITY, KIND, {"team": str(team)})


def set_tier(act: acting.Act, person: UUID, tier: Tier) -> None:
    """Inside an act on one of the person's cases: give the person's record the same tier.

    The index of the server and its figures forget who becomes restricted as soon as that is certain.
    """
    changed(act, [person])
    Person.rows.filter(pk=person).update(tier=tier.value)
    act.write_about(person, IDENTITY, KIND, {"tier": tier.value})
    if tier is Tier.RESTRICTED:
        transaction.on_commit(partial(projections.withdraw, person))
        transaction.on_commit(statistics.keep_in_step, robust=True)
