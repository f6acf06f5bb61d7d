"""What all specialised areas promise together: one question is asked once, conditions speak of what is there."""

from collections.abc import Iterator

import pytest

from amparo.foundation.areas import Origin
from amparo.foundation.forms import Question
from amparo.foundation.rules import findings
from amparo.practice import Catalogue
from amparo.practice.specialised import TABLES
from amparo.practice.wholes import GENERAL, resolved
from tests.content.sixth import NAME, with_a_sixth_area
from tests.practice.test_examples import DAY

PRACTICE = with_a_sixth_area()
AREAS = sorted(PRACTICE.specialised)


def asked(practice: Catalogue, forms: tuple[str, ...]) -> Iterator[tuple[str, Origin, Question]]:
    """Yield every question that somebody is asked in `forms`, with its name and where it stands."""
    for form in forms:
        for path, question in practice.form(form).questions.items():
            if question.shown and question.kind != "note" and not question.calculation:
                yield question.name, Origin(form, path), question


def test_the_sixth_area_is_there_beside_the_others() -> None:
    assert NAME in AREAS


def test_no_question_is_asked_in_two_specialised_areas() -> None:
    homes: dict[str, set[str]] = {}
    general = {name for name, _origin, _question in asked(PRACTICE, GENERAL)}
    for area in AREAS:
        for name, _origin, _question in asked(PRACTICE, PRACTICE.specialised[area].forms):
            homes.setdefault(name, set()).add(area)
    assert {name: sorted(areas) for name, areas in homes.items() if len(areas) > 1 and name not in general} == {}


@pytest.mark.parametrize("area", AREAS)
def test_a_question_that_a_general_form_asks_too_is_the_same_question(area: str) -> None:
    general = {name: question for name, _origin, question in asked(PRACTICE, GENERAL)}
    differing = [
        f"{origin.form} {origin.path}: not as in the general form"
        for name, origin, question in asked(PRACTICE, PRACTICE.specialised[area].forms)
        if name in general and shape(question) != shape(general[name])
    ]
    assert differing == []


def shape(question: Question) -> tuple[str, bool, frozenset[str]]:
    """Return what makes two questions one: the type, whether it stands in a repeat, and the codes to choose from."""
    return question.kind, bool(question.repeat), frozenset(choice.code for choice in question.choices)


@pytest.mark.parametrize("area", AREAS)
def test_every_condition_of_an_area_speaks_of_questions_that_it_may_know(area: str) -> None:
    for table in TABLES:
        assert PRACTICE.rules(f"{area}/{table}") is not None
    for form in PRACTICE.areas[area].files("rules", "csv"):
        assert PRACTICE.rules(f"{area}/{form}").rules


@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_offered_for_what_the_general_forms_say(area: str) -> None:
    (rule,) = PRACTICE.rules(f"{area}/area").rules
    assert rule.test.reads, "a condition that asks nothing would offer the area to everybody"


@pytest.mark.parametrize("area", AREAS)
def test_what_is_narrowed_is_a_question_of_its_form(area: str) -> None:
    missing = [
        f"{one.form} {one.question}"
        for one in PRACTICE.specialised[area].narrowed
        if one.question and one.question not in {q.name for q in PRACTICE.form(f"{area}/{one.form}").questions.values()}
    ]
    assert missing == []


@pytest.mark.parametrize("area", AREAS)
def test_no_form_of_an_area_asks_for_a_file_because_documents_are_read_by_more_people(area: str) -> None:
    kinds = {question.kind for _name, _origin, question in asked(PRACTICE, PRACTICE.specialised[area].forms)}
    assert kinds & {"image", "audio", "video", "file", "binary"} == set()


@pytest.mark.parametrize("area", AREAS)
def test_the_clocks_of_an_area_are_of_its_own_forms_and_no_id_stands_twice(area: str) -> None:
    own = [one for one in PRACTICE.deadlines if one.step.startswith(f"{area}/")]
    assert {one.step for one in own} <= set(PRACTICE.specialised[area].forms)
    ids = [one.id for one in PRACTICE.deadlines]
    assert [name for name in {one.id for one in own} if ids.count(name) > 1] == []


@pytest.mark.parametrize("area", AREAS)
def test_a_gate_waits_for_a_clearance_that_some_area_gives(area: str) -> None:
    given = {each.id for one in PRACTICE.specialised.values() for each in one.clearances}
    assert sorted({gate.until for gate in PRACTICE.specialised[area].gates if gate.until} - given) == []


def test_no_two_areas_give_a_clearance_of_one_name() -> None:
    given = [each.id for one in PRACTICE.specialised.values() for each in one.clearances]
    assert len(given) == len(set(given))


@pytest.mark.parametrize("area", AREAS)
def test_each_condition_of_a_gate_and_clearance_is_open_while_nothing_is_known(area: str) -> None:
    for table in ("gates", "clearances"):
        rules = PRACTICE.rules(f"{area}/{table}")
        said = {one.rule: str(one.result) for one in findings(rules, {}, DAY)}
        assert [name for name, result in said.items() if result == "false"] == []


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
@pytest.mark.parametrize("area", AREAS)
def test_every_word_of_an_area_is_translated(area: str, language: str) -> None:
    assert PRACTICE.untranslated(area, language) == []


def test_the_test_area_is_as_it_was_published() -> None:
    assert [problem for problem in PRACTICE.fingerprint_problems() if problem.startswith(NAME)] == []


@pytest.mark.parametrize("example", [one for one in PRACTICE.examples() if one.area == NAME], ids=str)
def test_the_worked_example_of_the_test_area_holds(example: object) -> None:
    from tests.practice.test_examples import said

    assert said(example, PRACTICE) == example.expected  # type: ignore[arg-type, attr-defined]


def test_an_example_may_name_a_question_of_a_general_form_by_its_name_or_place() -> None:
    whole = PRACTICE.whole(NAME).whole
    for key in ("detained_now", "papers/detained_now", "screening/papers/detained_now"):
        assert resolved(whole, f"{NAME}/legal_intake", {key: "yes"}) == [
            ("screening/screening", {"papers/detained_now": "yes"})
        ]


@pytest.mark.parametrize("area", AREAS)
def test_what_is_said_of_one_question_is_never_wider_than_what_is_said_of_its_form(area: str) -> None:
    found = PRACTICE.specialised[area]
    for one in found.narrowed:
        expected = {
            each.narrowed_to for each in found.narrowed if each.form == one.form and each.question in ("", one.question)
        }
        assert found.narrowing(one.form, one.question) == max(expected, key=["area", "nobody_else"].index), one
