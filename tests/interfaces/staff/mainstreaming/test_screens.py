"""The screens of sites and of places: who opens them, what they show, and what stands beside questions of forms."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from amparo.casework.cases import actions as cases
from amparo.casework.directory import actions as directory
from amparo.casework.mainstreaming import actions
from amparo.casework.places import actions as places
from amparo.exchange import pcodes
from amparo.foundation import clock
from tests.casework.cases.test_story import fill
from tests.casework.directory.listing import PLACES
from tests.casework.mainstreaming.test_mainstreaming import PATHS, agreed, begun
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk

SAID = {
    "polarity": "risk",
    "strength": 3,
    "evidence": "Robberies at night.",
    "known_by": "people",
    "confidence": "sure",
}


def text(client: Client, url: str) -> str:
    """Return a page as plain words."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]*>", " ", answer.content.decode())))


@pytest.fixture
def checklist(cast: Cast) -> UUID:
    """A checklist of a help desk, after another one a hundred days before."""
    site = actions.keep_site(by=cast.bruno, fields={"name": "Help desk", "kind": "office"})
    begun(cast, site, 100, way_safe="not_met")
    return begun(cast, site, way_safe="partly", respect="met")


def test_a_checklist_shows_how_it_was_and_what_can_be_done(cast: Cast, checklist: UUID) -> None:
    page = text(at_desk("dina"), f"/sites/checklists/{checklist}/")
    assert "2 of 7" in page
    assert "Better" in page
    assert (
        f"/sites/checklists/{checklist}/act/way_safe/"
        in at_desk("dina").get(f"/sites/checklists/{checklist}/").content.decode()
    )


def test_a_page_of_a_checklist_keeps_what_is_sent_and_shows_it_again_where_somebody_was_quicker(
    cast: Cast, checklist: UUID
) -> None:
    alma, url = at_desk("alma"), f"/sites/checklists/{checklist}/pages/access/"
    path = PATHS["no_barriers"]
    sent = {"version": "1", "asked": [path], f"q:{path}": "not_met"}
    assert alma.post(url, sent)["Location"].endswith("/pages/accountability/")
    again = alma.post(url, {**sent, f"q:{path}": "met", "later": "yes"})
    assert again.status_code == 422
    assert "Somebody else answered" in again.content.decode()
    assert alma.post(url, {**sent, "version": "2", "later": "yes"})["Location"] == f"/sites/checklists/{checklist}/"
    assert alma.get(f"/sites/checklists/{checklist}/pages/nothing/").status_code == 404
    assert alma.get(f"/sites/checklists/{checklist}/act/nothing/").status_code == 404


def test_an_action_stands_on_the_day_of_whoever_does_it_until_it_is_closed(cast: Cast, checklist: UUID) -> None:
    measure = agreed(cast, checklist, 1)
    with clock.fixed(clock.now() + timedelta(days=5)):
        alma = at_desk("alma")
        assert "Two lamps" in text(alma, "/")
        assert "Overdue" in text(alma, "/sites/actions/")
        assert "Two lamps" not in text(at_desk("bruno"), "/")
        assert alma.post(f"/sites/actions/{measure}/", {"result": "They shine."}).status_code == 302
        assert "Two lamps" not in text(alma, "/")
        assert "They shine." in text(alma, f"/sites/checklists/{checklist}/")


def test_an_information_officer_sees_own_actions_on_the_plain_page_of_the_day(cast: Cast, checklist: UUID) -> None:
    agreed(cast, checklist, 0, who="dina")
    assert "Two lamps" in text(at_desk("dina"), "/")


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara's case with a first assessment, and places of an invented country."""
    directory.import_places(pcodes.read(PLACES)[0])
    case = cases.open_case(by=cast.alma, person=register_sara(cast))
    fill(cast, case, "first_contact")
    fill(cast, case, "screening", agrees="yes")
    return case


def rate(cast: Cast, place: str, factor: str, days: int, strength: int = 3) -> None:
    """As Bruno, rate a factor of a place since so many days."""
    since = clock.today() - timedelta(days=days)
    said = {**SAID, "factor": factor, "strength": strength, "valid_from": since, "valid_to": None}
    places.rate(by=cast.bruno, place=place, fields=said)


def test_what_was_rated_in_a_place_is_read_with_the_person_who_is_there_and_says_whose_it_is(
    cast: Cast, sara: UUID
) -> None:
    rate(cast, "QV01", "com_safety", 95)
    rate(cast, "QV02", "str_economy", 10)
    alma = at_desk("alma")
    assert "Robberies" not in text(alma, f"/cases/{sara}/risk/")
    assert "Safety of the place" not in text(alma, f"/cases/{sara}/risk/")
    assert alma.post(f"/cases/{sara}/places/", {"now": "QV0101", "ahead": "QV02"}).status_code == 302
    page = text(alma, f"/cases/{sara}/risk/")
    assert "Safety of the place" in page
    assert "of the place \u2068North\u2069, 3 months ago" in page
    assert "of the place \u2068South\u2069, 10 days ago – where the person may go; not in the sums" in page


