"""Two holders of the escrow open a restricted case to somebody: named, for a time, told, logged; one holder opens nothing."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import combinations
from uuid import UUID

import pytest
from django.db.models import QuerySet

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.cases.models import EntryKind
from amparo.casework.emergency import escrow, rules
from amparo.casework.emergency.rules import Ground
from amparo.casework.notices import queries as notices
from amparo.casework.notices.models import Notice
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.accounts.models import Involvement
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure import circles, gate
from amparo.trust.escrow import actions, ceremony
from amparo.trust.vault.models import Grant, PublicKey, RecipientKind
from tests.cast import NOW, Cast, key_pair, register_sara
from tests.trust.escrow.sealing import HOLDERS, sealed

WORDS = "He waits for her at the market."
GBV = "gbv"


class World:
    """A restricted case of Alma's with a note, sealed to her, to her supervisor Bruno, and to the escrow."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        held = ceremony.hold(HOLDERS)
        actions.install(held.half)
        self.shares = held.shares
        self.person = register_sara(cast)
        self.case = cases.open_case(by=cast.alma, person=self.person)
        cases.restrict(by=cast.alma, case=self.case)
        self.note = cases.write_entry(by=cast.alma, case=self.case, kind=EntryKind.NOTE, fields={"text": WORDS})

    def user(self, name: str) -> UUID:
        """Return the id of a member of the cast."""
        found: UUID = self.cast.users[name].pk
        return found

    def opens(
        self, to: str = "selma", shares: Sequence[str] = (), ground: Ground = Ground.EMERGENCY, code: str = ""
    ) -> escrow.Opened:
        """Let two holders open the case to somebody."""
        return escrow.open_case(
            code=code or ids.code(self.case), username=to, shares=shares or self.shares[:2], ground=ground
        )

    def reads(self, who: str) -> tuple[str, str]:
        """Return the name and the note that somebody reads in the case, with the key of their own session."""
        view = case_queries.case(self.cast.access(who), self.case)
        note = case_queries.entry(self.cast.access(who), self.note)
        return view.person.fields["name_given"], note.fields["text"]

    def grants_of(self, who: str) -> QuerySet[Grant]:
        """Return the keys that somebody has."""
        return Grant.objects.filter(recipient_kind=RecipientKind.USER, recipient=self.user(who))


@pytest.fixture
def world(cast: Cast) -> World:
    return World(cast)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as problem:
        act()
    return problem.value.code


def escrow_leaves() -> list[tuple[str, str]]:
    return list(Leaf.objects.filter(act__startswith="escrow.opened").values_list("act", "outcome"))


def test_any_two_holders_open_it_to_a_worker_of_another_team_for_a_day(world: World) -> None:
    assert refused(lambda: world.reads("selma")) == "record.not_there"
    for two in combinations(world.shares, 2):
        opened = world.opens(shares=two)
        assert (opened.name, opened.role, opened.until) == ("Selma", Role.CASE_WORKER, NOW + timedelta(hours=24))
        assert world.reads("selma") == ("Sara", WORDS)
        world.grants_of("selma").delete()
        assert refused(lambda: world.reads("selma")) == "record.sealed", "the part alone opens nothing"
    with clock.fixed(NOW + rules.LASTS):
        assert refused(lambda: world.reads("selma")) == "record.not_there"


def test_the_server_alone_holds_no_key_of_what_the_escrow_opens(world: World) -> None:
    theirs = Grant.objects.filter(holder__in=[world.case, world.person])
    assert theirs.filter(recipient_kind=RecipientKind.ESCROW).count() >= 4
    assert not theirs.filter(recipient_kind=RecipientKind.SERVER).exists()


def test_what_she_writes_in_that_day_the_owner_reads_and_afterwards_her_key_opens_nothing_new(world: World) -> None:
    world.opens()
    hers = cases.write_entry(by=world.cast.selma, case=world.case, kind=EntryKind.NOTE, fields={"text": "She is safe."})
    assert case_queries.entry(world.cast.alma, hers).fields["text"] == "She is safe."
    with clock.fixed(NOW + rules.LASTS):
        later = cases.write_entry(by=world.cast.alma, case=world.case, kind=EntryKind.NOTE, fields={"text": "Later."})
        assert case_queries.entry(world.cast.alma, later).fields["text"] == "Later."
    assert not world.grants_of("selma").filter(compartment="notes", holder=world.case).exists()


