"""Law and cryptography agree: whoever the policy lets read a restricted record has keys that open it, and nobody else has."""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db.models import Q

from amparo.casework.cases import actions, queries
from amparo.casework.cases.models import Case, EntryKind, Transfer, TransferStatus
from amparo.casework.cases.queries.transfers import packet_facts
from amparo.casework.people import queries as people
from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, decide
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts.actors import actor_of
from amparo.trust.accounts.models import Involvement, Post, User
from amparo.trust.disclosure import circles
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.disclosure.circles.readers import PARTS
from amparo.trust.disclosure.facts import facts_of_many
from amparo.trust.history.models import Version
from amparo.trust.staffing import actions as staffing
from amparo.trust.vault import datakeys, pairs, recipients, sealing
from amparo.trust.vault.fingerprints import kept_as
from amparo.trust.vault.models import Grant, PublicKey, RecipientKind
from tests.casework.cases.test_responsibility import SAID
from tests.cast import Cast, key_pair, register_sara

WORKERS = ("alma", "amir", "selma")
STAFF = (*WORKERS, "bruno", "samuel", "chidi", "carla", "petra", "farah")


@pytest.fixture
def case(cast: Cast) -> UUID:
    """Sara's restricted case."""
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    note(cast.alma, case, "She fears the man who drove the lorry.")
    actions.restrict(by=cast.alma, case=case)
    return case


def note(by: Access, case: UUID, text: str) -> UUID:
    """Write a note."""
    return actions.write_entry(by=by, case=case, kind=EntryKind.NOTE, fields={"text": text})


def law_and_keys_agree(cast: Cast) -> None:
    """Fail where the policy lets somebody read a restricted record whom no grant reaches, or the other way round."""
    rows = [*Case.rows.filter(tier="restricted"), *Person.rows.filter(tier="restricted")]
    for facts in facts_of_many(rows).values():
        for name in STAFF:
            user = User.objects.get(pk=cast.users[name].pk)
            actors = [actor_of(user, role) for role in accounts.roles_of(user)]
            opens = datakeys.found({(facts.record, kept_as(part)) for part in PARTS}, cast.keys[name])
            if Grant.objects.filter(holder=facts.record, recipient=user.pk, reason=circles.PROMISED).exists():
                assert may_still_accept(facts.record, user), name
                continue
            lawful = {
                (facts.record, kept_as(part))
                for part in PARTS
                if any(actor and decide(actor, Action.READ, facts, part).allowed for actor in actors)
            }
            assert set(opens) == lawful, (name, {part for _, part in set(opens) ^ lawful})
        assert not Grant.objects.filter(holder=facts.record, recipient_kind=RecipientKind.SERVER).exists()


def may_still_accept(holder: UUID, user: User) -> bool:
    """Return whether a transfer of the record waits for this supervisor."""
    offered = Transfer.rows.filter(Q(case=holder) | Q(case__person=holder), status=TransferStatus.OFFERED)
    return any(user.pk in packet_facts(each).packet_recipients for each in offered)


def everything_opens(cast: Cast, holder: UUID, name: str) -> int:
    """Open every version sealed in a holder with the keys of `name`; return how many there are."""
    rows = list(Version.objects.filter(holder=holder))
    for row in rows:
        place = sealing.Place(row.holder, row.compartment, row.record, row.number)
        sealing.unseal(place, row.sealed, cast.keys[name])
    return len(rows)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_acts_the_law_allows_exactly_whom_a_grant_reaches(cast: Cast, case: UUID, seed: int) -> None:
    dice = random.Random(seed)
    done = 0
    for _ in range(20):
        try:
            one_act(cast, case, dice)()
            done += 1
        except Refusal:
            pass  # not everything is everybody's to do; what was refused must change nothing
        law_and_keys_agree(cast)
    row = Case.rows.get(pk=case)
    keepers = [name for name in STAFF if cast.users[name].pk == row.owner_id]
    assert done > 3
    assert all(everything_opens(cast, holder, name) for name in keepers for holder in (case, row.person_id))


def one_act(cast: Cast, case: UUID, dice: random.Random) -> Callable[[], object]:
    """Return something that changes who may read the case, by somebody who may or may not do it."""
    worker, boss = cast.users[dice.choice(WORKERS)].pk, cast.access(dice.choice(("bruno", "samuel")))
    by = cast.access(dice.choice(WORKERS))
    until = clock.today() + timedelta(days=dice.randrange(1, 9))
    ways: list[Callable[[], object]] = [
        partial(actions.add_to_case, by=boss, case=case, worker=worker),
        partial(actions.remove_from_case, by=boss, case=case, worker=worker),
        partial(actions.cover, by=boss, case=case, worker=worker, until=until),
        partial(actions.reassign, by=boss, case=case, to=worker),
        partial(actions.block_for_conflict, by=boss, case=case, worker=worker),
        partial(actions.lift_conflict, by=boss, case=case, worker=worker, reason="a namesake"),
        partial(note, by, case, "One more word."),
        partial(transferred, cast, case, by, dice.choice((cast.north, cast.south)).pk),
    ]
    return dice.choice(ways)


