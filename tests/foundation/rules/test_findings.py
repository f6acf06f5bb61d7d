"""Rules say true, false or unknown; silence never becomes no; a level of risk names its reasons."""

from datetime import date
from functools import cache

import pytest

from amparo.foundation.codelists import read_csv
from amparo.foundation.forms import FormError, compile_form, read_markdown
from amparo.foundation.rules import RuleSet, Threat, classify, compile_rules, findings, read_risk_levels
from amparo.foundation.rules.choices import sets

DAY = date(2026, 11, 23)
TABLES = """
| survey |
| | type | name | label | relevant | constraint | calculation |
| | select_one yes_no_unknown | agrees | Do you agree? | | | |
| | begin_group | talk | Talk | ${agrees} = 'yes' | | |
| | select_one yes_no_unknown | danger | Danger? | | | |
| | select_one yes_no_unknown | harmed | Harmed? | | | |
| | select_one yes_no_unknown | ongoing | Does it go on? | ${harmed} = 'yes' | | |
| | select_one yes_no_unknown | minor | Under 18? | ${age} = '' | | |
| | integer | age | Age | | . >= 0 | |
| | integer | days | In how many days? | | . >= 0 | |
| | calculate | child | | | | if(${age} != '' and ${age} < 18, 'yes', if(${minor} = 'yes' or ${minor} = 'unknown', 'yes', 'no')) |
| | select_multiple sign | signs | Signs | | | |
| | calculate | number_of_signs | | | | count-selected(${signs}) |
| | select_multiple need | needs | Needs | | count-selected(.) = 1 or not(selected(., 'none') or selected(., 'declined')) | |
| | end_group | | | | | |
| choices |
| | list_name | name | label |
| | sign | a | A |
| | sign | b | B |
| | sign | c | C |
| | need | none | None |
| | need | food | Food |
| | need | shelter | Shelter |
| | need | water | Water |
| | need | declined | Declined |
| settings |
| | form_title | form_id | version |
| | Talk | talk | 1 |
"""
WHEN = {
    "danger": ("${danger} = 'yes'", "high", "yes"),
    "ongoing": ("${harmed} = 'yes' and ${ongoing} = 'yes'", "high", "no"),
    "child": ("${child} = 'yes'", "medium", "no"),
    "soon": ("${days} <= 7", "medium", "no"),
    "signs": ("${number_of_signs} > 1", "low", "no"),
    "hungry": ("selected(${needs}, 'food')", "low", "no"),
    "in_no_need": ("selected(${needs}, 'none')", "low", "no"),
    "much": ("selected(${needs}, 'food') and selected(${needs}, 'water')", "low", "no"),
    "either": ("${danger} = 'yes' or ${danger} = 'no'", "low", "no"),
}
LEVELS = read_risk_levels(
    {"id": level, "level": level, "min_score": low, "max_score": high, "valid_from": "2026-01-01", "valid_to": ""}
    for level, low, high in (("high", "15", "25"), ("low", "0", "7"), ("medium", "8", "14"))
)


@cache
def rules() -> RuleSet:
    codes = "code,label\n" + "".join(f"{code},{code}\n" for code in ("yes", "no", "unknown", "not_asked", "declined"))
    form = compile_form(read_markdown(TABLES), {"yes_no_unknown": read_csv("yes_no_unknown", codes)}, area="test")
    rows = [
        {"id": name, "when": when, "finding": name, "level": level, "override": override, "because": f"{name}!",
         "source": "Here", "verified": "no"}
        for name, (when, level, override) in WHEN.items()
    ]  # fmt: skip
    return compile_rules("talk", rows, form, {"es": {"danger!": "¡peligro!"}})


def said(**answers: str) -> dict[str, str]:
    given = {
        name if name == "agrees" else f"talk/{name}": value for name, value in {"agrees": "yes", **answers}.items()
    }
    return {one.rule: str(one.result) for one in findings(rules(), given, DAY)}


def test_a_rule_is_true_or_false_by_the_answers() -> None:
    assert said(danger="yes")["danger"] == "true"
    assert said(danger="no")["danger"] == "false"


@pytest.mark.parametrize("answer", ["", "unknown", "not_asked", "declined"])
def test_silence_never_becomes_no(answer: str) -> None:
    assert said(danger=answer)["danger"] == "unknown"


def test_what_is_the_same_in_every_case_is_known_without_the_answer() -> None:
    assert said()["either"] == "true"


def test_a_choice_of_several_is_open_although_one_of_its_codes_stands_only_by_itself() -> None:
    silent = said()
    assert {silent[name] for name in ("hungry", "in_no_need", "much")} == {"unknown"}
    assert said(needs="food water")["much"] == "true"
    assert said(needs="none")["hungry"] == "false"


