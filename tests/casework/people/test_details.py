"""Details: silence never becomes "no", and a change cannot take the last name away."""

import pytest

from amparo.casework.people import actions, queries, rules
from amparo.foundation.errors import Refusal
from tests.cast import Cast


@pytest.mark.parametrize("answer", ["unknown", "not_asked", "declined"])
def test_a_question_nobody_answered_says_nothing_about_disability(answer: str) -> None:
    assert rules.has_disability({"wg_seeing": answer}) is None
    assert rules.has_disability({"wg_seeing": answer, "wg_hearing": "some"}) is False
    assert rules.has_disability({"wg_seeing": answer, "wg_hearing": "cannot"}) is True


def test_the_last_name_cannot_be_taken_away(cast: Cast) -> None:
    person = actions.register(by=cast.alma, fields={"name_given": "Sara"}, team=cast.north.pk)
    with pytest.raises(Refusal, match=r"people\.name_missing"):
        actions.change(by=cast.alma, person=person, changes={"name_given": ""}, based_on=1)
    actions.change(by=cast.alma, person=person, changes={"name_given": "", "preferred_name": "Saroura"}, based_on=1)
    assert queries.person(cast.alma, person).name == "Saroura"