def test_the_persons_own_rating_counts_and_that_of_the_place_stands_beside_it(cast: Cast, sara: UUID) -> None:
    rate(cast, "QV01", "com_safety", 95)
    cases.name_places(by=cast.alma, case=sara, now="QV01", ahead="")
    own = {"community_factor": "com_safety", "community_polarity": "protective", "community_strength": "2"}
    assess(cast, sara, own)
    page = text(at_desk("alma"), f"/cases/{sara}/risk/")
    assert "of the person, today" in page
    assert "3 months ago – the person's own counts" in page
    sums = re.search(r"Level Risk, .*?Community (\S+) (\S+)", page)
    assert sums is not None
    assert sums.groups() == ("0", "2")


def test_what_changes_around_the_person_after_the_assessment_is_shown_as_a_change(cast: Cast, sara: UUID) -> None:
    rate(cast, "QV01", "com_safety", 95, 3)
    cases.name_places(by=cast.alma, case=sara, now="QV01", ahead="")
    assess(cast, sara, {"community_factor": "com_stigma", "community_polarity": "risk", "community_strength": "1"})
    with clock.fixed(clock.now() + timedelta(days=70)):
        rate(cast, "QV01", "com_safety", 5, 1)
        page = text(at_desk("alma"), f"/cases/{sara}/risk/")
    assert "of the person, 2 months ago" in page
    assert "of the place \u2068North\u2069, 5 days ago" in page
    assert re.search(r"Level Risk, .*?Community 4 2 0 0", page)


def assess(cast: Cast, case: UUID, rating: dict[str, str]) -> None:
    """As Alma, complete an assessment with one rating of the community."""
    from amparo.casework.cases import pathway
    from tests.casework.cases.answering import complete_answers

    entry = cases.start_form(by=cast.alma, case=case, step="assessment")
    answers = dict(complete_answers(pathway.form_of("assessment"), {"agreement_holds": "yes"}))
    answers = {path: value for path, value in answers.items() if "_rating" not in path}
    answers["community/community_rating"] = "1"
    answers |= {f"community/community_rating[1]/{name}": value for name, value in rating.items()}
    cases.save_answers(by=cast.alma, entry=entry, answers=dict(answers), based_on=1)
    cases.complete_form(by=cast.alma, entry=entry)


def test_a_place_says_how_it_was_and_how_it_is(cast: Cast, sara: UUID) -> None:
    rate(cast, "QV01", "com_safety", 95, 3)
    rate(cast, "QV01", "com_safety", 5, 1)
    page = text(at_desk("dina"), "/places/QV01/")
    assert re.search(r"Level Risk, .*?Community 3 1 0 0", page)
    assert at_desk("dina").get("/places/ZZ/").status_code == 404
    assert at_desk("dina").get("/places/?place=QV0101")["Location"] == "/places/QV0101/"
    assert "what is rated in \u2068North\u2069" in text(at_desk("dina"), "/places/QV0101/")


def test_how_to_listen_stands_beside_the_questions_in_the_language_of_the_reader(cast: Cast, sara: UUID) -> None:
    entry = cases.start_form(by=cast.alma, case=sara, step="assessment")
    alma = at_desk("alma")
    page = alma.get(f"/cases/{sara}/forms/{entry}/pages/start/?in=fr").content.decode()
    assert "Listen: being with somebody in distress" in page
    assert '<details class="govuk-details" lang="en" dir="ltr">' in page
    alma.cookies["django_language"] = "ar"
    assert 'lang="ar" dir="rtl"' in alma.get(f"/cases/{sara}/forms/{entry}/pages/start/?in=en").content.decode()


def test_what_must_be_told_to_others_stands_before_the_story_of_a_survivor(cast: Cast, sara: UUID) -> None:
    cast.qualify()
    cases.add_to_case(by=cast.bruno, case=sara, worker=cast.users["greta"].pk)
    cases.enter_area(by=cast.greta, case=sara, area="gender_based_violence")
    entry = cases.begin_area_form(by=cast.greta, case=sara, area="gender_based_violence", form="introduction")
    page = text(at_desk("greta"), f"/cases/{sara}/forms/{entry}/pages/limits/")
    assert "Before any story: what may have to be told to others" in page
    assert page.index("Ask your supervisor or legal adviser before the talk.") < page.index("Which limits apply here?")
