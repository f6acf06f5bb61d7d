"""The definition of trafficking in every combination of its inputs, against an oracle that thinks in possible worlds.

The form says it in nested conditions; here it is said in sets: what is not known may be either, and the three elements
hold when they hold in every world that is left (Palermo Protocol, article 3).
"""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from amparo.foundation.forms import evaluate
from amparo.foundation.pathways import due
from amparo.foundation.rules import findings
from amparo.practice import catalogue
from amparo.practice.areas import rows
from amparo.practice.wholes import resolved

DAY = date(2026, 11, 27)
AREA = "counter_trafficking"
FORM = f"{AREA}/elements"
STATES = ("met", "not_met", "unknown", "")
# What is known of the age when it began, and who counts as a child: doubt counts for the child, silence for nobody.
AGES: dict[tuple[str, str], set[bool]] = {
    ("0", ""): {True}, ("17", ""): {True}, ("18", ""): {False}, ("30", ""): {False},
    ("", "yes"): {True}, ("", "unknown"): {True}, ("", "no"): {False},
    ("", "not_asked"): {True, False}, ("", "declined"): {True, False}, ("", ""): {True, False},
}  # fmt: skip
EVERYTHING = list(product(AGES, STATES, STATES, STATES))


def possible(state: str) -> set[bool]:
    return {"met": {True}, "not_met": {False}}.get(state, {True, False})


def oracle(age: tuple[str, str], act: str, means: str, purpose: str) -> str:
    worlds = product(AGES[age], possible(act), possible(means), possible(purpose))
    trafficked = {acted and meant and (child or forced) for child, acted, forced, meant in worlds}
    return "unknown" if len(trafficked) == 2 else "yes" if True in trafficked else "no"


def answers(age: tuple[str, str], act: str, means: str, purpose: str) -> dict[str, str]:
    given = {
        "start_page/age_at_start": age[0], "start_page/under_18_at_start": age[1],
        "act_page/act": act, "means_page/means": means, "purpose_page/purpose": purpose,
    }  # fmt: skip
    return {path: value for path, value in given.items() if value}


def test_the_form_says_of_every_combination_what_the_definition_says() -> None:
    form = catalogue().form(FORM)
    said = {one: evaluate(form, answers(*one), DAY).values["elements_result/elements_together"] for one in EVERYTHING}
    assert len(said) == 640
    assert {one: result for one, result in said.items() if result != oracle(*one)} == {}


def test_the_findings_say_it_in_the_same_three_values() -> None:
    whole = catalogue().whole(AREA).whole
    rules = catalogue().rules(FORM)
    asked = replace(rules, rules=tuple(rule for rule in rules.rules if rule.id in ("elements_met", "elements_not_met")))
    wrong = {}
    ages = (("17", ""), ("18", ""), ("", "unknown"), ("", "no"), ("", "declined"))
    for one in product(ages, STATES[:3], STATES[:3], STATES[:3]):
        given = whole.answers(resolved(whole, FORM, answers(*one)))
        met, not_met = (str(found.result) for found in findings(asked, given, DAY))
        expected = {"yes": ("true", "false"), "no": ("false", "true"), "unknown": ("unknown", "unknown")}[oracle(*one)]
        if (met, not_met) != expected:
            wrong[one] = (met, not_met)
    assert wrong == {}


def test_whether_the_person_agreed_is_asked_nowhere_and_could_change_nothing() -> None:
    practice = catalogue()
    names = {q.name for name in practice.specialised[AREA].forms for q in practice.form(name).questions.values()}
    assert not {name for name in names if "consent" in name or name in ("agreed", "agreement", "wanted_to_go")}
    # With a means, or with a child, every state of every other element gives the same as without any agreement.
    for age, act, purpose in product(AGES, STATES, STATES):
        if AGES[age] == {True}:
            assert len({oracle(age, act, means, purpose) for means in STATES}) == 1