@pytest.mark.parametrize("exclusive", ["first", "last", "both", "all but two", "all"])
def test_the_sets_that_are_tried_are_allowed_and_reach_every_code(exclusive: str) -> None:
    codes = [f"c{number}" for number in range(6)]
    alone = {
        "first": codes[:1],
        "last": codes[-1:],
        "both": [codes[0], codes[-1]],
        "all but two": codes[:2] + codes[4:],
    }
    single = set(alone.get(exclusive, codes))

    def fits(text: str) -> bool:
        return len(text.split()) < 2 or not single & set(text.split())

    tried = sets(codes, fits)
    assert all(fits(text) for text in tried)
    assert {code for text in tried for code in text.split()} == set(codes)
    assert tried[0] == ""
    assert " ".join(code for code in codes if code not in single) in (*tried, "")


def test_an_open_question_behind_an_answered_one_is_not_open() -> None:
    assert said(harmed="no")["ongoing"] == "false"
    assert said(harmed="yes")["ongoing"] == "unknown"
    assert said(harmed="unknown")["ongoing"] == "unknown"
    assert said(harmed="yes", ongoing="yes")["ongoing"] == "true"


def test_a_page_that_was_not_asked_leaves_everything_unknown() -> None:
    assert set(said(agrees="no").values()) - {"true"} == {"unknown"}


def test_a_number_that_is_missing_leaves_a_comparison_unknown() -> None:
    assert said()["soon"] == "unknown"
    assert said(days="3")["soon"] == "true"
    assert said(days="30")["soon"] == "false"


def test_unknown_is_an_answer_where_the_form_itself_names_it() -> None:
    assert said(minor="unknown")["child"] == "true"


def test_a_world_that_contradicts_a_given_answer_is_not_considered() -> None:
    assert said(minor="no")["child"] == "false"


def test_calculations_are_followed_back_to_the_questions_behind_them() -> None:
    assert said()["child"] == "unknown"
    assert said(age="12")["child"] == "true"
    assert said()["signs"] == "unknown"
    assert said(signs="a")["signs"] == "false"
    assert said(signs="a c")["signs"] == "true"


def test_a_finding_explains_itself() -> None:
    found = findings(rules(), {"agrees": "yes", "talk/danger": "yes"}, DAY)[0]
    assert found.answers == {"agrees": "yes", "talk/danger": "yes"}
    assert (found.version, found.source, found.verified) == ("test/talk@1", "Here", False)
    assert found.because.in_language("es") == "¡peligro!"
    assert findings(rules(), {"agrees": "yes"}, DAY)[0].open == ("talk/danger",)


def test_applying_rules_leaves_nothing_behind() -> None:
    assert said() == said()


def test_a_rule_about_a_question_that_is_not_there_is_refused_with_its_row() -> None:
    with pytest.raises(FormError, match=r"row 2.*nobody"):
        compile_rules("talk", [{"id": "x", "when": "${nobody} = 1"}], rules().form)


def level(*threats: Threat | tuple[int, int], **answers: str) -> str:
    given = {
        name if name == "agrees" else f"talk/{name}": value for name, value in {"agrees": "yes", **answers}.items()
    }
    return classify(findings(rules(), given, DAY), threats, LEVELS, DAY).level


CALM = {"danger": "no", "harmed": "no", "age": "30", "days": "30", "signs": "a"}


def test_the_worst_threat_gives_the_level() -> None:
    assert level((2, 2), (3, 4), **CALM) == "medium"
    assert level((5, 5), (1, 1), **CALM) == "high"


def test_only_protection_with_a_name_lowers_a_threat() -> None:
    assert Threat(5, 5, "", 1).score == 25
    assert Threat(5, 5, "Her aunt's house", 1).score == 5
    assert Threat(2, 5, "Her aunt's house", 4).score == 10


def test_an_override_is_high_whatever_the_threats_say() -> None:
    found = classify(findings(rules(), {"agrees": "yes", "talk/danger": "yes"}, DAY), [(1, 1)], LEVELS, DAY)
    assert found.level == "high"
    assert [one.rule for one in found.overrides] == ["danger"]
    assert found.could_be_higher


def test_nothing_asked_is_not_assessed_and_never_low() -> None:
    assert level() == "not_assessed"
    assert level(agrees="no") == "not_assessed"
    assert classify([], [], LEVELS, DAY).level == "not_assessed"


def test_a_level_that_is_not_valid_on_the_day_does_not_count() -> None:
    assert classify([], [(5, 5)], LEVELS, date(2025, 1, 1)).level == "not_assessed"


def test_a_likelihood_outside_one_to_five_is_refused() -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        classify([], [(0, 6)], LEVELS, DAY)
