"""What the form says about answers: relevant, calculated, wrong, offered."""

from datetime import UTC, date, datetime
from time import process_time

import pytest

from amparo.foundation.forms import (
    after_change,
    begin,
    compile_form,
    compile_xform,
    evaluate,
    from_xml,
    plain_path,
    read_markdown,
    to_xml,
)
from tests.foundation.forms.sample import DAY, sample


def codes(path: str, answers: dict[str, str], day: date = DAY) -> list[str]:
    return [choice.code for choice in evaluate(sample(), answers, day).choices[path]]


def test_calculations_are_values_beside_the_answers() -> None:
    values = evaluate(sample(), {"contact/born": "2011-02-03"}, DAY).values
    assert values["contact/age"] == "15"


def test_an_irrelevant_group_blanks_everything_in_it_and_its_answers_are_set_aside() -> None:
    answers = {"contact/danger": "no", "family/member[1]/name": "Ana", "family/member[1]/years": "40"}
    found = evaluate(sample(), answers, DAY)
    assert "family/member[1]/name" not in found.values
    assert found.set_aside == {"family/member[1]/name": "Ana", "family/member[1]/years": "40"}
    assert "family/eldest" not in found.values
    assert not found.relevant["family"]
    assert not found.relevant["family/member[1]/name"]


def test_answers_that_the_form_does_not_know_are_set_aside_and_never_lost() -> None:
    assert evaluate(sample(), {"nowhere/at/all": "x"}, DAY).set_aside == {"nowhere/at/all": "x"}


def test_required_counts_only_where_the_question_is_asked() -> None:
    asked = {p.path for p in evaluate(sample(), {"contact/danger": "yes", "family/member": "1"}, DAY).problems}
    assert asked == {"contact/called", "family/member[1]/name"}
    hidden = {p.path for p in evaluate(sample(), {"contact/danger": "no", "family/member": "1"}, DAY).problems}
    assert hidden == {"contact/called"}


def test_a_constraint_counts_only_where_there_is_an_answer_and_speaks_its_own_words() -> None:
    found = evaluate(sample(), {"contact/called": "Sara", "contact/danger": "no", "contact/born": "2030-01-01"}, DAY)
    assert [(p.path, p.kind) for p in found.problems] == [("contact/born", "constraint")]
    assert found.problems[0].message.in_language("en") == "A birth date cannot lie in the future."


@pytest.mark.parametrize(
    ("path", "answer", "code"),
    [
        ("family/member[1]/years", "four", "forms.not_a_whole_number"),
        ("family/member[1]/years", "4.5", "forms.not_a_whole_number"),
        ("contact/born", "2026-02-30", "forms.not_a_date"),
        ("contact/born", "3/2/2011", "forms.not_a_date"),
        ("contact/danger", "perhaps", "forms.not_a_choice"),
        ("contact/called", "x" * 20_001, "forms.too_long"),
        ("family/member[9999999]/name", "x", "forms.too_many"),
    ],
)
def test_an_answer_of_the_wrong_type_is_a_problem_with_a_plain_code(path: str, answer: str, code: str) -> None:
    assert code in {problem.code for problem in evaluate(sample(), {path: answer}, DAY).problems}


def test_a_large_number_as_an_answer_is_no_number_of_entries() -> None:
    assert "forms.too_many" not in {one.code for one in evaluate(sample(), {"contact/called": "5000"}, DAY).problems}


def test_choices_follow_the_filter_in_each_repeat() -> None:
    answers = {"family/member[1]/region": "north", "family/member[2]/region": "south"}
    assert codes("family/member[1]/town", answers) == ["alva"]
    assert codes("family/member[2]/town", answers) == ["bera"]


def test_a_choice_that_the_filter_no_longer_offers_is_a_problem() -> None:
    answers = {"contact/called": "S", "family/member[1]/region": "north", "family/member[1]/town": "bera"}
    assert "family/member[1]/town" in {p.path for p in evaluate(sample(), answers, DAY).problems if p.kind == "choice"}


def test_a_code_that_is_no_longer_valid_is_not_offered_but_stays_where_it_was_chosen() -> None:
    assert codes("contact/way", {}) == ["foot", "sea"]
    assert codes("contact/way", {}, date(2025, 6, 1)) == ["foot", "boat"]
    assert codes("contact/way", {"contact/way": "boat"}) == ["foot", "sea", "boat"]
    assert not [p for p in evaluate(sample(), {"contact/way": "boat"}, DAY).problems if p.path == "contact/way"]