DIMENSIONS = {
    "deceptive_recruitment": ("recruitment_signs/deceived", "recruitment_signs/deceived_about", "deception_sign"),
    "coercive_recruitment": ("recruitment_signs/pushed", "recruitment_signs/pushed_by", "recruitment_force_sign"),
    "recruitment_by_vulnerability": (
        "recruitment_signs/weakness_used", "recruitment_signs/weakness_which", "weakness_sign",
    ),
    "exploitation": ("exploitation_signs/treated_badly", "exploitation_signs/treated_how", "exploitation_sign"),
    "coercion_at_destination": ("control_signs/held_by_pressure", "control_signs/held_how", "control_sign"),
    "vulnerability_at_destination": ("control_signs/dependence_used", "control_signs/dependence_how", "dependence_sign"),
}  # fmt: skip


def counts(strong: int, medium: int, weak: int) -> bool:
    """Say whether signs make a dimension: each of the four ways spelt out as the least that is enough."""
    enough = [(2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 3, 0), (0, 2, 1)]
    return any(strong >= s and medium >= m and weak >= w for s, m, w in enough)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_dimension_stands_exactly_when_enough_signs_of_enough_strength_stand_together(dimension: str) -> None:
    gate, path, name = DIMENSIONS[dimension]
    form, listed = catalogue().form(f"{AREA}/signs"), catalogue().lists[name]
    by_strength = {s: [one.code for one in listed if one.extra["strength"] == s] for s in ("strong", "medium", "weak")}
    page = path.partition("/")[0]
    for numbers in product(*(range(len(codes) + 1) for codes in by_strength.values())):
        chosen = [code for codes, n in zip(by_strength.values(), numbers, strict=True) for code in codes[:n]]
        given = {"beginning/signs_agreed": "yes", gate: "yes", path: " ".join(chosen)}
        values = evaluate(form, {key: value for key, value in given.items() if value}, DAY).values
        assert (values[f"{page}/{dimension}"] == "yes") == counts(*numbers), (dimension, chosen)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_each_sign_counts_as_strong_as_its_list_says(dimension: str) -> None:
    gate, path, name = DIMENSIONS[dimension]
    form, page = catalogue().form(f"{AREA}/signs"), path.partition("/")[0]
    for one in catalogue().lists[name]:
        values = evaluate(form, {"beginning/signs_agreed": "yes", gate: "yes", path: one.code}, DAY).values
        counted = {s for s in ("strong", "medium", "weak") if values[f"{page}/{dimension}_{s}"] != "0"}
        assert counted == {one.extra["strength"]}, one.code


@pytest.mark.parametrize(
    ("first", "days", "until"), [("2026-11-27", "30", "2026-12-27"), ("2028-02-01", "30", "2028-03-02")]
)
def test_the_time_to_recover_ends_as_many_days_later_as_were_granted(first: str, days: str, until: str) -> None:
    given = {
        "recovery_page/recovery_state": "granted",
        "recovery_page/recovery_from": first,
        "recovery_page/recovery_days": days,
    }
    values = evaluate(catalogue().form(f"{AREA}/recovery"), given, DAY).values
    assert values["recovery_page/recovery_until"] == until


def test_the_person_is_asked_what_comes_next_before_thirty_days_are_over() -> None:
    from datetime import UTC, datetime, timedelta

    begun = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    for level in ("high", "medium", "low", "not_assessed"):
        assert due(catalogue().deadlines, f"{AREA}/recovery_end", level, begun) == begun + timedelta(days=30)


def test_nothing_that_was_remembered_says_that_it_was_checked() -> None:
    area = catalogue().areas[AREA]
    tables = [rows(file) for kind in ("lists", "rules", "parameters") for file in area.files(kind, "csv").values()]
    tables += [rows(area.path / name) for name in ("gates.csv", "clearances.csv")]
    said = [row for table in tables for row in table if "remembered" in row["source"] or "memory" in row["source"]]
    assert len(said) > 100
    assert [row for row in said if row["verified"] != "no"] == []


def test_no_name_of_a_clearance_tells_what_happened() -> None:
    telling = ("traffick", "exploit", "victim", "police", "recover", "debt")
    names = [one.id for one in catalogue().specialised[AREA].clearances]
    assert names
    assert [name for name in names if any(word in name for word in telling)] == []
