"""Behind the second lock, too, a key that is to go is gone: the database hides no grant from who has to destroy it."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from uuid import UUID

import pytest
from django.db import connection
from PIL import Image

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.cases.models import Deadline, EntryKind
from amparo.casework.people import actions as people
from amparo.casework.people import queries as person_queries
from amparo.casework.people.models import Person, Photo
from amparo.casework.rights import actions as rights
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.trust.accounts import second_lock
from amparo.trust.accounts.models import Post
from amparo.trust.disclosure import circles
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing import actions as staffing
from amparo.trust.vault import datakeys, destroying
from amparo.trust.vault.models import Grant, RecipientKind
from tests.casework.rights.asking import asked, sara_with_a_case
from tests.cast import NOW, Cast
from tests.config import locked

pytestmark = locked.on_postgres
SERVER = RecipientKind.SERVER


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara with a whole file, a photo too, in a database whose tables have a plain owner."""
    person = sara_with_a_case(cast)
    people.set_photo(by=cast.alma, person=person, data=picture("red"))
    locked.settle()
    return person


def picture(colour: str) -> bytes:
    """Return a small photo."""
    kept = BytesIO()
    Image.new("RGB", (40, 40), colour).save(kept, "PNG")
    return kept.getvalue()


@contextmanager
def at_the_desk_of(access: Access) -> Iterator[None]:
    """Run the block as a request of `access` does: with the rights of the screens, for that one person."""
    with locked.connected_as(locked.STAFF):
        second_lock.stand(access.actor)
        yield


def file_of(person: UUID) -> list[UUID]:
    """Return all that holds something sealed about a person."""
    return [person, *case_queries.holders_of([person])]


def restricted(cast: Cast, sara: UUID) -> UUID:
    """Restrict Sara's case at Alma's desk and return it."""
    case = case_queries.ids_of(sara)[0]
    with at_the_desk_of(cast.alma):
        cases.restrict(by=cast.alma, case=case)
    return case


def test_the_server_keeps_no_key_of_a_restricted_file_and_its_owner_reads_all_of_it(cast: Cast, sara: UUID) -> None:
    offered = cases.offer_transfer(by=cast.alma, case=case_queries.ids_of(sara)[0], to_team=cast.south.pk,
                                   reason="She moves.", summary="She needs a room.")  # fmt: skip
    assert Grant.objects.filter(holder=offered, recipient_kind=SERVER).exists()
    before = bytes(Photo.rows.get(person=sara).sealed)
    case = restricted(cast, sara)
    assert not Grant.objects.filter(holder__in=file_of(sara), recipient_kind=SERVER).exists()
    with at_the_desk_of(cast.alma):
        assert person_queries.person(cast.alma, sara).name.startswith("Sara")
        notes = case_queries.entries(cast.alma, case)
        assert "Hassan waits at the border." in {note.fields.get("text") for note in notes}
        assert person_queries.photo(cast.alma, sara)
    assert bytes(Photo.rows.get(person=sara).sealed) != before


def test_a_lifted_restriction_leaves_no_key_to_people(cast: Cast, sara: UUID) -> None:
    case = restricted(cast, sara)
    with at_the_desk_of(cast.bruno):
        cases.lift_restriction(by=cast.bruno, case=case, reason="The man is in prison.")
    assert set(Grant.objects.filter(holder__in=[sara, case]).values_list("recipient_kind", flat=True)) == {SERVER}
    with at_the_desk_of(cast.bruno):
        assert person_queries.person(cast.bruno, sara).name.startswith("Sara")


def test_who_leaves_a_restricted_case_loses_every_key_of_it(cast: Cast, sara: UUID) -> None:
    case = restricted(cast, sara)
    with at_the_desk_of(cast.bruno):
        cases.reassign(by=cast.bruno, case=case, to=cast.amir.id)
    assert not Grant.objects.filter(holder__in=[sara, case], recipient=cast.alma.id).exists()
    wanted = {(sara, Compartment.IDENTITY.value), (case, Compartment.NOTES.value)}
    assert set(datakeys.found(wanted, cast.keys["amir"])) == wanted
    with at_the_desk_of(cast.amir):
        assert case_queries.case(cast.amir, case).id == case


def test_the_end_of_a_role_empties_its_keys_though_an_administrator_sees_no_record(cast: Cast, sara: UUID) -> None:
    case = restricted(cast, sara)
    held = Grant.objects.filter(holder__in=[sara, case], recipient=cast.bruno.id)
    assert any(bytes(grant.wrapped) for grant in held.all())
    with at_the_desk_of(cast.farah):
        assert not Person.rows.exists()
        staffing.end_role(by=cast.farah, account=cast.bruno.id, post=Post.objects.get(user=cast.bruno.id).pk)
        assert not Grant.objects.exists()
    assert not any(bytes(grant.wrapped) for grant in held.all())
    with at_the_desk_of(cast.alma):  # opening the case changes the keys
        case_queries.case(cast.alma, case)
        cases.write_entry(by=cast.alma, case=case, kind=EntryKind.NOTE, fields={"text": "She slept."})
    assert not held.exists()