def test_a_repeat_stands_as_often_as_its_number_or_its_answers_say() -> None:
    assert evaluate(sample(), {}, DAY).repeats == {"family/member": 0}
    assert evaluate(sample(), {"family/member": "2"}, DAY).repeats == {"family/member": 2}
    assert evaluate(sample(), {"family/member[3]/name": "C"}, DAY).repeats == {"family/member": 3}


def test_an_empty_repeat_is_kept_among_the_values() -> None:
    assert evaluate(sample(), {"family/member": "2"}, DAY).values["family/member"] == "2"


def test_a_new_filling_begins_with_defaults_and_an_identifier() -> None:
    answers = begin(sample(), datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert answers["days"] == "3"
    assert answers["meta/instanceID"].startswith("uuid:")
    assert answers["family/member"] == "1"


def test_a_value_is_set_when_the_answer_that_triggers_it_changes() -> None:
    form = compile_form(read_markdown(
        "| survey |\n| | type | name | label | calculation | trigger |\n| | text | a | A | | |\n"
        "| | calculate | b | | concat('was ', ${a}) | ${a} |\n"
    ))  # fmt: skip
    assert after_change(form, {}, {"a": "x"}, DAY)["b"] == "was x"
    assert "b" not in after_change(form, {"a": "x"}, {"a": "x"}, DAY)


def test_once_keeps_what_was_there() -> None:
    form = compile_form(read_markdown(
        "| survey |\n| | type | name | label | calculation |\n| | text | a | A | |\n| | calculate | b | | once(${a}) |\n"
    ))  # fmt: skip
    assert evaluate(form, {"a": "new", "b": "old"}, DAY).values["b"] == "old"


def test_a_list_that_is_attached_can_be_looked_up() -> None:
    table = (
        "| survey |\n| | type | name | label | calculation |\n| | select_one_from_file towns.csv | t | Town | |\n"
        "| | calculate | people | | pulldata('towns', 'people', 'name', ${t}) |\n"
    )
    rows = [{"name": "alva", "label": "Alva", "people": "900"}, {"name": "bera", "label": "Bera", "people": "40"}]
    form = compile_form(read_markdown(table), files={"towns.csv": rows})
    found = evaluate(form, {"t": "bera"}, DAY)
    assert found.values["people"] == "40"
    assert [str(choice.label) for choice in found.choices["t"]] == ["Alva", "Bera"]


def test_calculations_that_feed_each_other_come_to_an_end() -> None:
    table = (
        "| survey |\n| | type | name | label | calculation |\n"
        "| | calculate | a | | ${b} + 1 |\n| | calculate | b | | ${a} + 1 |\n"
    )
    assert evaluate(compile_form(read_markdown(table)), {}, DAY).problems == ()


def test_answers_travel_as_xml_and_come_back() -> None:
    answers = {
        "contact/called": "Sara <&> سارة", "contact/danger": "yes", "family/member[2]/name": "Ben",
        "family/member[2]/years": "12", "family/member[2]/school": "S",
    }  # fmt: skip
    values = evaluate(sample(), answers, DAY).values
    assert from_xml(sample(), to_xml(sample(), values)) == dict(values)


def test_the_forms_own_xml_reads_back_as_the_same_questions() -> None:
    again = compile_xform(sample().xform.encode())
    assert {p: (q.kind, q.relevant, q.constraint) for p, q in again.questions.items()} == {
        p: (q.kind, q.relevant, q.constraint) for p, q in sample().questions.items()
    }


def test_a_form_of_sixty_questions_is_evaluated_within_fifteen_milliseconds() -> None:
    rows = "".join(
        f"| | select_one yn | q{n} | Question {n} | {f'${{q{n - 1}}} = ' + chr(39) + 'yes' + chr(39) if n % 2 else ''} | |\n"
        f"| | calculate | c{n} | | | if(${{q{n}}} = 'yes', 1, 0) + {f'${{c{n - 1}}}' if n > 1 else '0'} |\n"
        for n in range(1, 61)
    )
    table = f"| survey |\n| | type | name | label | relevant | calculation |\n| | text | q0 | Q | | |\n{rows}"
    form = compile_form(
        read_markdown(table + "| choices |\n| | list_name | name | label |\n| | yn | yes | Y |\n| | yn | no | N |\n")
    )
    answers = {path: "yes" for path in form.questions if path.startswith("q")}
    assert evaluate(form, answers, DAY).values["c60"] == "60"
    took = []
    for _ in range(5):
        begun = process_time()
        evaluate(form, answers, DAY)
        took.append(process_time() - begun)
    assert min(took) < 0.015


def test_plain_paths_have_no_positions() -> None:
    assert plain_path("a[2]/b/c[11]/d") == "a/b/c/d"
