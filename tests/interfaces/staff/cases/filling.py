"""Sara's answers, and hands that type them into the pages of a form as a person without JavaScript would."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from django.test import Client
from lxml import html

from amparo.casework.cases import pathway
from amparo.foundation import clock
from tests.casework.cases.answering import complete_answers

STORY: dict[str, dict[str, str]] = {
    "first_contact": {
        "knows_of_contact": "yes", "danger_now": "yes", "urgent_needs": "shelter_night", "talk_language": "ara",
        "reason_in_words": "She asks for a place where the man with the lorry does not find her.",
        "safe_channel": "through_person", "contact_next": "screening",
    },
    "screening": {
        "private": "yes", "agrees": "yes", "explained": "purpose limits choice own_data withdraw", "danger_now": "yes",
        "contact_feared": "yes", "medical_emergency": "no", "age_years": "15", "age_certainty": "sure",
        "child_care": "kinship", "travelling_with": "family", "route": "El Fasher, Kufra, the coast",
        "threats_found": "yes", "threat_likelihood": "4", "threat_impact": "5",
        "what_matters": "أريد أن أعود إلى المدرسة", "worker_view": "high", "next_step": "urgent_action",
    },
    "assessment": {
        "assessment_reason": "first", "private": "yes", "agreement_holds": "yes", "age_years": "15", "is_child": "yes",
        "danger_now": "no", "contact_feared": "yes", "medical_emergency": "no", "child_care": "kinship",
        "individual_factor": "age", "individual_polarity": "risk", "individual_strength": "3",
        "household_factor": "hh_care", "household_polarity": "protective", "household_strength": "2",
        "threats_found": "yes", "threat_likelihood": "3", "threat_impact": "5",
        "picture_shared": "yes", "worker_view": "high",
        "summary": "A girl of 15 with her uncle; a smuggler looks for her. The uncle is kind.",
    },
    "plan": {
        "goal_words": "أريد أن أعود إلى المدرسة", "goal_level": "community", "goal_action": "Visit the school together",
        "goal_done_by": "person_with_us", "safety_plan_needed": "yes", "plan_agreed": "yes", "copy_kept": "by_heart",
    },
    "follow_up": {
        "contact_result": "reached", "private": "yes", "danger_now": "no", "contact_feared": "no",
        "progress_goal": "School", "progress_state": "in_progress", "changes": "nothing", "reassess": "no",
        "worker_view": "medium", "follow_up_next": "review",
    },
    "review": {
        "review_reason": "before_closure", "person_voice": "yes", "review_goal": "School", "review_outcome": "met",
        "new_assessment_seen": "yes", "risk_now": "low", "review_decision": "closure",
    },
    "closure": {
        "closure_reason": "goals_met", "final_goal": "School", "final_outcome": "met", "goals_overall": "met",
        "risk_at_closure": "low", "safe_now": "yes", "person_heard": "yes", "closing_feeling": "satisfied",
        "person_agrees": "yes", "reopening_explained": "yes", "contact_after_agreed": "no",
    },
}  # fmt: skip
MOST_PAGES = 60


def answers_of(step: str) -> dict[str, str]:
    """Return Sara's whole answers to the form of `step`: path → text."""
    return dict(_answers(step, clock.today()))


@cache
def _answers(step: str, today: date) -> dict[str, str]:
    return complete_answers(pathway.form_of(step), STORY[step])


def page_of(answer: Any) -> html.HtmlElement:
    """Return the parsed page of an answer."""
    return html.fromstring(answer.content.decode())


def said(answer: Any) -> str:
    """Return the words of the main part of a page."""
    return " ".join(str(page_of(answer).xpath("//main")[0].text_content()).split())


def fill(client: Client, start: str, answers: Mapping[str, str]) -> str:
    """Type `answers` into the pages of a form, from the address of its first page; return the address of the review."""
    url = start
    for _ in range(MOST_PAGES):
        answer = client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)
        page = page_of(answer)
        data, missing = typed(page, answers)
        if missing:
            data["repeat"] = missing
        sent = client.post(url, data)
        assert sent.status_code == 302, said(sent)
        url = urlsplit(sent["Location"])._replace(fragment="").geturl()
        if "/review/" in url:
            return url
    raise AssertionError(f"the form does not come to an end: {url}")


def typed(page: html.HtmlElement, answers: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """Return what a person would send from a page, and the button that adds the next entry of a repeat ("" if none)."""
    form = page.xpath("//main//form[.//input[@name='version']]")[0]
    asked = [field.get("value") for field in form.xpath(".//input[@name='asked']")]
    data: dict[str, Any] = {"asked": asked, "version": form.xpath(".//input[@name='version']")[0].get("value")}
    for path in asked:
        data |= _controls(form, path, answers.get(path, ""))
    adds = [button.get("value") for button in form.xpath(".//button[@name='repeat']")]
    return data, next((add for add in adds if add.startswith("add:") and _wants(add[4:], asked, answers)), "")


def _wants(repeat: str, asked: list[str], answers: Mapping[str, str]) -> bool:
    standing = {path[: len(repeat) + 3] for path in asked if path.startswith(f"{repeat}[")}
    return any(path.startswith(f"{repeat}[{len(standing) + 1}]") for path in answers)


def _controls(form: html.HtmlElement, path: str, value: str) -> dict[str, Any]:
    name = f"q:{path}"
    if form.xpath(f".//input[@name='{name}-day']"):
        year, month, day = [*value.split("-"), "", "", ""][:3]
        return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
    if form.xpath(f".//input[@name='{name}'][@type='checkbox']"):
        return {name: value.split()}
    return {name: value} if value else {}


def path_of(url: str) -> str:
    """Return the path of an address, without query and fragment."""
    return unquote(urlsplit(url).path)
