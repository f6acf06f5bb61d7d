"""Whatever is answered: evaluation never breaks, and what is not relevant is never among the values."""

from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.foundation.forms import evaluate, from_xml, to_xml
from tests.foundation.forms.sample import DAY, sample

PATHS = [path.replace("member/", f"member[{n}]/") for path in sample().questions for n in (1, 2)]
VALUES = st.one_of(
    st.sampled_from(["yes", "no", "unknown", "3", "-1", "2011-02-03", "north", "alva", "bera", "0", "", " ", "NaN"]),
    st.text(max_size=20),
)
ANSWERS = st.dictionaries(
    st.one_of(st.sampled_from(PATHS), st.sampled_from(["family/member", "x[", "a//b", "family/member[0]/name", "[1]"])),
    VALUES,
    max_size=12,
)
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(ANSWERS)
def test_no_answers_can_break_an_evaluation_and_none_are_lost(answers: dict[str, str]) -> None:
    found = evaluate(sample(), answers, DAY)
    calculated = {path for path, question in sample().questions.items() if question.calculation}
    for path, value in answers.items():
        kept = found.values.get(path) == value or found.set_aside.get(path) == value
        assert kept or not value.strip() or path in calculated or path in found.repeats


@few
@given(ANSWERS)
def test_what_is_not_relevant_is_never_among_the_values(answers: dict[str, str]) -> None:
    found = evaluate(sample(), answers, DAY)
    assert all(found.relevant.get(path, True) for path in found.values)


@few
@given(ANSWERS)
def test_evaluating_the_values_again_changes_nothing(answers: dict[str, str]) -> None:
    once = evaluate(sample(), answers, DAY)
    assert evaluate(sample(), once.values, DAY).values == once.values


@few
@given(ANSWERS)
def test_any_values_travel_as_xml_and_come_back(answers: dict[str, str]) -> None:
    values = evaluate(sample(), answers, DAY).values
    back = from_xml(sample(), to_xml(sample(), values))
    assert _without_signs(values) == _without_signs(back)


def _without_signs(answers: Mapping[str, str]) -> dict[str, str]:
    # An answer of nothing but control characters leaves its repeat empty, which is then kept as a number.
    return {path: _plain(text) for path, text in answers.items() if _plain(text) and path != "family/member"}


def _plain(text: str) -> str:
    # XML 1.0 cannot hold control characters and reads every line end as one (sections 2.2 and 2.11).
    return "".join(
        sign for sign in text if sign >= " " and sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff"
    )
