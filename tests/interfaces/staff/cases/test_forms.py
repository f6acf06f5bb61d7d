"""Filling a form: what was typed is kept, new questions are asked, two people's answers both stay."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from amparo.casework.cases import actions, queries
from amparo.foundation import forms
from tests.cast import Cast
from tests.interfaces.staff.cases.filling import answers_of, fill, page_of, said


def begin(cast: Cast, case: UUID, step: str = "first_contact") -> UUID:
    """Begin the form of a step as Alma."""
    return actions.start_form(by=cast.alma, case=case, step=step)


def page_url(case: UUID, entry: UUID, name: str) -> str:
    """Return the address of a page of a form."""
    return reverse("case_form_page", args=[case, entry, name])


def send(client: Client, url: str, version: int, **answers: str) -> Any:
    """Send a page: `answers` by path with __ for /."""
    paths = {name.replace("__", "/"): value for name, value in answers.items()}
    return client.post(url, {"asked": list(paths), "version": version, **{f"q:{p}": v for p, v in paths.items()}})


def test_what_i_typed_is_kept_when_one_answer_must_be_mended(cast: Cast, alma: Client, sara: UUID) -> None:
    entry = begin(cast, sara)
    url = page_url(sara, entry, "contact")
    day = {
        "q:contact/contact_date-day": "31",
        "q:contact/contact_date-month": "2",
        "q:contact/contact_date-year": "2026",
    }
    asked = ["contact/contact_date", "contact/knows_of_contact"]
    sent = alma.post(url, {"asked": asked, "version": 1, "q:contact/knows_of_contact": "yes", **day})
    assert sent.status_code == 422
    page = page_of(sent)
    assert page.xpath("//input[@name='q:contact/contact_date-day']/@value") == ["31"]
    assert page.xpath("//input[@name='q:contact/knows_of_contact'][@checked]/@value") == ["yes"]
    assert "real date" in said(sent)
    assert queries.entry(cast.alma, entry).answers["contact/knows_of_contact"] == "yes"


@pytest.mark.parametrize("version", ["", "abc", "٢", "9" * 40, "-1"])
def test_a_version_that_nobody_can_read_loses_nothing_of_what_was_typed(
    cast: Cast, alma: Client, sara: UUID, version: str
) -> None:
    entry = begin(cast, sara)
    sent = {"asked": "contact/knows_of_contact", "q:contact/knows_of_contact": "yes", "version": version}
    assert alma.post(page_url(sara, entry, "contact"), sent).status_code == 302
    assert queries.entry(cast.alma, entry).answers["contact/knows_of_contact"] == "yes"
    note = actions.write_entry(by=cast.alma, case=sara, kind=queries.EntryKind.NOTE, fields={"text": "She is tired."})
    corrected = {"key": str(uuid4()), "version": version, "text": "She is well."}
    assert alma.post(reverse("case_entry_correct", args=[sara, note]), corrected).status_code == 302
    assert queries.entry(cast.alma, note).fields["text"] == "She is well."


def test_a_question_that_an_answer_brings_up_is_asked_before_going_on(cast: Cast, alma: Client, sara: UUID) -> None:
    entry = begin(cast, sara)
    url = page_url(sara, entry, "reach")
    sent = send(alma, url, 1, reach__safe_channel="through_person", reach__knows_how_to_reach_us="yes")
    assert sent.status_code == 302
    assert sent["Location"].startswith(url)
    assert page_of(alma.get(url)).xpath("//*[@name='q:reach/safe_channel_words']")


def test_a_repeat_grows_and_shrinks_without_a_script(cast: Cast, alma: Client, sara: UUID) -> None:
    for step in ("first_contact", "screening"):
        entry = begin(cast, sara, step)
        actions.save_answers(by=cast.alma, entry=entry, answers=dict(answers_of(step)), based_on=1)
        actions.complete_form(by=cast.alma, entry=entry)
    entry = begin(cast, sara, "assessment")
    actions.save_answers(by=cast.alma, entry=entry, answers={"start/agreement_holds": "yes"}, based_on=1)
    url = page_url(sara, entry, "individual")
    alma.post(url, {"version": 2, "repeat": "add:individual/individual_rating"})
    path = "individual/individual_rating[1]/individual_factor"
    assert page_of(alma.get(url)).xpath(f"//*[@name='q:{path}']")
    alma.post(
        url, {"version": 3, "asked": [path], f"q:{path}": "age", "repeat": "remove:individual/individual_rating[1]"}
    )
    assert not page_of(alma.get(url)).xpath(f"//*[@name='q:{path}']")


def test_two_people_who_answer_differently_choose_and_nothing_is_lost(cast: Cast, alma: Client, sara: UUID) -> None:
    entry = begin(cast, sara)
    actions.add_to_case(by=cast.bruno, case=sara, worker=cast.users["amir"].pk)
    url = page_url(sara, entry, "next")
    reason = {"q:next/contact_next": "information", "q:next/contact_next_reason": "Mine"}
    asked = ["next/contact_next", "next/contact_next_reason"]
    theirs = {"next/contact_next": "information", "next/contact_next_reason": "Theirs"}
    actions.save_answers(by=cast.amir, entry=entry, answers=theirs, based_on=1)
    sent = alma.post(url, {"asked": asked, "version": 1, **reason})
    choose = reverse("case_conflicts", args=[sara, entry])
    assert sent["Location"] == choose
    page = page_of(alma.get(choose))
    assert {"Mine", "Theirs"} <= set(page.xpath("//bdi/text()"))
    name = page.xpath("//input[@type='radio']/@name")[0]
    assert alma.post(choose, {}).status_code == 422
    alma.post(choose, {name: "0"})
    assert queries.entry(cast.alma, entry).answers["next/contact_next_reason"] == "Mine"
    history = alma.get(reverse("case_entry_history", args=[sara, entry])).content.decode()
    assert "Theirs" in history
    assert "Mine" in history
    review = page_of(alma.get(reverse("case_form_review", args=[sara, entry])))
    assert "Mine" in review.xpath("//dd/bdi/text()"), (
        "words of a person keep their order on a page of another direction"
    )


def test_a_form_is_not_completed_while_something_is_missing(cast: Cast, alma: Client, sara: UUID) -> None:
    entry = begin(cast, sara)
    review = reverse("case_form_review", args=[sara, entry])
    sent = alma.post(review)
    assert sent.status_code == 422
    assert "Before it can be completed" in said(sent)
    assert queries.entry(cast.alma, entry).row.status == "draft"


def test_a_corrected_form_is_completed_again_and_the_risk_follows(cast: Cast, alma: Client, sara: UUID) -> None:
    for step in ("first_contact", "screening"):
        entry = begin(cast, sara, step)
        actions.save_answers(by=cast.alma, entry=entry, answers=dict(answers_of(step)), based_on=1)
        actions.complete_form(by=cast.alma, entry=entry)
    assert queries.case(cast.alma, sara).risk_level == "high"
    calm = {"safety/danger_now": "no", "safety/contact_feared": "no", "threats/threat[1]/threat_likelihood": "1"}
    actions.save_answers(by=cast.alma, entry=entry, answers=dict(calm), based_on=2)
    assert queries.entry(cast.alma, entry).row.status == "draft"
    alma.post(reverse("case_form_review", args=[sara, entry]))
    assert queries.case(cast.alma, sara).risk_level != "high"


def test_a_form_is_asked_in_the_language_that_is_chosen(cast: Cast, alma: Client, sara: UUID) -> None:
    entry = begin(cast, sara)
    page = page_of(alma.get(page_url(sara, entry, "contact") + "?in=ar"))
    assert page.xpath("//div[@lang='ar'][@dir='rtl']")


def test_answers_leave_as_a_table_that_no_spreadsheet_runs(cast: Cast, alma: Client, sara: UUID) -> None:
    entry = begin(cast, sara)
    actions.save_answers(by=cast.alma, entry=entry, answers={"talk/preferred_name": "=SUM(1)"}, based_on=1)
    sent = alma.get(reverse("case_form_csv", args=[sara, entry]))
    assert sent["Content-Disposition"].startswith("attachment")
    assert "'=SUM(1)" in sent.content.decode("utf-8-sig")
    assert any(line.act == "answers.exported" for line in queries.seen_by(cast.alma, sara))


def test_a_form_of_another_organisation_is_filled_like_ours(cast: Cast, alma: Client, sara: UUID) -> None:
    form = forms.compile_form(forms.read_markdown(OUTSIDE), {}, area="imported")
    number = actions.import_form(form).pk
    page = alma.get(reverse("case", args=[sara])).content.decode()
    assert "Forms of other organisations" in page
    sent = alma.post(reverse("case_form_start", args=[sara]), {"imported": str(number), "key": str(uuid4())})
    entry = queries.entries(cast.alma, sara, [queries.EntryKind.FORM])[0]
    assert entry.answers["where/camp"] == "North camp"
    review = fill(alma, sent["Location"], {"where/camp": "South camp", "where/family": "4"})
    assert alma.post(review).status_code == 302
    assert queries.entry(cast.alma, entry.id).row.status == "complete"


OUTSIDE = """
| survey |
| | type | name | label | default | required |
| | begin_group | where | Where | | |
| | text | camp | Which camp? | North camp | yes |
| | integer | family | How many in the family? | | yes |
| | end_group | | | | |
| settings |
| | form_title | form_id | version |
| | Camp visit | camp_visit | 1 |
"""
