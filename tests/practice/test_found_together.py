"""What suggests areas is read once for all of them: each rule finds there what it finds alone, over the whole form."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo import practice
from amparo.foundation.expressions import CURRENT
from amparo.foundation.forms import Form
from amparo.foundation.forms.filling.evaluating import surroundings
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.rules import Finding, findings_of_each
from amparo.foundation.rules.finding import Result
from amparo.foundation.rules.worlds import Worlds

DAY = date(2026, 3, 2)


def areas() -> list[str]:
    return sorted(practice.catalogue().specialised)


@st.composite
def fillings(draw: st.DrawFn, form: Form) -> dict[str, str]:
    """Answers to some of the form's questions: a code of their list, a number, a day, or a word."""
    paths = draw(st.lists(st.sampled_from(sorted(form.questions)), max_size=40, unique=True))
    said = {}
    for path in paths:
        question = form.questions[path]
        codes = [choice.code for choice in question.choices]
        said[path] = draw(st.sampled_from(codes or ["", "0", "3", "17", "2026-02-20", "unknown", "a word"]))
    return said


def _over_the_whole_form(ref: str, answers: dict[str, str]) -> dict[str, Result]:
    rules = practice.catalogue().rules(ref, [])
    token = CURRENT.set(surroundings(rules.form, DAY, None, "en"))
    try:
        filling = Filling(rules.form.plan, answers)
        filling.settle()
        found = {rule.id: Worlds(filling, DAY).outcomes(rule.test, rule.scope)[0] for rule in rules.rules}
    finally:
        CURRENT.reset(token)
    return {
        name: Result.UNKNOWN if len(said) == 2 else Result.TRUE if True in said else Result.FALSE
        for name, said in found.items()
    }


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_rules_that_are_applied_together_find_what_each_finds_alone_over_the_whole_form(data: st.DataObject) -> None:
    sets = [practice.catalogue().rules(f"{area}/area", []) for area in areas()]
    answers = data.draw(fillings(sets[0].form))
    together = findings_of_each(sets, answers, DAY)
    for area, rules, found in zip(areas(), sets, together, strict=True):
        alone = findings_of_each([rules], answers, DAY)[0]
        assert found == alone
        assert {one.rule: one.result for one in found} == _over_the_whole_form(f"{area}/area", answers)


def test_a_finding_names_the_answers_it_looked_at_and_no_others() -> None:
    sets = [practice.catalogue().rules(f"{area}/area", []) for area in areas()]
    rules = [rule for each in sets for rule in each.rules]
    seen = {path: "yes" for rule in rules for path in rule.scope.paths if path in sets[0].form.questions}
    found: list[Finding] = [one for each in findings_of_each(sets, seen, DAY) for one in each]
    assert any(one.answers for one in found)
    for rule, one in zip(rules, found, strict=True):
        assert set(one.answers) <= rule.scope.paths


def test_sets_of_another_form_are_not_applied_together() -> None:
    first, other = (
        practice.catalogue().rules(f"{areas()[0]}/area", []),
        practice.catalogue().rules(f"{areas()[0]}/gates", []),
    )
    with pytest.raises(ValueError, match="one form"):
        findings_of_each([first, other], {}, DAY)
