"""When nobody returns: every gate over all its answers, against rules that were written a second time, by hand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.areas import Block, blocks, cleared
from amparo.foundation.rules import Result, findings
from amparo.practice import catalogue
from amparo.practice.wholes import resolved

AREA = "return_reintegration"
DAY = date(2026, 11, 27)
HERE = catalogue().specialised[AREA]
Answers = Mapping[str, str]
YES_NO = ("yes", "no", "unknown", "not_asked", "declined", "")
BACK = ("no", "yes", "unknown", "")
SAFE = {
    "already_back": "no", "ways_understood": "yes", "return_decision": "return", "pressed_to_return": "no",
    "could_say_no": "yes", "able_to_decide": "yes", "decision_date": "2026-11-10", "confirmed_date": "2026-11-20",
    "still_wishes": "yes", "something_changed": "no", "check_date": "2026-11-12", "grave_harm_risk": "no",
    "fear_return": "no", "claim_open": "no", "feared_there": "no", "exploiters_reach": "no", "outcome/outcome": "vulnerable",
    "is_child": "no", "children_affected": "no", "entry_lawful": "yes", "can_travel": "yes", "treatment_vital": "no",
}  # fmt: skip
"""Everything asked, nothing found: the one who may return."""
ASKED = [name for name in SAFE if not name.endswith("date")]


def not_surely(question: str, answer: str) -> Callable[[Answers], bool]:
    """Block unless the answer is this one: what is not known blocks."""
    return lambda a: a.get(question, "") != answer


def thought_over(a: Answers) -> bool:
    """Three days lie between decision and confirmation."""
    days = [a.get(name, "") for name in ("decision_date", "confirmed_date")]
    return all(days) and (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days >= 3


def changed(a: Answers) -> bool:
    """Something changed, or it is not known, and no check was made after that answer."""
    return a["something_changed"] != "no" and not a["check_date"] > a["confirmed_date"]


DATES = ("2026-05-01", "2026-11-10", "2026-11-12", "2026-11-13", "2026-11-27", "")
GATES: dict[str, tuple[Callable[[Answers], bool], dict[str, tuple[str, ...]]]] = {
    "return_not_explained": (not_surely("ways_understood", "yes"), {"ways_understood": YES_NO}),
    "return_not_decided": (
        not_surely("return_decision", "return"),
        {"return_decision": ("return", "stay", "elsewhere", "later", "declined", "")},
    ),
    "return_pressed": (not_surely("pressed_to_return", "no"), {"pressed_to_return": YES_NO}),
    "return_no_other_way": (not_surely("could_say_no", "yes"), {"could_say_no": YES_NO}),
    "return_unable_to_decide": (not_surely("able_to_decide", "yes"), {"able_to_decide": YES_NO}),
    "return_cooling_off": (lambda a: not thought_over(a), {"decision_date": DATES, "confirmed_date": DATES}),
    "return_taken_back": (not_surely("still_wishes", "yes"), {"still_wishes": YES_NO}),
    "return_check_out_of_date": (
        lambda a: not a["check_date"] or (DAY - date.fromisoformat(a["check_date"])).days > 90,
        {"check_date": ("", "2026-08-28", "2026-08-29", "2026-11-27", "2024-02-29")},
    ),
    "return_something_changed": (
        changed,
        {"something_changed": YES_NO, "check_date": DATES[:-1], "confirmed_date": DATES[1:-1]},
    ),
    "return_grave_harm": (not_surely("grave_harm_risk", "no"), {"grave_harm_risk": YES_NO}),
    "return_fear": (not_surely("fear_return", "no"), {"fear_return": YES_NO}),
    "return_claim_open": (not_surely("claim_open", "no"), {"claim_open": YES_NO}),
    "return_feared_person": (not_surely("feared_there", "no"), {"feared_there": YES_NO}),
    "return_exploiters": (
        lambda a: a["exploiters_reach"] != "no" or a["outcome/outcome"] in ("", "vulnerable presumed_trafficking"),
        {
            "exploiters_reach": YES_NO,
            "outcome/outcome": ("vulnerable", "no_indication", "vulnerable presumed_trafficking", ""),
        },
    ),
    "return_child": (not_surely("is_child", "no"), {"is_child": YES_NO}),
    "return_children_affected": (not_surely("children_affected", "no"), {"children_affected": YES_NO}),
    "return_entry": (not_surely("entry_lawful", "yes"), {"entry_lawful": YES_NO}),
    "return_health": (not_surely("can_travel", "yes"), {"can_travel": YES_NO}),
    "return_treatment": (
        lambda a: a["treatment_vital"] != "no" and a["treatment_there"] != "yes",
        {"treatment_vital": YES_NO, "treatment_there": YES_NO},
    ),
}
CONSULATE: dict[str, tuple[Callable[[Answers], bool], dict[str, tuple[str, ...]]]] = {
    "consulate_feared": (not_surely("fear_return", "no"), {"fear_return": YES_NO}),
    "consulate_not_agreed": (not_surely("consulate_agreed", "yes"), {"consulate_agreed": YES_NO}),
}
UNTIL = {
    "return_unable_to_decide": "decision_supported",
    "return_fear": "fear_examined",
    "return_feared_person": "safety_agreed_there",
    "return_exploiters": "onward_safety_assessed",
    "return_child": "best_interests_decided",
    "return_children_affected": "children_considered",
    "consulate_feared": "fear_examined",
}


def results(table: str, answers: Answers, only: str = "") -> dict[str, Result]:
    """Return what the conditions of a table (or one of them) say of answers given by the name of their question."""
    rules = catalogue().rules(f"{AREA}/{table}")
    if only:
        rules = replace(rules, rules=tuple(rule for rule in rules.rules if rule.id == only))
    whole = catalogue().whole(AREA).whole
    told = whole.answers(resolved(whole, f"{AREA}/{table}", answers))
    return {one.rule: one.result for one in findings(rules, told, DAY)}


def every(inputs: Mapping[str, Iterable[str]]) -> Iterable[dict[str, str]]:
    """Return every combination of answers."""
    return (dict(zip(inputs, values, strict=True)) for values in product(*inputs.values()))


def test_every_gate_is_told_a_second_time_here() -> None:
    assert [gate.id for gate in HERE.gates] == [*GATES, *CONSULATE]
    assert {gate.id: gate.until for gate in HERE.gates if gate.until} == UNTIL
    assert {gate.id for gate in HERE.gates if gate.act == "return"} == set(GATES)
    assert HERE.acts_of("journey_back") == ("return",)


@pytest.mark.parametrize("name", GATES)
def test_a_gate_blocks_whoever_is_not_back_over_all_its_answers(name: str) -> None:
    blocked, inputs = GATES[name]
    backs = BACK if len(inputs) == 1 else BACK[:2]
    differing = []
    for answers in every({"already_back": backs, **inputs}):
        found = results("gates", answers, only=name)[name]
        expected = answers["already_back"] != "yes" and blocked(answers)
        if (found is not Result.FALSE) != expected:
            differing.append((answers, found))
    assert differing == []


@pytest.mark.parametrize("name", CONSULATE)
def test_the_consulate_is_left_alone_over_all_answers(name: str) -> None:
    blocked, inputs = CONSULATE[name]
    for answers in every(inputs):
        assert (results("gates", answers, only=name)[name] is not Result.FALSE) == blocked(answers)


def test_nobody_of_whom_nothing_is_known_returns_and_every_gate_says_so() -> None:
    assert {gate.gate.id for gate in blocks(HERE.gates, results("gates", {}), frozenset())} == {*GATES, *CONSULATE}


def test_who_is_free_informed_and_safe_may_return() -> None:
    open_ = blocks(HERE.gates, results("gates", SAFE), frozenset())
    assert [one.gate.id for one in open_ if one.gate.act == "return"] == []


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from([name for name in SAFE if not name.endswith("date")]), st.sampled_from(YES_NO), max_size=4
    ),
    st.sets(st.sampled_from(sorted(set(UNTIL.values())))),
)
def test_the_return_is_blocked_by_exactly_what_is_found_or_unknown_and_not_cleared(
    told: dict[str, str], given_: set[str]
) -> None:
    told = {name: value for name, value in told.items() if value in _codes(name)}
    answers = {"treatment_there": "", **SAFE, **told}
    expected = {
        name
        for name, (blocked, _) in GATES.items()
        if answers["already_back"] != "yes" and blocked(answers) and UNTIL.get(name) not in given_
    }
    found = blocks(HERE.gates, results("gates", answers), given_)
    assert {one.gate.id for one in found if one.gate.act == "return"} == expected


def _codes(name: str) -> tuple[str, ...]:
    return next((inputs[name] for _, inputs in GATES.values() if name in inputs), BACK)


@pytest.mark.parametrize(
    ("clearance", "needed"),
    [
        ("fear_examined", {"fear_return": "yes", "fear_looked_into": "yes", "claim_open": "no", "grave_harm_risk": "no"}),
        ("decision_supported", {"able_to_decide": "no", "will_followed": "yes"}),
        ("safety_agreed_there", {"feared_there": "yes", "safety_there_agreed": "yes"}),
        ("children_considered", {"children_affected": "yes", "children_heard": "yes", "children_well": "yes"}),
    ],
)  # fmt: skip
def test_a_clearance_is_given_for_one_combination_of_answers_alone(clearance: str, needed: dict[str, str]) -> None:
    premise, *asked = needed
    for answers in every(dict.fromkeys(asked, YES_NO)):
        given_ = cleared(HERE.clearances, results("clearances", {premise: needed[premise], **answers}, only=clearance))
        assert (clearance in given_) == all(answers[name] == needed[name] for name in asked)


def test_a_child_waits_for_child_protection_and_whoever_was_exploited_for_counter_trafficking() -> None:
    told = {**SAFE, "is_child": "yes", "exploiters_reach": "yes"}
    found = results("gates", told)
    assert {one.gate.id for one in _of_return(found, set())} == {"return_child", "return_exploiters"}
    assert {one.gate.id for one in _of_return(found, {"best_interests_decided"})} == {"return_exploiters"}
    assert _of_return(found, {"best_interests_decided", "onward_safety_assessed"}) == []


def _of_return(found: Mapping[str, Result], given_: set[str]) -> list[Block]:
    return [one for one in blocks(HERE.gates, found, given_) if one.gate.act == "return"]