def transferred(cast: Cast, case: UUID, by: Access, team: UUID) -> None:
    """Offer the case to a team whose supervisor accepts it."""
    offer = actions.offer_transfer(by=by, case=case, to_team=team, **SAID)
    boss, worker = ("bruno", "alma") if team == cast.north.pk else ("samuel", "selma")
    actions.accept_transfer(by=cast.access(boss), transfer=offer, owner=cast.users[worker].pk)


def test_restricting_leaves_the_server_no_key_and_none_of_the_old_seals(cast: Cast) -> None:
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    document = actions.add_document(by=cast.alma, case=case, title="Paper", document_kind="other", data=b"A letter.")
    before = {grant.pk for grant in Grant.objects.filter(holder=case)}
    old = {(row.pk, bytes(row.sealed)) for row in Version.objects.filter(holder=case)}
    actions.restrict(by=cast.alma, case=case)
    assert before
    assert not Grant.objects.filter(pk__in=before).exists()
    assert not old & {(row.pk, bytes(row.sealed)) for row in Version.objects.filter(holder=case)}
    assert everything_opens(cast, case, "bruno") > len(old)
    assert queries.document(cast.alma, document)[1] == b"A letter."
    law_and_keys_agree(cast)


def test_lifting_the_restriction_gives_the_server_its_keys_back_and_the_team_what_it_read_before(
    cast: Cast, case: UUID
) -> None:
    person = Case.rows.get(pk=case).person_id
    for who, said, code in ((cast.alma, "x", "not_there"), (cast.bruno, " ", "comment_missing")):
        with pytest.raises(Refusal, match=code):
            actions.lift_restriction(by=who, case=case, reason=said)
    actions.lift_restriction(by=cast.bruno, case=case, reason="The lorry driver is in prison.")
    kinds = set(Grant.objects.filter(holder__in=[case, person]).values_list("recipient_kind", flat=True))
    assert kinds == {RecipientKind.SERVER}
    bare = access_for(cast.users["alma"])
    assert queries.case(bare, case).story_open
    assert [found.person.id for found in people.search(access_for(cast.users["amir"]), "Sara Yusuf")][:1] == [person]
    with pytest.raises(Refusal, match="not_there"):
        actions.lift_restriction(by=cast.bruno, case=case, reason="Twice.")
    actions.restrict(by=bare, case=case)
    law_and_keys_agree(cast)


def test_a_leavers_keys_open_nothing_that_is_written_after(cast: Cast, case: UUID) -> None:
    amir = cast.users["amir"].pk
    actions.add_to_case(by=cast.bruno, case=case, worker=amir)
    kept = list(Grant.objects.filter(holder=case, recipient=amir))  # a copy that he took along
    assert everything_opens(cast, case, "amir")
    actions.remove_from_case(by=cast.bruno, case=case, worker=amir)
    note(cast.alma, case, "Written after.")
    Grant.objects.bulk_create([Grant(**{**_fields(grant), "id": None}) for grant in kept])
    for row in Version.objects.filter(holder=case):
        mine = datakeys.found({(case, row.compartment)}, cast.keys["amir"])
        place = sealing.Place(row.holder, row.compartment, row.record, row.number)
        for data in mine.values():
            with pytest.raises(sealing.suites.Unreadable):
                sealing.suites.unseal(data.key, row.sealed, place.bound(data.version))


def _fields(grant: Grant) -> dict[str, object]:
    return {field.attname: getattr(grant, field.attname) for field in Grant._meta.concrete_fields}


def test_a_role_that_ends_and_an_account_that_closes_take_the_grants_and_the_next_act_changes_the_key(
    cast: Cast, case: UUID
) -> None:
    amir = cast.users["amir"]
    actions.add_to_case(by=cast.bruno, case=case, worker=amir.pk)
    staffing.end_role(by=cast.farah, account=amir.pk, post=Post.objects.get(user=amir).pk)
    law_and_keys_agree(cast)
    note(cast.alma, case, "Written after.")
    assert set(Grant.objects.filter(holder=case, compartment="notes").values_list("key_version", flat=True)) == {3}
    staffing.close_account(by=cast.farah, account=cast.users["bruno"].pk)
    law_and_keys_agree(cast)


def test_an_area_opens_for_who_is_qualified_from_the_next_opening_on(cast: Cast, case: UUID) -> None:
    staffing.set_areas(by=cast.farah, account=cast.users["alma"].pk, areas=["cp"])
    queries.case(cast.alma, case)
    law_and_keys_agree(cast)
    assert datakeys.found({(case, kept_as("cp"))}, cast.keys["alma"])
    staffing.set_areas(by=cast.farah, account=cast.users["alma"].pk, areas=[])
    note(cast.alma, case, "Written after.")
    law_and_keys_agree(cast)


def test_cover_that_has_ended_opens_nothing_once_the_hour_is_over(cast: Cast, case: UUID) -> None:
    amir = cast.users["amir"].pk
    actions.cover(by=cast.bruno, case=case, worker=amir, until=clock.today())
    assert datakeys.found({(case, "notes")}, cast.keys["amir"])
    with clock.fixed(clock.now() + timedelta(days=1)):
        circles.end_past()
        assert not datakeys.found({(case, "notes")}, cast.keys["amir"])
        law_and_keys_agree(cast)


