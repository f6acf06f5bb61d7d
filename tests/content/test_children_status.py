"""Who is a child, who stands by them, and what follows: every combination of answers against the definitions themselves."""

from itertools import product

import pytest

from amparo.foundation.rules import Result
from tests.content.children import AREA, OPEN, calculated, counts_as_child, said, standing, surely
from tests.content.children import places as whole_places

ANSWERS = ("yes", "no", *OPEN)
CERTAINTY = ("", "sure", "document", "estimated", "disputed", "unknown")
QUESTIONS = ("with_parent", "with_usual_caregiver", "with_adult_relative", "adult_responsible")
CHILD = {"beginning/age_years": "12", "beginning/age_certainty": "sure"}


def company(answers: tuple[str, ...]) -> dict[str, str]:
    return {f"company/{name}": value for name, value in zip(QUESTIONS, answers, strict=True) if value}


@pytest.mark.parametrize("age", ["", "0", "17", "18", "40"])
def test_everybody_is_treated_as_a_child_who_is_not_surely_grown_up(age: str) -> None:
    words = {True: "yes", False: "no", None: ""}
    for certainty, under_18 in product(CERTAINTY, ANSWERS):
        asked = not age or (int(age) >= 18 and certainty in ("disputed", "estimated"))
        told = {"age_years": age, "age_certainty": certainty, "under_18": under_18}
        answers = {f"beginning/{name}": value for name, value in told.items() if value}
        expected = words[counts_as_child(age, certainty, under_18 if asked else "")]
        assert calculated("registration", answers, "treat_as_child") == expected, told


@pytest.mark.parametrize("parent", ANSWERS)
def test_who_is_unaccompanied_or_separated_follows_from_who_stands_by_the_child(parent: str) -> None:
    for others in product(ANSWERS, repeat=3):
        answers = (parent, *others)
        expected = surely(standing, answers) or ""
        assert calculated("registration", CHILD | company(answers), "uasc_status") == expected, answers


def test_a_grown_up_is_never_unaccompanied_and_an_unknown_age_leaves_it_open() -> None:
    adult = {"beginning/age_years": "30", "beginning/age_certainty": "document"}
    for answers in product(("yes", "no", "unknown"), repeat=4):
        assert calculated("registration", adult | company(answers), "uasc_status") == "adult"
        assert calculated("registration", company(answers), "uasc_status") == ""


@pytest.mark.parametrize("status", ["unaccompanied", "separated"])
def test_the_finding_is_unknown_exactly_where_an_open_answer_could_change_it(status: str) -> None:
    for answers in product(("yes", "no", "declined"), repeat=4):
        expected = surely(lambda *around: standing(*around) == status, answers)
        given = {"age_years": "12", "age_certainty": "sure", **dict(zip(QUESTIONS, answers, strict=True))}
        result = {True: Result.TRUE, False: Result.FALSE, None: Result.UNKNOWN}[expected]  # type: ignore[index]
        assert said("registration", given, status) == {status: result}, answers


@pytest.mark.parametrize(
    ("age", "way"),
    [("0", "caregiver"), ("5", "caregiver"), ("6", "caregiver_assent"), ("11", "caregiver_assent"),
     ("12", "caregiver_written"), ("14", "caregiver_written"), ("15", "own"), ("17", "own"), ("18", "open"), ("", "open")],
)  # fmt: skip
def test_the_way_of_agreeing_follows_from_the_age(age: str, way: str) -> None:
    answers = {"beginning/age_certainty": "disputed"} | ({"beginning/age_years": age} if age else {})
    assert calculated("registration", answers, "agreement_way") == way


@pytest.mark.parametrize("mother", ["alive", "dead", *OPEN])
def test_a_child_is_an_orphan_only_when_both_parents_are_known_to_be_dead(mother: str) -> None:
    for father in ("alive", "dead", *OPEN):
        told = {"family/mother_alive": mother, "family/father_alive": father}
        found = calculated("registration", CHILD | {k: v for k, v in told.items() if v}, "both_parents_dead")
        assert (found == "yes") == (mother == father == "dead")
        assert (found == "no") == ("alive" in (mother, father))


@pytest.mark.parametrize(
    ("age", "tells", "parted", "first"),
    [("4", "yes", "2020-01-01", "yes"), ("5", "yes", "2020-01-01", "no"), ("16", "no", "2020-01-01", "yes"),
     ("16", "yes", "2026-10-28", "yes"), ("16", "yes", "2026-10-27", "no"), ("16", "unknown", "", "no")],
)  # fmt: skip
def test_small_children_those_who_cannot_tell_and_recent_partings_come_first(
    age: str, tells: str, parted: str, first: str
) -> None:
    answers = {"beginning/age_years": age, "separation/child_can_tell": tells, "separation/separated_on": parted}
    alone = company(("no", "no", "no", "no"))
    given = {path: value for path, value in (answers | alone).items() if value}
    assert calculated("registration", given, "tracing_first") == first


def test_nobody_is_asked_to_tick_a_status() -> None:
    assert whole_places()["uasc_status"].startswith(f"{AREA}__") is False
    assert calculated("registration", CHILD | {"uasc_status": "accompanied"} | company(("no",) * 4), "uasc_status") == (
        "unaccompanied"
    )
