"""Which scoring counts: chosen by a dated row, changed by another table, and never mistaken for that of IOM."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.scoring import by_name, scored, triage
from amparo.practice import Catalogue, PracticeError, catalogue
from amparo.practice.numbers.scales import scale, scoring_forms

AREA, FORM = "return_reintegration", "survey"
DAY = date(2026, 11, 27)
OWN = scale(catalogue(), AREA, FORM, DAY)
QUESTIONS = {q.name: q for q in catalogue().form(f"{AREA}/{FORM}").questions.values()}
HEAD = "version,dimension,question,answer,points,weight,source,verified\n"
CHOICE = "id,form,scheme,title,least_answered,valid_from,valid_to,source,verified\n"
BANDS = "id,band,up_to,inclusive,valid_from,valid_to,source,verified\nb,all,1,yes,,,Somebody,yes\n"
FILES = {
    "area/scoring/first.csv": HEAD + "1,d,q,yes,1,1,A,no\n1,d,q,no,0,1,A,no\n1,d,r,yes,0,1,A,no\n1,d,r,no,1,1,A,no\n",
    "area/scoring/second.csv": HEAD
    + "2,d,q,yes,1,3,B,yes\n2,d,q,no,0,3,B,yes\n2,d,r,yes,0,1,B,yes\n2,d,r,no,1,1,B,yes\n",
    "area/parameters/score_bands.csv": BANDS,
    "area/parameters/scoring.csv": CHOICE
    + "a,survey,first,First,0.5,2026-01-01,,A,no\nb,survey,second,Second,0.5,2027-01-01,,B,yes\n",
}


def made(folder: Path, files: Mapping[str, str] = FILES) -> Catalogue:
    """Write files of an area and return the catalogue of them."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Catalogue(folder)


def test_another_table_changes_the_score_of_the_same_answers_from_its_day_on(tmp_path: Path) -> None:
    practice, answers = made(tmp_path), {"q": "yes", "r": "yes"}
    before, after = (scale(practice, "area", "survey", day) for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert [scored(one.scheme, answers, one.least_answered)[0].value for one in (before, after)] == [
        Fraction(1, 2), Fraction(3, 4),
    ]  # fmt: skip
    assert (before.verified, before.scheme.verified) == (False, False)
    assert (after.verified, after.scheme.verified, after.title) == (True, True, "Second")


def test_a_scoring_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    practice = made(tmp_path)
    with pytest.raises(PracticeError, match="no scoring of survey"):
        scale(practice, "area", "survey", date(2025, 1, 1))
    with pytest.raises(PracticeError, match="no scoring of other"):
        scale(practice, "area", "other", DAY)
    (tmp_path / "area/scoring/first.csv").unlink()
    with pytest.raises(PracticeError, match=r"no scoring/first\.csv"):
        scale(Catalogue(tmp_path), "area", "survey", DAY)
    assert scoring_forms(practice, "area") == ("survey",)


def test_our_own_scheme_says_that_it_is_not_that_of_iom_and_that_nobody_checked_it() -> None:
    assert "not IOM" in OWN.title
    assert not OWN.verified
    assert not OWN.scheme.verified
    assert all("not the weights of IOM" in source for source in OWN.scheme.sources)
    assert {item.weight for items in OWN.scheme.dimensions.values() for item in items} == {1}


def test_every_scored_question_is_asked_and_every_answer_of_it_is_scored_set_aside_or_open() -> None:
    open_ = {"unknown", "not_asked", "declined"}
    for dimension, items in OWN.scheme.dimensions.items():
        for item in items:
            asked = QUESTIONS[item.question]
            assert {choice.code for choice in asked.choices} - open_ == set(item.points), (dimension, item.question)


def test_the_three_sides_share_no_question_and_together_are_the_composite() -> None:
    named = {name: [item.question for item in items] for name, items in OWN.scheme.dimensions.items()}
    assert list(named) == ["economic", "social", "psychosocial", "composite"]
    assert named["composite"] == named["economic"] + named["social"] + named["psychosocial"]
    assert [len(each) for each in named.values()] == [9, 11, 9, 29]
    pages = {question.path.partition("/")[0]: question.name for question in QUESTIONS.values()}
    assert set(named) - {"composite"} <= set(pages)


@given(st.fixed_dictionaries({
    item.question: st.sampled_from([*item.points, "", "declined"]) for item in OWN.scheme.dimensions["composite"]
}))  # fmt: skip
def test_any_filled_survey_scores_within_bounds_and_falls_in_a_band(answers: dict[str, str]) -> None:
    paths = {QUESTIONS[name].path: value for name, value in answers.items()}
    scores = scored(OWN.scheme, by_name(paths), OWN.least_answered)
    for score, found in zip(scores, triage(scores, OWN.bands, DAY), strict=True):
        assert 0 <= score.lowest <= (score.value or score.lowest) <= score.highest <= 1
        assert (found.band == "") == (score.value is None)
        assert found.band in ("", "close", "regular", "light")


def test_the_best_answers_score_one_and_the_worst_nothing() -> None:
    for value in (1, 0):
        answers = {
            item.question: next(answer for answer, points in item.points.items() if points == value)
            for item in OWN.scheme.dimensions["composite"]
        }
        assert {score.value for score in scored(OWN.scheme, answers, OWN.least_answered)} == {value}