def test_the_last_who_can_open_a_record_is_neither_blocked_nor_forgotten(cast: Cast, case: UUID) -> None:
    alma, bruno = cast.users["alma"].pk, cast.users["bruno"].pk
    Involvement.objects.filter(user=bruno).update(until=clock.now())
    circles.loosen([case, Case.rows.get(pk=case).person_id])
    with pytest.raises(Refusal, match=r"record\.nobody_left"):
        actions.block_for_conflict(by=cast.alma, case=case, worker=alma)
    staffing.close_account(by=cast.farah, account=alma)
    assert everything_opens(cast, case, "alma"), (
        "a closed account can be opened again; a lost key cannot be found again"
    )


def test_escrow_is_let_in_where_it_is_installed(cast: Cast, case: UUID) -> None:
    pair = pairs.new_pair()
    recipients.install(RecipientKind.ESCROW, None, pair.public)
    queries.case(cast.alma, case)
    grants = Grant.objects.filter(holder=case, recipient_kind=RecipientKind.ESCROW)
    assert {grant.compartment for grant in grants} >= {"identity", "story", "notes", "files", "index"}
    notes = grants.get(compartment="notes")
    key = recipients.unwrap(notes, pair.private)
    assert key == datakeys.found({(case, "notes")}, cast.keys["alma"])[case, "notes"].key
    law_and_keys_agree(cast)


def test_a_declined_offer_leaves_the_other_team_without_keys(cast: Cast, case: UUID) -> None:
    offer = actions.offer_transfer(by=cast.alma, case=case, to_team=cast.south.pk, **SAID)
    promised = Grant.objects.filter(holder=case, recipient=cast.users["samuel"].pk)
    assert promised.exists()
    assert not Grant.objects.filter(holder=offer, recipient_kind=RecipientKind.SERVER).exists()
    assert queries.transfer(cast.samuel, offer).packet["summary"] == SAID["summary"]
    cast.keys["samuel"], hers = key_pair(cast.users["samuel"]), cast.keys["samuel"]
    assert queries.offers(cast.samuel) == [], "a supervisor whose key does not fit sees no broken page"
    cast.keys["samuel"] = hers
    actions.decline_transfer(by=cast.samuel, transfer=offer, reason="We are too few.")
    law_and_keys_agree(cast)
    assert not Grant.objects.filter(recipient=cast.users["samuel"].pk).exists()


def test_a_case_is_sealed_once_its_owner_has_a_key_and_nobody_reads_it_meanwhile_who_may_not(cast: Cast) -> None:
    """As after an upgrade: the owner has not signed in since, and a colleague restricts the case."""
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    actions.add_to_case(by=cast.bruno, case=case, worker=cast.users["amir"].pk)
    PublicKey.objects.filter(owner=cast.users["alma"].pk).delete()
    actions.restrict(by=cast.amir, case=case)
    assert queries.case(access_for(cast.users["alma"]), case).story_open
    with pytest.raises(Refusal, match="not_there"):
        queries.case(cast.samuel, case)
    cast.keys["alma"] = key_pair(cast.users["alma"])
    assert queries.case(cast.alma, case).story_open
    law_and_keys_agree(cast)


def test_restricting_takes_an_open_offer_back_and_its_packet_from_the_server(cast: Cast) -> None:
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    offer = actions.offer_transfer(by=cast.alma, case=case, to_team=cast.south.pk, **SAID)
    actions.restrict(by=cast.alma, case=case)
    assert Transfer.rows.get(pk=offer).status == TransferStatus.TAKEN_BACK
    grants = Grant.objects.filter(holder=offer)
    assert {(grant.recipient_kind, grant.recipient) for grant in grants} == {("user", cast.users["alma"].pk)}
    assert everything_opens(cast, offer, "alma") == 1
    with pytest.raises(Refusal, match="not_there"):
        actions.accept_transfer(by=cast.samuel, transfer=offer, owner=cast.users["selma"].pk)
    law_and_keys_agree(cast)


def test_who_has_a_new_key_pair_is_let_in_again_by_a_colleague(cast: Cast, case: UUID) -> None:
    cast.keys["alma"] = key_pair(cast.users["alma"])
    with pytest.raises(Refusal, match=r"record\.sealed"):
        queries.case(cast.alma, case)
    with pytest.raises(Refusal, match=r"record\.sealed"):
        note(cast.alma, case, "Not now.")
    queries.case(cast.bruno, case)
    assert queries.case(cast.alma, case).person.name
    law_and_keys_agree(cast)


def test_without_keys_a_session_opens_and_writes_nothing_restricted(cast: Cast, case: UUID) -> None:
    bare = access_for(cast.users["alma"])
    with pytest.raises(Refusal, match=r"record\.sealed"):
        queries.case(bare, case)
    with pytest.raises(Refusal, match=r"record\.sealed"):
        note(bare, case, "Nothing.")
    assert queries.case_list(bare).rows == []
