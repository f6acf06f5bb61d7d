"""People: details merge instead of overwriting, ages in doubt are a child's, photos say nothing but the picture."""

import io
from datetime import date

import pytest
from PIL import Image

from amparo.casework.people import actions, pictures, queries, rules
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from tests.cast import UNCLE, Cast, register_sara

TODAY = date(2026, 11, 20)


def test_two_edits_of_different_details_come_together(cast: Cast) -> None:
    sara = register_sara(cast)
    seen = queries.person(cast.alma, sara).content.number
    actions.change(by=cast.alma, person=sara, changes={"contact_when": "mornings"}, based_on=seen)
    actions.change(by=cast.alma, person=sara, changes={"languages": ["ara", "eng"]}, based_on=seen)
    fields = queries.person(cast.alma, sara).fields
    assert (fields["contact_when"], fields["languages"]) == ("mornings", ["ara", "eng"])


def test_two_edits_of_one_detail_wait_for_a_choice_and_nothing_is_lost(cast: Cast) -> None:
    sara = register_sara(cast)
    seen = queries.person(cast.alma, sara).content.number
    actions.change(by=cast.alma, person=sara, changes={"contact_value": "+000 555 0111"}, based_on=seen)
    written = actions.change(by=cast.alma, person=sara, changes={"contact_value": "+000 555 0122"}, based_on=seen)
    assert written.conflicts == ("contact_value",)
    content = queries.person(cast.alma, sara).content
    assert content.fields["contact_value"] == "+000 555 0111"
    assert [one["value"] for one in content.conflicts["contact_value"]] == ["+000 555 0122"]
    actions.choose(by=cast.alma, person=sara, field="contact_value", value="+000 555 0122")
    settled = queries.person(cast.alma, sara).content
    assert settled.fields["contact_value"] == "+000 555 0122"
    assert not settled.conflicts
    kept = [version.fields.get("contact_value") for version in queries.versions(cast.alma, sara)]
    assert kept == ["+000 555 0101", "+000 555 0111", "+000 555 0111", "+000 555 0122"]


def test_a_colleague_of_the_team_reads_the_identity_and_cannot_change_it(cast: Cast) -> None:
    sara = register_sara(cast)
    assert queries.person(cast.amir, sara).name == "Sara Yusuf Idriss"
    with pytest.raises(Refusal):
        actions.change(by=cast.amir, person=sara, changes={"sex": "male"}, based_on=1)


def test_a_tie_is_seen_from_both_sides_and_people_out_of_reach_stay_unnamed(cast: Cast) -> None:
    sara = register_sara(cast)
    uncle = actions.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    actions.tie(by=cast.alma, person=sara, other=uncle, relation="uncle", same_household=True)
    (from_sara,) = queries.ties(cast.alma, sara)
    (from_uncle,) = queries.ties(cast.alma, uncle)
    assert (from_sara.other and from_sara.other.id, from_sara.from_other_side) == (uncle, False)
    assert (from_uncle.other and from_uncle.other.id, from_uncle.from_other_side) == (sara, True)
    with pytest.raises(Refusal):
        queries.ties(cast.chidi, sara)


def test_a_photo_keeps_the_picture_and_nothing_else(cast: Cast) -> None:
    sara = register_sara(cast)
    picture = Image.new("RGB", (1800, 900), "navy")
    exif = Image.Exif()
    exif[0x010E] = "taken at the safe house"
    data = io.BytesIO()
    picture.save(data, "JPEG", exif=exif, comment=b"safe house")
    actions.set_photo(by=cast.alma, person=sara, data=data.getvalue())
    kept = queries.photo(cast.alma, sara)
    assert b"safe house" not in kept
    assert max(Image.open(io.BytesIO(kept)).size) == 1200
    for who in ("amir", "chidi", "dina"):
        with pytest.raises(Refusal):
            queries.photo(cast.access(who), sara)


@pytest.mark.parametrize("data", [b"", b"MZ\x90 not a picture", b"GIF89a....", b"<svg onload='x'/>"])
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        pictures.cleaned(data)
    assert refused.value.code == "people.photo_unreadable"


@pytest.mark.parametrize(
    ("fields", "child"),
    [
        ({"birth_date": "2011-03-04"}, True),
        ({"birth_date": "2008-11-20"}, False),
        ({"birth_date": "2008-11-21"}, True),
        ({"birth_date": "2008"}, True),
        ({"birth_date": "2007-01-01", "birth_precision": "estimated"}, False),
        ({"age_stated": "18", "age_stated_on": "2026-11-20"}, True),
        ({"age_stated": "19", "age_stated_on": "2026-11-20"}, False),
        ({}, False),
    ],
)
def test_an_age_in_doubt_is_treated_as_a_childs(fields: dict[str, str], child: bool) -> None:
    assert rules.is_child(fields, TODAY) is child


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "people.name_missing"),
        ({"name_given": "Sara", "birth_date": "spring"}, "people.birth_date_unreadable"),
        ({"name_given": "Sara", "birth_date": "2011-13-01"}, "people.birth_date_impossible"),
        ({"name_given": "Sara", "birth_date": "2027-01-01"}, "people.birth_date_impossible"),
        ({"name_given": "Sara", "birth_date": "1801"}, "people.birth_date_impossible"),
        ({"name_given": "Sara", "age_stated": "150"}, "people.age_impossible"),
    ],
)
def test_details_that_cannot_stand_are_refused_with_their_field(fields: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        rules.check_complete(fields, TODAY)
    assert refused.value.code == code
    assert refused.value.field


def test_no_population_group_nor_status_is_needed_to_register(cast: Cast) -> None:
    person = actions.register(by=cast.alma, fields={"preferred_name": "Little one"}, team=cast.north.pk)
    assert queries.person(cast.alma, person).name == "Little one"


def test_a_name_that_could_be_read_as_a_code_is_found_as_a_name(cast: Cast) -> None:
    fields = {"name_given": "Hawa", "name_family": "Diallo"}
    hawa = actions.register(by=cast.alma, fields=fields, team=cast.north.pk)
    assert ids.range_of_code("Hawa Dial")
    assert [found.person.id for found in queries.search(cast.alma, "Hawa Dial")] == [hawa]
