"""Kind, contexts and elapsed time agree with a second oracle over all their inputs."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest

from amparo.foundation.forms import evaluate
from amparo.practice import catalogue
from tests.practice.gender_based_violence import oracle

FORM = catalogue().form("gender_based_violence/incident")
DAY = date(2026, 11, 27)
OPEN = ("", "unknown", "not_asked", "declined")
KNOWN: dict[str, oracle.Known] = {"yes": True, "no": False, **dict.fromkeys(OPEN)}
NO_KIND = {f"kind/kind_{name}": "no" for name in oracle.KINDS}


def computed(answers: Mapping[str, str]) -> dict[str, str]:
    """What the form computes, by name."""
    given = {path: value for path, value in answers.items() if value}
    return {path.rpartition("/")[2]: value for path, value in evaluate(FORM, given, DAY).values.items()}


def of_kind(incident: str) -> dict[str, str]:
    """Answers that make an incident of this kind; of none yet, when it is empty."""
    if not incident:
        return {}
    if incident == "non_gbv":
        return dict(NO_KIND)
    place = oracle.NAMES.index(incident)
    return {f"kind/kind_{name}": "no" for name in oracle.KINDS[:place]} | {f"kind/kind_{oracle.KINDS[place]}": "yes"}


@pytest.mark.parametrize("first", ["yes", "no", ""])
def test_the_first_yes_names_the_kind_over_all_answers_to_the_seven_questions(first: str) -> None:
    for answers in product((first,), *[("yes", "no", "")] * 6):
        given = {f"kind/kind_{name}": answer for name, answer in zip(oracle.KINDS, answers, strict=True)}
        assert computed(given).get("incident_type", "") == oracle.kind(answers), answers


@pytest.mark.parametrize("place", range(7))
@pytest.mark.parametrize("silence", OPEN)
def test_a_question_left_open_names_no_kind_whatever_follows(place: int, silence: str) -> None:
    for after in ("yes", "no"):
        answers = ("no",) * place + (silence,) + (after,) * (6 - place)
        given = {f"kind/kind_{name}": answer for name, answer in zip(oracle.KINDS, answers, strict=True)}
        assert computed(given).get("incident_type", "") == oracle.kind(answers) == ""


def test_only_the_next_question_is_asked_after_a_no_and_none_after_anything_else() -> None:
    for place, answer in product(range(6), ("yes", *OPEN)):
        given = {f"kind/kind_{name}": "no" for name in oracle.KINDS[:place]} | {
            f"kind/kind_{oracle.KINDS[place]}": answer
        }
        relevant = evaluate(FORM, {path: value for path, value in given.items() if value}, DAY).relevant
        asked = [name for name in oracle.KINDS if relevant[f"kind/kind_{name}"]]
        assert asked == list(oracle.KINDS[: place + 1])


@pytest.mark.parametrize("incident", ["", "non_gbv", *oracle.NAMES])
def test_contexts_follow_from_kind_and_facts_over_all_their_answers(incident: str) -> None:
    facts = product(("partner", "teacher partner", "no_relation", ""), ("yes", "no", "declined"), ("yes", "no", ""),
                    ("trafficked", "none", "unknown"), ("other", "no", "not_asked"))  # fmt: skip
    for relation, under_18, exchanged, taken, practice in facts:
        found = computed(
            of_kind(incident) | {
                "perpetrator/perpetrator_relation": relation, "when_where/under_18_then": under_18,
                "around/goods_exchanged": exchanged, "around/abduction_kind": taken, "around/harmful_practice": practice,
            }
        )  # fmt: skip
        known = {
            "partner": None if not relation else "partner" in relation.split(),
            "child": KNOWN[under_18],
            "exchanged": KNOWN[exchanged],
            "taken": None if taken in OPEN else taken != "none",
            "practice": None if practice in OPEN else practice != "no",
        }
        for name in oracle.CONTEXTS:
            assert found[f"context_{name}"] == oracle.context(name, incident, known), (name, incident, known)


def test_each_code_of_a_context_counts_as_the_standard_says() -> None:
    rape = of_kind("rape")
    for code in (one.code for one in catalogue().lists["gbv_relation"]):
        expected = "yes" if code == "partner" else "unknown" if code in OPEN else "no"
        assert computed(rape | {"perpetrator/perpetrator_relation": code})["context_partner"] == expected
    assert computed(rape | {"perpetrator/perpetrator_relation": "teacher unknown"})["context_partner"] == "unknown"
    for name, question, never in (("slavery", "abduction_kind", "none"), ("practice", "harmful_practice", "no")):
        listed = FORM.questions[f"around/{question}"].choices
        for code in (choice.code for choice in listed):
            expected = "no" if code == never else "unknown" if code in OPEN else "yes"
            assert computed(rape | {f"around/{question}": code})[f"context_{name}"] == expected


def test_a_context_is_never_chosen() -> None:
    contexts = {
        path for path in FORM.questions if "context_" in path or path.endswith(("incident_type", "elapsed_band"))
    }
    assert len(contexts) == len(oracle.CONTEXTS) + 2
    assert all(FORM.questions[path].calculation and not FORM.questions[path].shown for path in contexts)


AGES = (None, 0, 17, 18, 40)


@pytest.mark.parametrize("age_now", AGES)
def test_whether_the_person_was_a_child_then_over_all_that_may_be_known(age_now: int | None) -> None:
    for age_then, said in product(AGES, ("yes", "no", *OPEN)):
        given = {
            "listening/age_years": "" if age_now is None else str(age_now),
            "when_where/age_at_incident": "" if age_then is None else str(age_then),
            "when_where/under_18_then": said,
        }
        known = oracle.child(age_now, age_then, KNOWN[said])
        assert computed(given)["child_at_incident"] == {True: "yes", False: "no", None: "unknown"}[known]


@pytest.mark.parametrize("told", [date(2026, 11, 27), date(2026, 3, 30), date(2024, 3, 2), date(2026, 1, 4)])
def test_the_band_of_every_day_from_the_same_day_on_also_over_months_leap_days_and_clock_changes(told: date) -> None:
    for days in (*range(130), 365, 366, 4000):
        happened = told - timedelta(days=days)
        found = computed({
            "listening/report_date": told.isoformat(), "when_where/incident_date_known": "about",
            "when_where/incident_date": happened.isoformat(),
        })  # fmt: skip
        assert (found["elapsed_band"], found["elapsed_days"]) == (oracle.band(told, happened), str(days))


def test_day_four_is_not_day_three() -> None:
    assert [oracle.band(DAY, DAY - timedelta(days=days)) for days in (3, 4, 5, 6, 14, 15, 30, 31)] == [
        "days_0_3", "days_4_5", "days_4_5", "days_6_14", "days_6_14", "weeks_2_month_1", "weeks_2_month_1", "over_month_1",
    ]  # fmt: skip


def test_without_a_day_the_band_is_what_the_person_says_and_unknown_stays_unknown() -> None:
    for code in (one.code for one in catalogue().lists["gbv_elapsed"]):
        found = computed({
            "listening/report_date": "2026-11-27", "when_where/incident_date_known": "no", "when_where/elapsed_said": code,
        })  # fmt: skip
        assert found["elapsed_band"] == code
        assert "elapsed_days" not in found


def test_the_note_on_care_that_is_shown_is_that_of_the_band() -> None:
    notes = {"days_0_3": "hours_words", "days_4_5": "five_words", "unknown": "", "declined": ""}
    for code in (one.code for one in catalogue().lists["gbv_elapsed"]):
        given = {"when_where/incident_date_known": "no", "when_where/elapsed_said": code}
        relevant = evaluate(FORM, given, DAY).relevant
        shown = [name for name in ("hours_words", "five_words", "later_words") if relevant[f"when_where/{name}"]]
        assert shown == [name for name in [notes.get(code, "later_words")] if name]
