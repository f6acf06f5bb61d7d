"""What the area promises a survivor: consent first, nothing asked that need not be known, no mark for others."""

import csv
import re
from pathlib import Path

import pytest

from amparo.foundation.forms import Form, compile_form, evaluate
from amparo.practice import catalogue
from tests.practice.gender_based_violence.test_computing import DAY, of_kind

NAME = "gender_based_violence"
FOLDER = catalogue().areas[NAME].path
OURS = [name for name in catalogue().forms if name.startswith(f"{NAME}/")]
Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NEVER, STEPS = table("never_collected.csv"), {row["form"]: row for row in table("steps.csv")}


def asked(forms: list[str], here: bool) -> list[Form]:
    return [catalogue().form(name) for name in forms if name.startswith(f"{NAME}/") is here]


def breaches(row: Row, form: Form) -> list[str]:
    """The questions of a form that ask what this row says is never asked."""
    words = re.compile(
        "|".join(rf"\b{re.escape(word)}\b" for word in row["words"].split("|")) if row["words"] else r"(?!)", re.I
    )
    kinds = set(row["kinds"].split())
    return [
        question.path
        for question in form.questions.values()
        if question.kind in kinds or (question.kind != "note" and words.search(str(question.label)))
    ]


@pytest.mark.parametrize("row", NEVER, ids=lambda row: row["id"])
def test_what_is_never_collected_is_asked_nowhere(row: Row) -> None:
    forms = asked(list(catalogue().forms), row["where"] == "here")
    assert forms
    assert {form.ref: found for form in forms if (found := breaches(row, form))} == {}


@pytest.mark.parametrize("row", NEVER, ids=lambda row: row["id"])
def test_a_question_that_asked_for_it_would_be_found(row: Row) -> None:
    kind = (row["kinds"].split() or ["text"])[0]
    label = f"Please: {row['words'].split('|')[0].upper()} here"
    survey = [{"type": kind if kind != "signature" else "image", "name": "q", "label": label}]
    form = compile_form(
        {"survey": survey, "settings": [{"form_title": "T", "form_id": "t", "version": "1"}]}, {}, area="planted"
    )
    assert breaches(row, form) == ["q"]


def test_each_row_of_what_is_never_collected_says_why_and_whence() -> None:
    assert all(row["because"] and row["source"] and row["where"] in ("here", "elsewhere") for row in NEVER)
    assert len({row["id"] for row in NEVER}) == len(NEVER) >= 10


def test_every_form_waits_for_the_limits_and_the_agreement() -> None:
    def before(form: str) -> set[str]:
        direct = STEPS[form]["after"].split()
        return set(direct).union(*(before(name) for name in direct))

    assert next(iter(STEPS)) == "introduction"
    assert {form for form in STEPS if "introduction" not in before(form)} == {"introduction"}
    assert set(STEPS) == {name.partition("/")[2] for name in OURS}


def test_the_limits_stand_on_a_page_before_the_choice_and_the_introduction_asks_nothing_of_what_happened() -> None:
    form = catalogue().form(f"{NAME}/introduction")
    assert [page.name for page in form.pages] == ["meeting", "limits", "choice"]
    assert {q.name for q in form.pages[1].questions if q.required} == {
        "limits_that_apply",
        "limits_told",
        "limits_understood",
    }
    assert not [q for q in form.questions.values() if "incident" in q.name or "perpetrator" in q.name]


def test_help_opens_without_telling_what_happened() -> None:
    assert STEPS["incident"]["opens_when"] == "${hearing_agreed} = 'yes'"
    for form in ("needs", "safety", "goals", "choices", "meeting"):
        assert "help_only" in STEPS[form]["opens_when"]
        assert "incident" not in STEPS[form]["after"].split()


def test_what_kind_it_was_changes_nothing_in_what_is_offered() -> None:
    computed = {"incident_type", *(f"context_{name}" for name in ("partner", "child_sexual_abuse", "exploitation"))}
    for name in OURS:
        if not name.endswith("/incident"):
            file = FOLDER / "forms" / f"{name.partition('/')[2]}.md"
            assert not any(f"${{{word}}}" in file.read_text(encoding="utf-8") for word in computed)
    form = catalogue().form(f"{NAME}/incident")
    kinds = ["", "rape", "denial_of_resources", "non_gbv"]
    around = [
        {path: on for path, on in evaluate(form, of_kind(kind), DAY).relevant.items() if not path.startswith("kind")}
        for kind in kinds
    ]
    assert all(one == around[0] for one in around)


def test_steps_that_need_a_supervisor_are_those_of_the_standard_and_the_duty_to_report() -> None:
    assert {form for form, row in STEPS.items() if row["approval"] == "yes"} == {"duty", "needs", "goals", "ending"}


def test_a_clear_yes_alone_lets_an_incident_be_counted() -> None:
    gate = next(row for row in table("gates.csv") if row["act"] == "statistics")
    assert (gate["when"], gate["until"]) == ("not(${counting_agreed} = 'yes')", "")


WORD = re.compile(r"gbv|violen|survivor|rape|sexual|abuse|gender", re.IGNORECASE)


def test_what_others_learn_from_gates_and_clearances_bears_no_mark() -> None:
    rows = [*table("gates.csv"), *table("clearances.csv")]
    said = [row[column] for row in rows for column in ("id", "because", "until") if row.get(column)]
    assert said
    assert [text for text in said if WORD.search(text)] == []


def test_the_area_is_sealed_apart_restricts_the_case_and_narrows_every_form() -> None:
    head = {row["key"]: row["value"] for row in table("area.csv")}
    assert (head["compartment"], head["restricts"]) == ("gbv", "yes")
    assert "wants_specialist" in head["suggested_when"]
    whole = {row["form"]: row["narrowed_to"] for row in table("disclosure.csv") if not row["question"]}
    assert set(whole) == set(STEPS)
    assert whole["safety"] == whole["duty"] == "nobody_else"
    narrowing = catalogue().specialised[NAME].narrowing
    assert narrowing("incident", "incident_words") == "nobody_else"
    assert narrowing("incident", "perpetrator_relation") == "area"


def test_forms_of_other_areas_hold_no_question_of_this_one() -> None:
    general = {"first_contact", "screening", "assessment"}
    own = {q.name for name in OURS for q in catalogue().form(name).questions.values() if q.shown}
    shared = {
        q.name for name in catalogue().forms if name.partition("/")[2] in general
        for q in catalogue().form(name).questions.values() if q.shown
    }  # fmt: skip
    assert own & shared <= {
        "private", "interpreter", "interpreter_ok", "danger_now", "contact_feared", "safe_tonight", "child_in_danger",
        "self_harm", "medical_emergency", "what_matters", "what_helps", "help_wanted", "age_years",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_every_word_is_translated(language: str) -> None:
    assert catalogue().untranslated(NAME, language) == []


def test_nothing_from_memory_is_called_checked() -> None:
    files = [*Path(FOLDER).glob("*/*.csv"), *Path(FOLDER).glob("*.csv")]
    rows = [
        row for file in files for row in table(str(file.relative_to(FOLDER))) if "memory" in (row.get("source") or "")
    ]
    assert rows
    assert {row["verified"] for row in rows} == {"no"}
    questions = [q for name in OURS for q in catalogue().form(name).questions.values() if "memory" in q.source]
    assert questions
    assert not any(question.verified for question in questions)
