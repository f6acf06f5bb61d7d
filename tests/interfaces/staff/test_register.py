"""Promises of registering: nothing typed is lost, nobody is registered twice, other teams stay names."""

import pytest
from django.test import Client

from amparo.casework.people import actions, queries
from amparo.casework.people.models import Person
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, person_url, sara_like, sending


@pytest.fixture
def alma(cast: Cast) -> Client:
    """Alma's browser."""
    return at_desk("alma")


def test_a_name_is_enough_to_register(cast: Cast, alma: Client) -> None:
    sent = {"name_given": "Sara", "key": sending(cast)["key"], "team": str(cast.north.pk)}
    answer = alma.post("/register/", sent)
    assert answer.status_code == 302
    person = Person.rows.get()
    assert answer["Location"] == person_url(person.pk)
    assert queries.person(cast.alma, person.pk).name == "Sara"


def test_everything_typed_reaches_the_record(cast: Cast, alma: Client) -> None:
    sent = sending(
        cast,
        name_romanised="Sarah\n\nSaara ",
        nationalities=["SDN", "SDN", ""],
        wg_seeing="some",
        estimated="on",
        **{"identifiers-kind": ["passport", ""], "identifiers-value": ["P 0101", ""]},
    )
    alma.post("/register/", sent)
    fields = queries.person(cast.alma, Person.rows.get().pk).fields
    assert fields["birth_date"] == "2011-03-04"
    assert fields["birth_precision"] == "estimated"
    assert fields["name_romanised"] == ["Sarah", "Saara"]
    assert fields["nationalities"] == ["SDN"]
    assert fields["languages"] == ["ara"]
    assert fields["identifiers"] == [{"kind": "passport", "value": "P 0101"}]
    assert fields["contact_not_know"] == "the man who drove the lorry"
    assert fields["wg_seeing"] == "some"


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        (("", "", "2011"), "2011"),
        (("", "3", "2011"), "2011-03"),
        (("٤", "٣", "٢٠١١"), "2011-03-04"),
        (("", "", ""), None),
    ],
)
def test_a_birth_date_may_be_known_in_part(
    cast: Cast, alma: Client, parts: tuple[str, str, str], kept: str | None
) -> None:
    typed = {f"birth_date-{name}": text for name, text in zip(("day", "month", "year"), parts, strict=True)}
    assert alma.post("/register/", sending(cast, **typed)).status_code == 302
    assert queries.person(cast.alma, Person.rows.get().pk).fields.get("birth_date") == kept


@pytest.mark.parametrize(
    "wrong",
    [
        {"birth_date-day": "4", "birth_date-month": "", "birth_date-year": "2011"},
        {"birth_date-day": "31", "birth_date-month": "2", "birth_date-year": "2011"},
        {"birth_date-day": "4", "birth_date-month": "3", "birth_date-year": "2031"},
        {"birth_date-day": "four", "birth_date-month": "3", "birth_date-year": "2011"},
        {"age_stated": "about ten"[:3]},
        {"identifiers-kind": [""], "identifiers-value": ["P 0101"]},
        {"name_given": "", "name_father": "", "name_family": ""},
    ],
)
def test_nothing_typed_is_lost_when_a_field_must_be_mended(cast: Cast, alma: Client, wrong: dict[str, str]) -> None:
    sent = sending(cast, contact_note="Knock twice & wait", name_other="", **wrong)
    answer = alma.post("/register/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Person.rows.exists()
    assert "govuk-error-summary" in page
    assert "Knock twice &amp; wait" in page
    assert "the man who drove the lorry" in page
    assert sent["key"] in page
    for text in (value for value in wrong.values() if value and isinstance(value, str)):
        assert f'value="{text}"' in page


def test_the_same_form_sent_twice_registers_once(cast: Cast, alma: Client) -> None:
    sent = sending(cast)
    first, second = alma.post("/register/", sent), alma.post("/register/", sent)
    assert first["Location"] == second["Location"]
    assert Person.rows.count() == 1


def test_somebody_who_may_be_known_is_shown_before_anything_is_kept(cast: Cast, alma: Client) -> None:
    known = register_sara(cast)
    sent = sending(cast, name_given="Sarah", name_father="Youssef")
    answer = alma.post("/register/", sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert Person.rows.count() == 1
    assert person_url(known) in page
    assert "It is another person" in page
    assert alma.post("/register/", {**sent, "another": "yes"}).status_code == 302
    assert Person.rows.count() == 2


def test_from_the_matches_one_can_go_back_with_everything_typed(cast: Cast, alma: Client) -> None:
    register_sara(cast)
    page = alma.post("/register/", sending(cast, mend="yes", contact_note="Knock twice")).content.decode()
    assert "Knock twice" in page
    assert 'value="Sara"' in page
    assert "govuk-error-summary" not in page


def test_a_match_in_another_team_names_the_team_only(cast: Cast) -> None:
    known = register_sara(cast)
    page = at_desk("selma").post("/register/", sending(cast, cast.south, name_given="Sarah")).content.decode()
    assert "ask the supervisor of team <bdi>North</bdi>" in page
    assert str(known) not in page
    assert "سارة" not in page
    assert "lorry" not in page.replace("the man who drove the lorry", "", 1)


def test_a_match_in_another_agency_says_nothing(cast: Cast) -> None:
    register_sara(cast)
    answer = at_desk("chidi").post("/register/", sending(cast, cast.other))
    assert answer.status_code == 302


def test_one_registers_in_ones_own_team_only(cast: Cast, alma: Client) -> None:
    assert alma.post("/register/", sending(cast, cast.south)).status_code == 422
    assert not Person.rows.exists()


def test_no_question_is_required_and_groups_say_that_help_does_not_depend_on_them(cast: Cast, alma: Client) -> None:
    page = page_of(alma, "/register/")
    assert " required" not in page
    assert "Help never depends on it" in page
    assert "sex" in sara_like()
    assert actions.register
