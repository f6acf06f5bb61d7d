"""Administrators make and change accounts of their own agency, see no work, and each act leaves one leaf."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import authenticate

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts.actors import actor_of
from amparo.trust.accounts.models import Agency, User
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import access_for
from amparo.trust.staffing import actions, enrolling, queries
from amparo.trust.staffing.actions import Recognised
from tests.cast import NOW, PASSPHRASE, Cast


def told(cast: Cast, **more: Any) -> actions.NewAccount:
    said: dict[str, Any] = {
        "username": "ines", "display_name": "Inés Paz", "language": "es", "role": Role.CASE_WORKER,
        "team": cast.north.pk, "recognised": Recognised.DOCUMENT, "areas": ("gbv",),
    }  # fmt: skip
    return actions.NewAccount(**{**said, **more})


def last_leaf() -> Leaf:
    leaf = Leaf.objects.order_by("-index").first()
    assert leaf is not None
    return leaf


def test_a_new_account_holds_its_role_and_cannot_be_entered_without_its_code(cast: Cast) -> None:
    account, code = actions.create_account(by=cast.farah, told=told(cast))
    ines = User.objects.get(pk=account)
    access = access_for(ines)
    assert (access.role, access.actor.teams, access.actor.qualifications) == (
        Role.CASE_WORKER, frozenset({cast.north.pk}), frozenset({"gbv"}),
    )  # fmt: skip
    assert not ines.has_usable_password()
    assert enrolling.owner_of("ines", code.text) == ines
    assert (last_leaf().act, last_leaf().actor, last_leaf().record) == ("account.created", cast.farah.id, account)


def test_no_leaf_holds_a_name_or_a_code(cast: Cast) -> None:
    _, code = actions.create_account(by=cast.farah, told=told(cast))
    leaf = last_leaf()
    said = " ".join(str(value) for value in (leaf.act, leaf.detail, leaf.role, leaf.outcome))
    assert "ines" not in said.lower()
    assert code.text[:5] not in said


@pytest.mark.parametrize("who", ["alma", "bruno", "dina", "eyob", "carla"])
def test_nobody_but_an_administrator_manages_accounts_and_the_try_is_logged(cast: Cast, who: str) -> None:
    by, amir = cast.access(who), cast.users["amir"].pk
    acts = [
        lambda: actions.create_account(by=by, told=told(cast)),
        lambda: actions.close_account(by=by, account=amir),
        lambda: actions.reopen_account(by=by, account=amir, recognised=Recognised.KNOWN),
        lambda: actions.renew_code(by=by, account=amir, recognised=Recognised.KNOWN),
        lambda: actions.give_role(by=by, account=amir, role=Role.SUPERVISOR, team=cast.north.pk),
        lambda: actions.end_role(by=by, account=amir, post=1),
        lambda: actions.set_areas(by=by, account=amir, areas=["ct"]),
        lambda: actions.make_team(by=by, name="West", office="Hill"),
        lambda: queries.accounts(by),
        lambda: queries.account(by, amir),
        lambda: queries.teams(by),
    ]
    for act in acts:
        with pytest.raises(Refusal, match=r"record\.not_there"):
            act()
        assert last_leaf().outcome == "refused"
    assert not User.objects.filter(username="ines").exists()


def test_accounts_and_teams_of_another_agency_are_not_there(cast: Cast) -> None:
    chidi = cast.users["chidi"].pk
    for account in (chidi, uuid4()):
        for act in (
            lambda account=account: actions.close_account(by=cast.farah, account=account),
            lambda account=account: actions.renew_code(by=cast.farah, account=account, recognised=Recognised.KNOWN),
            lambda account=account: queries.account(cast.farah, account),
        ):
            with pytest.raises(Refusal, match=r"record\.not_there"):
                act()
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.create_account(by=cast.farah, told=told(cast, team=cast.other.pk))
    listed = {each.username for each in queries.accounts(cast.farah)}
    assert listed == {"alma", "amir", "bruno", "selma", "samuel", "dina", "farah", "petra", "gita", "galo", "irene"}
    assert {team.name for team in queries.teams(cast.farah)} == {"North", "South"}


def test_nobody_changes_the_rights_of_their_own_account(cast: Cast) -> None:
    own = cast.farah.id
    for act in (
        lambda: actions.give_role(by=cast.farah, account=own, role=Role.CASE_WORKER, team=cast.north.pk),
        lambda: actions.close_account(by=cast.farah, account=own),
        lambda: actions.renew_code(by=cast.farah, account=own, recognised=Recognised.KNOWN),
        lambda: actions.set_areas(by=cast.farah, account=own, areas=["gbv"]),
    ):
        with pytest.raises(Refusal, match=r"accounts\.own"):
            act()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"username": "ALMA"}, "accounts.username_taken"),
        ({"username": "inés"}, "accounts.username_unfit"),
        ({"username": "a"}, "accounts.username_unfit"),
        ({"username": "two words"}, "accounts.username_unfit"),
        ({"team": None}, "accounts.team_missing"),
    ],
)
def test_what_cannot_be_an_account_is_refused_beside_its_field(cast: Cast, more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal, match=code) as refused:
        actions.create_account(by=cast.farah, told=told(cast, **more))
    assert refused.value.field in ("username", "team")


def test_the_role_of_the_person_is_given_to_no_member_of_staff(cast: Cast) -> None:
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.give_role(by=cast.farah, account=cast.users["amir"].pk, role=Role.PERSON, team=None)


def test_roles_are_given_and_ended_from_one_moment_to_the_next(cast: Cast) -> None:
    amir = cast.users["amir"]
    for _ in range(2):
        actions.give_role(by=cast.farah, account=amir.pk, role=Role.SUPERVISOR, team=cast.south.pk)
    actor = actor_of(amir, Role.SUPERVISOR)
    assert actor is not None
    assert actor.supervises == {cast.south.pk}
    held = queries.account(cast.farah, amir.pk).account.roles
    assert [(each.role, each.team) for each in held] == [(Role.CASE_WORKER, "North"), (Role.SUPERVISOR, "South")]
    actions.end_role(by=cast.farah, account=amir.pk, post=held[1].post)
    with clock.fixed(NOW + timedelta(seconds=1)):
        assert actor_of(amir, Role.SUPERVISOR) is None
        assert actor_of(amir, Role.CASE_WORKER) is not None
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.end_role(by=cast.farah, account=cast.users["alma"].pk, post=held[0].post)


def test_qualifications_are_set_as_they_are_said(cast: Cast) -> None:
    amir = cast.users["amir"]
    actions.set_areas(by=cast.farah, account=amir.pk, areas=["gbv", "ct", "notes"])
    with clock.fixed(NOW + timedelta(seconds=1)):
        actions.set_areas(by=cast.farah, account=amir.pk, areas=["cp", "ct"])
    with clock.fixed(NOW + timedelta(seconds=2)):
        assert queries.account(cast.farah, amir.pk).areas == ("cp", "ct")


def test_a_closed_account_lets_nobody_in_and_gives_no_code(cast: Cast) -> None:
    amir = cast.users["amir"]
    code = actions.renew_code(by=cast.farah, account=amir.pk, recognised=Recognised.KNOWN)
    actions.close_account(by=cast.farah, account=amir.pk)
    amir.refresh_from_db()
    assert actor_of(amir, Role.CASE_WORKER) is None
    assert enrolling.owner_of("amir", code.text) is None
    with pytest.raises(Refusal, match=r"accounts\.closed"):
        actions.renew_code(by=cast.farah, account=amir.pk, recognised=Recognised.KNOWN)
    again = actions.reopen_account(by=cast.farah, account=amir.pk, recognised=Recognised.KNOWN)
    amir.refresh_from_db()
    assert enrolling.owner_of("amir", again.text) == amir
    assert authenticate(None, username="amir", password=PASSPHRASE) is None, "the old passphrase is gone"
    assert actor_of(amir, Role.CASE_WORKER) is not None


@pytest.mark.parametrize("how", Recognised)
def test_how_its_owner_was_recognised_stands_in_the_leaf_of_every_code(cast: Cast, how: Recognised) -> None:
    amir = cast.users["amir"].pk
    actions.create_account(by=cast.farah, told=told(cast, recognised=how))
    assert f'"recognised":"{how.value}"' in last_leaf().detail
    actions.renew_code(by=cast.farah, account=amir, recognised=how)
    assert f'"recognised":"{how.value}"' in last_leaf().detail
    actions.close_account(by=cast.farah, account=amir)
    actions.reopen_account(by=cast.farah, account=amir, recognised=how)
    assert f'"recognised":"{how.value}"' in last_leaf().detail


def test_a_team_is_made_once_in_ones_own_agency(cast: Cast) -> None:
    actions.make_team(by=cast.farah, name="West", office="Hill")
    with pytest.raises(Refusal, match=r"accounts\.team_taken"):
        actions.make_team(by=cast.farah, name=" West ", office="Lake")
    assert "West" in {team.name for team in queries.teams(cast.farah)}


def test_the_first_administrator_comes_from_the_command_line_and_only_the_first(cast: Cast) -> None:
    code = actions.create_administrator("A new agency", "Root.Admin", "Root", "fr")
    user = enrolling.owner_of("root.admin", code.text)
    assert user is not None
    assert accounts.roles_of(user) == [Role.ADMINISTRATOR]
    assert last_leaf().role == "command_line"
    with pytest.raises(Refusal, match=r"accounts\.administrator_there"):
        actions.create_administrator("A new agency", "another", "Another", "fr")
    with pytest.raises(Refusal, match=r"accounts\.administrator_there"):
        actions.create_administrator("Puente Amparo", "another", "Another", "fr")


def test_an_administrator_whose_name_cannot_be_used_leaves_no_agency_behind(cast: Cast) -> None:
    for name, code in (("no spaces", "accounts.username_unfit"), ("alma", "accounts.username_taken")):
        with pytest.raises(Refusal, match=code.replace(".", r"\.")):
            actions.create_administrator("A new agency", name, "Root", "fr")
    assert not Agency.objects.filter(name="A new agency").exists()
