"""Law and keys agree: whoever was asked and whom the policy lets read a question has a key that opens it, and nobody else."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case
from amparo.casework.matching import actions
from amparo.casework.matching.models import Asked, MatchRequest
from amparo.casework.people.models import Person
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, decide
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts.actors import actor_of
from amparo.trust.accounts.models import Post, User
from amparo.trust.disclosure.facts import facts_of
from amparo.trust.staffing import actions as staffing
from amparo.trust.vault import datakeys
from amparo.trust.vault.models import Grant
from tests.casework.matching.asking import hidden, known
from tests.cast import SARA, UNCLE, Cast

STAFF = ("alma", "amir", "bruno", "selma", "samuel", "chidi", "carla", "petra", "farah")
MATCH = Compartment.MATCH


def law_and_keys_agree(cast: Cast) -> int:
    """Fail where the policy lets somebody read a question whom no key reaches, or the other way round; count the keys."""
    keys = 0
    for row in MatchRequest.rows.all():
        readers = frozenset(Asked.rows.filter(request=row).values_list("reader", flat=True))
        stands = row.ended_at is None
        facts = replace(facts_of(Person.rows.get(pk=row.person_id)), asked=readers if stands else frozenset())
        for name in STAFF:
            user = User.objects.get(pk=cast.users[name].pk)
            actors = [actor_of(user, role) for role in accounts.roles_of(user)]
            lawful = any(actor and decide(actor, Action.READ, facts, MATCH).allowed for actor in actors)
            opens = bool(datakeys.found({(row.pk, MATCH.value)}, cast.keys[name]))
            assert opens == lawful, (name, facts.tier)
            keys += opens
        assert not Grant.objects.filter(holder=row.pk).exclude(recipient_kind="user").exists()
    return keys


@pytest.mark.parametrize("seed", range(3))
def test_after_any_acts_the_law_allows_exactly_whom_a_key_of_the_question_reaches(cast: Cast, seed: int) -> None:
    dice, most = random.Random(seed), 0
    for who, fields in (("selma", SARA), ("amir", UNCLE), ("chidi", SARA), ("alma", {"name_given": "Nadir"})):
        hidden(cast, fields, by=who)
    mine = [known(cast), known(cast, {"name_given": "Zahra"})]
    for person in mine:
        cases.open_case(by=cast.alma, person=person)
    for _ in range(14):
        with suppress(Refusal):  # not everything can be done at all times; what was refused must change nothing
            one_act(cast, dice.choice(mine), dice)()
        most = max(most, law_and_keys_agree(cast))
    assert most > 1


def one_act(cast: Cast, person: UUID, dice: random.Random) -> Callable[[], object]:
    """Return something that changes who was asked, who may be, or on what the question stands."""
    case = Case.rows.get(person=person).pk
    worker = cast.users[dice.choice(("amir", "selma", "samuel"))].pk
    ask = partial(actions.ask, by=cast.access(dice.choice(("alma", "amir"))), person=person)
    ways: list[Callable[[], object]] = [
        ask,
        ask,
        ask,
        partial(actions.take_back, by=cast.alma, person=person),
        partial(cases.block_for_conflict, by=cast.bruno, case=case, worker=worker),
        partial(cases.reassign, by=cast.bruno, case=case, to=cast.users[dice.choice(("alma", "amir"))].pk),
        partial(staffing.set_areas, by=cast.farah, account=worker, areas=["cp"]),
        partial(end_roles, cast, worker) if dice.random() < 0.3 else ask,
        partial(cases.restrict, by=cast.alma, case=case) if dice.random() < 0.3 else ask,
    ]
    return dice.choice(ways)


def end_roles(cast: Cast, worker: UUID) -> None:
    """End every role of a colleague."""
    for post in Post.objects.filter(user=worker, until=None):
        staffing.end_role(by=cast.farah, account=worker, post=post.pk)