def test_one_holder_opens_nothing_and_the_try_is_logged(world: World) -> None:
    for shares, code in (
        (world.shares[:1], "escrow.share_missing"),
        ([world.shares[0]] * 2, "escrow.share_missing"),
        ([world.shares[0], ceremony.hold(HOLDERS).shares[1]], "escrow.shares_apart"),
        (ceremony.hold(HOLDERS).shares[:2], "escrow.shares_of_another"),
        ([world.shares[0], "correct horse battery staple"], "escrow.share_misread"),
    ):
        assert refused(lambda shares=shares: world.opens(shares=shares)) == code
    assert not world.grants_of("selma").exists()
    assert not Involvement.objects.filter(user=world.user("selma")).exists()
    assert Notice.objects.count() == 0
    assert escrow_leaves() == [("escrow.opened_in_danger", "refused")] * 5


def test_when_the_day_is_over_her_keys_are_emptied_within_the_hour_though_nobody_writes(world: World) -> None:
    world.opens()
    assert world.grants_of("selma").exists()
    with clock.fixed(NOW + rules.LASTS + timedelta(minutes=1)):
        circles.end_past()
    assert not world.grants_of("selma").exclude(wrapped=b"").exists()
    assert world.reads("alma") == ("Sara", WORDS)


def test_what_the_policy_lets_her_read_and_the_keys_she_gets_are_the_same(world: World) -> None:
    sealed(world.case, GBV, world.user("alma"))
    world.opens()
    facts = {one.record: one for one in case_queries.restricted(ids.code(world.case)) or ()}
    had = set(world.grants_of("selma").values_list("holder", "compartment"))
    could = Grant.objects.filter(recipient_kind=RecipientKind.ESCROW).values_list("holder", "compartment")
    may = {
        (holder, part)
        for holder, part in could
        if gate.allowed(world.cast.selma, Action.READ, facts[holder], Compartment(part)).allowed
    }
    assert had == may
    assert (world.case, GBV) in set(could) - had, "she is not qualified in that area"


def test_to_recover_it_lasts_a_month_and_a_supervisor_can_give_the_case_on(world: World) -> None:
    opened = world.opens("samuel", ground=Ground.RECOVERY)
    assert (opened.role, opened.until) == (Role.SUPERVISOR, NOW + timedelta(days=30))
    facts = case_queries.reachable(world.cast.samuel, world.case)
    assert gate.allowed(world.cast.samuel, Action.REASSIGN, facts, Compartment.INDEX).allowed
    assert escrow_leaves() == [("escrow.opened_to_recover", "done")]
    assert set(world.grants_of("samuel").values_list("expires_at", flat=True)) == {opened.until}


def test_when_a_whole_team_is_gone_the_case_finds_a_new_owner(world: World) -> None:
    for name in ("alma", "bruno"):
        world.cast.users[name].is_active = False
        world.cast.users[name].save()
    accounts.make_user(world.cast.puente, "samuel", "Samuel", None, [(Role.SUPERVISOR, world.cast.north)])
    world.opens("samuel", ground=Ground.RECOVERY)
    cases.reassign(by=world.cast.samuel, case=world.case, to=world.user("amir"))
    assert world.reads("amir") == ("Sara", WORDS)
    with clock.fixed(NOW + timedelta(days=365)):
        assert world.reads("amir") == ("Sara", WORDS)


def test_an_owner_who_lost_her_key_gets_it_back_for_good_and_no_part_that_ends(world: World) -> None:
    world.cast.keys["alma"] = key_pair(world.cast.users["alma"])
    assert refused(lambda: world.reads("alma")) == "record.sealed"
    before = Involvement.objects.count()
    assert world.opens("alma", ground=Ground.RECOVERY).until is None
    with clock.fixed(NOW + timedelta(days=365)):
        assert world.reads("alma") == ("Sara", WORDS)
    assert Involvement.objects.count() == before


def test_opening_never_shortens_a_part_somebody_has(world: World) -> None:
    cases.add_to_case(by=world.cast.bruno, case=world.case, worker=world.user("selma"))
    assert world.opens().until is None
    with clock.fixed(NOW + timedelta(days=90)):
        assert case_queries.reachable(world.cast.selma, world.case)


def test_a_part_that_ends_soon_is_made_longer_and_one_that_ends_later_stays(world: World) -> None:
    world.opens(ground=Ground.RECOVERY)
    assert world.opens().until == NOW + timedelta(days=30)
    with clock.fixed(NOW + timedelta(days=29, hours=12)):
        assert world.opens().until == NOW + timedelta(days=30, hours=12)


