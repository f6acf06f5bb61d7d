"""Forms of other organisations, as they are: each is filled on a case, saved, corrected, completed and exported."""

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.cases.answers import form_and_answers
from amparo.exchange.xlsform import check, to_csv
from tests.casework.cases.answering import complete_answers
from tests.cast import Cast, register_sara
from tests.real_forms import FILLABLE, SHARED, needs_real_forms

pytestmark = needs_real_forms


@pytest.mark.parametrize("name", FILLABLE)
def test_a_real_form_is_filled_saved_corrected_and_exported(cast: Cast, name: str) -> None:
    report = check(SHARED / name)
    assert report.form, report.problems
    stored = actions.import_form(report.form)
    assert actions.import_form(report.form) == stored
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    entry = actions.start_form(by=cast.alma, case=case, imported=stored.pk)
    seen = queries.entry(cast.alma, entry)
    form, begun = form_and_answers(seen.fields)
    answers = complete_answers(form, {}, begun)
    actions.save_answers(by=cast.alma, entry=entry, answers=dict(answers), based_on=seen.content.number)
    _correct(cast, entry, form, answers)
    actions.complete_form(by=cast.alma, entry=entry)
    kept = queries.entry(cast.alma, entry)
    assert {path: value for path, value in kept.answers.items() if value} == {p: v for p, v in answers.items() if v}
    tables = to_csv(form, {str(entry): kept.answers})
    cells = {cell.lstrip("'") for table in tables for row in table.rows for cell in row}
    assert {value for path, value in answers.items() if form.question(path)} - {""} <= cells


def _correct(cast: Cast, entry: object, form: object, answers: dict[str, str]) -> None:
    path = next((path for path, value in answers.items() if value == "In her own words."), None)
    if path:
        answers[path] = "In other words."
        number = queries.entry(cast.alma, entry).content.number  # type: ignore[arg-type]
        actions.save_answers(by=cast.alma, entry=entry, answers={path: answers[path]}, based_on=number)  # type: ignore[arg-type]
