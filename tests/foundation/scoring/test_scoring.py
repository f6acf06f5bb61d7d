"""Scores: bounds, direction, what is missing, what is set aside, versions, bands and change over time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.scoring import (
    Round,
    Scheme,
    SchemeError,
    Score,
    by_name,
    changes,
    read_bands,
    read_scheme,
    scored,
    triage,
)

HALF = Fraction(1, 2)
DAY = date(2026, 11, 27)
OPEN = ("", "unknown", "not_asked", "declined")
BANDS = read_bands("bands", [
    {"id": name, "band": name, "up_to": up_to, "inclusive": inclusive, "valid_from": "2026-01-01", "valid_to": "",
     "source": "Somebody", "verified": "yes"}
    for name, up_to, inclusive in (("light", "1", "yes"), ("close", "0.33", "no"), ("regular", "0.66", "yes"))
])  # fmt: skip


def row(question: str, answer: str, points: str, weight: str = "1", **other: str) -> dict[str, str]:
    """Return one row of a scheme."""
    made = {"version": "1", "dimension": "social", "question": question, "answer": answer, "points": points}
    return made | {"weight": weight, "source": "Somebody", "verified": "yes"} | other


def scheme(weights: Mapping[str, str], version: str = "1") -> Scheme:
    """Return a scheme of questions with three answers and one that sets the question aside."""
    points = {"good": "1", "middle": "0.5", "bad": "0", "none_here": ""}
    rows = [
        row(question, answer, given, weight, version=version)
        for question, weight in weights.items()
        for answer, given in points.items()
    ]
    return read_scheme("own", rows)


def only(scores: tuple[Score, ...]) -> Score:
    (one,) = scores
    return one


NAMES = ("a", "b", "c", "d")
WEIGHTS = st.fixed_dictionaries({name: st.sampled_from(("0.1", "1", "2.5", "7")) for name in NAMES})
ANSWER = st.sampled_from(("good", "middle", "bad", "none_here", *OPEN, "a code nobody knows"))
ANSWERS = st.dictionaries(st.sampled_from(NAMES), ANSWER)
LEAST = st.sampled_from((Fraction(0), Fraction(1, 3), HALF, Fraction(1)))


def oracle(weights: Mapping[str, str], answers: Mapping[str, str], least: Fraction) -> Fraction | None:
    """Score again, written from the README by hand: decimal weights as whole tenths, points as halves."""
    tenths = {name: int(Fraction(weight) * 10) for name, weight in weights.items()}
    halves = {"good": 2, "middle": 1, "bad": 0}
    asked = [name for name in weights if answers.get(name) != "none_here"]
    told = [name for name in asked if answers.get(name) in halves]
    have, need = sum(tenths[name] for name in told), least * sum(tenths[name] for name in asked)
    if not told or have < need:
        return None
    return Fraction(sum(tenths[name] * halves[answers[name]] for name in told), 2 * have)


@given(WEIGHTS, ANSWERS, LEAST)
def test_a_score_agrees_with_a_second_way_of_computing_it(
    weights: dict[str, str], answers: dict[str, str], least: Fraction
) -> None:
    assert only(scored(scheme(weights), answers, least)).value == oracle(weights, answers, least)


@given(WEIGHTS, ANSWERS, LEAST)
def test_a_score_lies_between_what_the_open_answers_could_make_of_it(
    weights: dict[str, str], answers: dict[str, str], least: Fraction
) -> None:
    score = only(scored(scheme(weights), answers, least))
    assert 0 <= score.lowest <= score.highest <= 1
    assert score.value is None or score.lowest <= score.value <= score.highest
    assert {*score.answered, *score.open, *score.aside} == set(NAMES)
    if not score.open and score.answered:
        assert score.value == score.lowest == score.highest


@given(WEIGHTS, ANSWERS, st.sampled_from(NAMES), st.sampled_from((("bad", "middle"), ("middle", "good"))))
def test_a_better_answer_never_lowers_a_score(
    weights: dict[str, str], answers: dict[str, str], name: str, step: tuple[str, str]
) -> None:
    worse, better = (only(scored(scheme(weights), answers | {name: each}, Fraction(0))) for each in step)
    assert worse.value is not None
    assert better.value is not None
    assert worse.value < better.value
    assert worse.highest < better.highest
    assert worse.lowest < better.lowest


@given(WEIGHTS, ANSWERS, st.sampled_from(NAMES))
def test_silence_is_counted_neither_as_bad_nor_as_good(
    weights: dict[str, str], answers: dict[str, str], name: str
) -> None:
    said = {only(scored(scheme(weights), answers | {name: each}, Fraction(0))) for each in OPEN}
    assert said == {only(scored(scheme(weights), {k: v for k, v in answers.items() if k != name}, Fraction(0)))}
    silent = said.pop()
    for each in ("bad", "middle", "good"):
        told = only(scored(scheme(weights), answers | {name: each}, Fraction(0)))
        assert told.value is not None
        assert silent.lowest <= told.value <= silent.highest or told.open


@given(WEIGHTS, ANSWERS)
def test_all_weights_multiplied_by_one_number_change_nothing(weights: dict[str, str], answers: dict[str, str]) -> None:
    tripled = {name: str(float(Fraction(weight) * 3)) for name, weight in weights.items()}
    first, second = (only(scored(scheme(each), answers, HALF)) for each in (weights, tripled))
    assert (first.value, first.lowest, first.highest) == pytest.approx(
        (second.value, second.lowest, second.highest), nan_ok=True
    )


@given(ANSWERS)
def test_another_version_scores_the_same_raw_answers_anew(answers: dict[str, str]) -> None:
    first, second = scheme(dict.fromkeys(NAMES, "1")), scheme({"a": "3", "b": "1"}, version="2")
    score = only(scored(second, answers, Fraction(0)))
    assert score.scheme == "own@2"
    assert {*score.answered, *score.open, *score.aside} == {"a", "b"}
    assert only(scored(first, answers, Fraction(0))).scheme == "own@1"


def test_a_question_may_count_in_two_dimensions_with_other_weights() -> None:
    table = [
        row("a", "yes", "1"), row("a", "no", "0"), row("b", "yes", "1"), row("b", "no", "0"),
        row("a", "yes", "1", "3", dimension="composite"), row("a", "no", "0", "3", dimension="composite"),
        row("b", "yes", "1", "1", dimension="composite"), row("b", "no", "0", "1", dimension="composite"),
    ]  # fmt: skip
    social, composite = scored(read_scheme("own", table), {"a": "yes", "b": "no"}, HALF)
    assert (social.value, composite.value) == (HALF, Fraction(3, 4))


def test_half_of_the_weight_is_enough_when_half_is_asked_for_and_a_little_less_is_not() -> None:
    even, light = scheme({"a": "1", "b": "1"}), scheme({"a": "0.99", "b": "1"})
    assert only(scored(even, {"a": "good"}, HALF)).value == 1
    assert only(scored(light, {"a": "good"}, HALF)).value is None


def test_where_nothing_concerns_the_person_there_is_no_score() -> None:
    score = only(scored(scheme({"a": "1"}), {"a": "none_here"}, Fraction(0)))
    assert score.value is None
    assert (score.lowest, score.highest) == (Fraction(0), Fraction(1))
    assert score.aside == ("a",)


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([], "empty"),
        ([row("a", "yes", "1"), row("a", "no", "0", version="2")], "one version"),
        ([row("a", "yes", "1"), row("a", "yes", "0")], "twice"),
        ([row("a", "yes", "1"), row("a", "no", "0", "2")], "two weights"),
        ([row("a", "yes", "1.01")], "from 0 to 1"),
        ([row("a", "yes", "-0.1")], "from 0 to 1"),
        ([row("a", "yes", "1", "0")], "more than 0"),
        ([row("a", "yes", "one")], "not a number"),
        ([row("a", "yes", "NaN")], "not a number"),
        ([row("a", "yes", "1", "Infinity")], "not a number"),
        ([row("a", "yes", "")], "no answer of a"),
        ([row("", "yes", "1")], "missing"),
        ([{"version": "1", "dimension": "d", "question": "q", "answer": "a", "points": "1"}], "column weight"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_place(rows: list[dict[str, str]], complaint: str) -> None:
    with pytest.raises(SchemeError, match=complaint):
        read_scheme("own", rows)


def test_one_row_that_nobody_checked_makes_the_whole_scheme_unchecked() -> None:
    table = [row("a", "yes", "1"), row("a", "no", "0", verified="no")]
    assert not read_scheme("own", table).verified
    assert read_scheme("own", [row("a", "yes", "1"), row("a", "no", "0")]).verified


def at(value: Fraction | None, lowest: Fraction | None = None, highest: Fraction | None = None) -> Score:
    """Return a score of one dimension."""
    low, high = (value or Fraction(0) if each is None else each for each in (lowest, highest))
    return Score("social", "own@1", value, low, high, (), (), (), True)


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("0", "close"), ("0.3299999999999999999999", "close"), ("0.33", "regular"), ("0.66", "regular"),
        ("0.6600000000000000000001", "light"), ("1", "light"),
    ],
)  # fmt: skip
def test_an_edge_falls_on_the_side_that_the_table_says(value: str, band: str) -> None:
    (found,) = triage([at(Fraction(value))], BANDS, DAY)
    assert (found.band, found.surely, found.verified) == (band, True, True)


def test_a_band_is_sure_only_when_no_open_answer_could_change_it() -> None:
    (unsure,) = triage([at(HALF, Fraction(1, 5), HALF)], BANDS, DAY)
    (sure,) = triage([at(HALF, Fraction(2, 5), Fraction(3, 5))], BANDS, DAY)
    (none,) = triage([at(None)], BANDS, DAY)
    assert (unsure.surely, sure.surely) == (False, True)
    assert (none.band, none.surely, none.verified) == ("", False, False)


def test_a_good_whole_does_not_hide_a_bad_part() -> None:
    scores = [at(Fraction(9, 10)), replace(at(Fraction(1, 10)), dimension="psychosocial")]
    assert [one.band for one in triage(scores, BANDS, DAY)] == ["light", "close"]


def test_bands_of_another_day_or_with_a_gap_are_refused() -> None:
    with pytest.raises(SchemeError, match="no band"):
        triage([at(HALF)], BANDS, date(2025, 12, 31))
    with pytest.raises(SchemeError, match="no band"):
        triage([at(Fraction(1))], [band for band in BANDS if band.band != "light"], DAY)
    assert [one.band for one in triage([at(HALF)], [], DAY)] == [""]
    with pytest.raises(SchemeError, match="row 2"):
        read_bands("bands", [{"id": "x"}])


def test_change_is_told_from_the_first_to_the_latest_survey_in_the_order_of_time() -> None:
    rounds = [
        Round("endline", date(2027, 1, 1), (at(Fraction(7, 10)),)),
        Round("baseline", date(2026, 1, 1), (at(Fraction(4, 10)),)),
        Round("midline", date(2026, 6, 1), (at(Fraction(3, 10)),)),
    ]
    (change,) = changes(rounds)
    assert change.values == (Fraction(4, 10), Fraction(3, 10), Fraction(7, 10))
    assert change.first_to_latest == Fraction(3, 10)
    assert change.fell
    (alone,) = changes(rounds[:1])
    assert (alone.first_to_latest, alone.fell) == (None, False)
    (gap,) = changes([rounds[1], Round("endline", date(2027, 1, 1), (at(None),))])
    assert (gap.first_to_latest, gap.fell) == (None, False)


def test_scores_of_two_schemes_are_never_compared() -> None:
    other = replace(at(HALF), scheme="own@2")
    with pytest.raises(ValueError, match="different schemes"):
        changes([Round("baseline", DAY, (at(HALF),)), Round("endline", DAY, (other,))])


def test_answers_are_known_by_the_name_of_their_question() -> None:
    assert by_name({"about/a": "yes", "b": "no", "family/member[2]/age": "7"}) == {"a": "yes", "b": "no"}