def test_owner_supervisors_and_officer_are_told_and_only_who_may_know_the_case_learns_which(world: World) -> None:
    world.opens()
    told = set(Notice.objects.values_list("user__username", flat=True))
    assert told == {"alma", "bruno", "petra"}
    for who, code in (("alma", ids.code(world.case)), ("bruno", ids.code(world.case)), ("petra", "")):
        assert [(one.kind, one.code) for one in notices.notices(world.cast.access(who))] == [("escrow_opened", code)]


def test_who_is_kept_away_is_not_told(world: World) -> None:
    for name, kind in (("petra", InvolvementKind.COMPLAINED_OF), ("bruno", InvolvementKind.CONFLICT)):
        accounts.involve(world.user(name), world.case, kind, world.user("alma"), None)
    world.opens()
    assert set(Notice.objects.values_list("user__username", flat=True)) == {"alma"}


def test_the_leaf_says_for_whom_and_stands_in_the_case(world: World) -> None:
    world.opens()
    leaf = Leaf.objects.get(act="escrow.opened_in_danger")
    assert (leaf.holder, leaf.record, leaf.actor, leaf.role) == (world.case, world.user("selma"), None, "command_line")
    seen = [one for one in case_queries.seen_by(world.cast.alma, world.case) if one.act.startswith("escrow")]
    assert [(one.who, one.role, one.to) for one in seen] == [("", "command_line", "Selma")]


def test_after_a_key_was_given_up_the_new_one_reaches_a_case_when_somebody_writes_in_it(world: World) -> None:
    new = ceremony.hold(HOLDERS)
    actions.install(new.half, old_is_lost=True)
    assert refused(lambda: world.opens(shares=new.shares[:2])) == "escrow.nothing_to_open"
    cases.write_entry(by=world.cast.alma, case=world.case, kind=EntryKind.NOTE, fields={"text": "More."})
    cases.add_to_case(by=world.cast.bruno, case=world.case, worker=world.user("amir"))
    world.opens(shares=new.shares[:2])
    assert world.reads("selma") == ("Sara", WORDS)


@pytest.mark.parametrize("who", ["chidi", "dina", "farah", "petra", "eyob", "nobody", ""])
def test_it_is_opened_to_case_staff_of_the_agency_alone(world: World, who: str) -> None:
    assert refused(lambda: world.opens(who)) == "escrow.not_for_worker"
    assert escrow_leaves() == [("escrow.opened_in_danger", "refused")]


def test_nobody_with_a_conflict_complained_of_or_with_a_closed_account_gets_it(world: World) -> None:
    for kind in (InvolvementKind.CONFLICT, InvolvementKind.COMPLAINED_OF):
        for holder in (world.case, world.person):
            accounts.involve(world.user("selma"), holder, kind, world.user("alma"), None)
            assert refused(world.opens) == "escrow.not_for_worker"
            accounts.end_involvement(world.user("selma"), holder, [kind])
    world.cast.users["selma"].is_active = False
    world.cast.users["selma"].save()
    assert refused(world.opens) == "escrow.not_for_worker"
    assert not world.grants_of("selma").exists()


def test_a_worker_without_a_key_and_a_case_the_escrow_does_not_reach_are_told(world: World) -> None:
    PublicKey.objects.filter(owner=world.user("amir")).delete()
    assert refused(lambda: world.opens("amir")) == "escrow.worker_without_key"
    Grant.objects.filter(recipient_kind=RecipientKind.ESCROW).delete()
    assert refused(world.opens) == "escrow.nothing_to_open"
    assert not Involvement.objects.filter(user=world.user("selma")).exists(), "all or nothing"


@pytest.mark.parametrize("code", ["", "MARGARET", "0000-0000"])
def test_a_code_that_is_of_no_restricted_case_opens_nothing(world: World, code: str) -> None:
    assert refused(lambda: world.opens(code=code or "x")) == "escrow.no_case"


def test_a_standard_case_and_a_person_are_not_opened_by_the_escrow(world: World) -> None:
    other = register_sara(world.cast, "selma")
    standard = cases.open_case(by=world.cast.selma, person=other)
    for code in (ids.code(standard), ids.code(world.person)):
        assert refused(lambda code=code: world.opens(code=code)) == "escrow.no_case"