def test_a_command_takes_keys_away_for_the_house(cast: Cast, sara: UUID) -> None:
    case = restricted(cast, sara)
    bruno = cast.bruno.id
    held = Grant.objects.filter(holder__in=[sara, case], recipient=bruno)
    Post.objects.filter(user=bruno).update(until=NOW)
    with locked.connected_as(locked.JOBS), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('amparo.purpose', 'house', true)")
        circles.let_go(bruno)
    assert held.exists()
    assert not any(bytes(grant.wrapped) for grant in held)


@pytest.mark.parametrize("second", ["bruno", "petra"])
def test_no_key_of_a_destroyed_file_is_left_whoever_of_the_two_is_the_second(
    cast: Cast, sara: UUID, second: str
) -> None:
    twin = people.register(by=cast.alma, fields={"name_given": "Zahra"}, team=cast.north.pk)
    people.mark_duplicate(by=cast.alma, person=twin, of=sara)
    locked.settle()
    gone = [*file_of(sara), *file_of(twin)]
    with at_the_desk_of(cast.alma):
        request = asked(cast, sara, Kind.ERASURE)
        rights.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="She wants it.",
                      more={"told_plan": "She takes the certificate with her."})  # fmt: skip
    assert destroying.left(gone) > 5
    with at_the_desk_of(cast.access(second)):
        assert rights.approve(by=cast.access(second), request=request)
    assert destroying.left(gone) == 0
    assert not Deadline.objects.filter(case__in=case_queries.ids_of(sara), met_at=None).exists()
    assert set(Person.rows.filter(pk__in=gone).values_list("owner", "tier")) == {(None, "restricted")}


def test_an_officer_gains_nothing_by_beginning_an_act_where_nothing_waits_for_a_second(cast: Cast, sara: UUID) -> None:
    with at_the_desk_of(cast.petra):
        rights.ask(by=cast.petra, person=sara, kind=Kind.ERASURE, fields={"asker": "self", "words": "Forget me."})
        with second_lock.acting_on(sara):
            assert set(Grant.objects.values_list("compartment", flat=True)) == {Compartment.RIGHTS.value}


def test_an_officer_restricts_the_use_of_data_behind_the_lock(cast: Cast, sara: UUID) -> None:
    with at_the_desk_of(cast.alma):
        request = asked(cast, sara, Kind.RESTRICTION)
    with at_the_desk_of(cast.petra):
        rights.decide(by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="They dispute what we wrote.")
    assert Person.rows.get(pk=sara).use_restricted_at
    with at_the_desk_of(cast.alma):
        assert person_queries.person(cast.alma, sara).fields["use_restricted"] is True


def test_an_officer_grants_a_correction_only_when_something_was_corrected(cast: Cast, sara: UUID) -> None:
    with at_the_desk_of(cast.petra):
        request = asked_of_officer(cast, sara)
        with pytest.raises(Refusal, match=r"rights\.nothing_corrected"):
            rights.decide(by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="It was wrong.")
    with at_the_desk_of(cast.alma):
        people.change(by=cast.alma, person=sara, changes={"name_family": "Idrissi"}, based_on=1)
    with at_the_desk_of(cast.petra):
        rights.decide(by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="It was wrong.")


def asked_of_officer(cast: Cast, person: UUID) -> UUID:
    """Return a request for correction that Petra wrote down."""
    said = {"asker": "self", "words": "My name is wrong.", "reach": "At the office."}
    request = rights.ask(by=cast.petra, person=person, kind=Kind.CORRECTION, fields=said)
    rights.recognise(by=cast.petra, request=request, check="known_to_worker")
    return request


def test_a_new_photo_takes_the_place_of_the_old_one(cast: Cast, sara: UUID) -> None:
    old = Photo.rows.get(person=sara).pk
    with at_the_desk_of(cast.alma):
        people.set_photo(by=cast.alma, person=sara, data=picture("blue"))
    assert Photo.rows.get(person=sara).pk != old


def test_an_act_within_an_act_does_not_end_it(cast: Cast, sara: UUID) -> None:
    with at_the_desk_of(cast.alma), second_lock.acting_on(sara):
        with second_lock.acting_on(case_queries.ids_of(sara)[0]):
            pass
        Person.rows.filter(pk=sara).update(owner=cast.bruno.id, tier="restricted")
        assert Person.rows.filter(pk=sara).exists()
