"""The list side and the single decision come from one table: on every small world and on random ones they agree."""

import itertools
import random
from uuid import UUID

import pytest

from amparo.casework.people.models import Person
from amparo.foundation.policy import Action, Compartment, Role, Tier, decide
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import RELEASES, InvolvementKind
from amparo.trust.accounts.models import Post, Qualification
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.disclosure.facts import facts_of_many
from tests.cast import Cast

ASKED = [
    (Action.READ, part)
    for part in (
        Compartment.INDEX,
        Compartment.IDENTITY,
        Compartment.STORY,
        Compartment.NOTES,
        Compartment.FILES,
        Compartment.CP,
        Compartment.RIGHTS,
    )
] + [
    (Action.WRITE, Compartment.STORY),
    (Action.WRITE, Compartment.RIGHTS),
    (Action.REASSIGN, Compartment.INDEX),
    (Action.MATCH_HINT, Compartment.IDENTITY),
    (Action.BREAK_GLASS, Compartment.INDEX),
    (Action.BREAK_GLASS, Compartment.STORY),
    (Action.READ_AUDIT, Compartment.INDEX),
]

ALIKE = {kind for part, kind in RELEASES.items() if part not in ("identity", "cp")}
"""Releases of the other parts, which differ in nothing but the part; the random worlds have them."""


def worlds(cast: Cast) -> None:
    """Make one record for every team × owner × tier × tie of Alma and of Bruno; Petra has Alma's ties too."""
    owners = [None, cast.users["alma"], cast.users["amir"], cast.users["selma"], cast.users["chidi"]]
    ties: list[InvolvementKind | None] = [None, *(kind for kind in InvolvementKind if kind not in ALIKE)]
    for team, owner, tier in itertools.product(
        (cast.north, cast.south, cast.other), owners, ("standard", "restricted")
    ):
        for alma, bruno in itertools.product(ties, (None, InvolvementKind.NAMED_SUPERVISOR, InvolvementKind.CONFLICT)):
            row = Person.rows.create(agency=team.agency, team=team, owner=owner, tier=tier)
            _tie(cast, "alma", row.pk, alma)
            _tie(cast, "petra", row.pk, alma)
            _tie(cast, "bruno", row.pk, bruno)


def _tie(cast: Cast, name: str, holder: UUID, kind: InvolvementKind | None) -> None:
    if kind:
        accounts.involve(cast.users[name].pk, holder, kind, cast.users["bruno"].pk, None)


def agree(access: Access) -> None:
    """Fail where the list and the decision differ for anything that is asked, or one is outside the teams in reach."""
    rows = Person.rows.all()
    facts = facts_of_many(rows)
    for action, compartment in ASKED:
        listed = set(scope.visible(rows, access, action, compartment).values_list("pk", flat=True))
        decided = {key for key, each in facts.items() if decide(access.actor, action, each, compartment).allowed}
        assert listed == decided, (access.role, action, compartment)
        for tier in Tier:
            of_tier = set(scope.Reach(access, action, compartment).of(rows, tier).values_list("pk", flat=True))
            assert of_tier == {key for key in decided if facts[key].tier is tier}, (
                access.role,
                action,
                compartment,
                tier,
            )
    read = (Action.READ, Compartment.IDENTITY)
    decided = {key for key, each in facts.items() if decide(access.actor, read[0], each, read[1]).allowed}
    assert {facts[key].team for key in decided} <= scope.Reach(access, *read).teams(rows)


def test_list_and_decision_agree_on_every_small_world(cast: Cast) -> None:
    worlds(cast)
    Qualification.objects.create(user=cast.users["alma"], area="cp")
    for name in ("alma", "bruno", "chidi", "dina", "eyob", "farah", "petra"):
        agree(cast.access(name))


@pytest.mark.parametrize("seed", range(6))
def test_list_and_decision_agree_on_random_worlds(cast: Cast, seed: int) -> None:
    dice = random.Random(seed)
    teams, users = [cast.north, cast.south, cast.other], list(cast.users.values())
    for _ in range(60):
        team = dice.choice(teams)
        row = Person.rows.create(
            agency=team.agency,
            team=team,
            owner=dice.choice([None, *users]),
            tier=dice.choice(["standard", "restricted"]),
        )
        for _ in range(dice.randrange(3)):
            accounts.involve(dice.choice(users).pk, row.pk, dice.choice(list(InvolvementKind)), users[0].pk, None)
    for user in dice.sample(users, 4):
        Post.objects.create(
            user=user, role=dice.choice([Role.CASE_WORKER, Role.SUPERVISOR]).value, team=dice.choice(teams)
        )
        for role in {post.role for post in user.posts.all()}:
            agree(access_for(user, Role(role)))


def test_taking_something_away_never_opens_anything(cast: Cast) -> None:
    worlds(cast)
    read = (Action.READ, Compartment.IDENTITY)
    before = set(scope.visible(Person.rows.all(), cast.alma, *read).values_list("pk", flat=True))
    Post.objects.filter(user=cast.users["alma"]).update(team=None)
    after = set(scope.visible(Person.rows.all(), cast.alma, *read).values_list("pk", flat=True))
    assert after < before
