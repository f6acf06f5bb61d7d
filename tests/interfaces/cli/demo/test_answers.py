"""What the stories answer fits the forms as they stand today."""

from datetime import date

import pytest

from amparo.foundation.forms import evaluate
from amparo.interfaces.cli.demo import answers, country
from amparo.practice import catalogue

TODAY = date(2026, 11, 23)
FORMS = (
    answers.FIRST_CONTACT, answers.SCREENING, answers.ASSESSMENT, answers.PLAN, answers.FOLLOW_UP, answers.REVIEW,
    answers.CLOSURE,
)  # fmt: skip


@pytest.fixture(scope="module")
def sheets() -> list[answers.Filled]:
    return [sheet for story in country.generate(200, today=TODAY) for sheet in answers.filled(story)]


@pytest.mark.parametrize("form", FORMS)
def test_every_answer_set_passes_its_form(form: str, sheets: list[answers.Filled]) -> None:
    compiled = catalogue().form(form)
    mine = [sheet for sheet in sheets if sheet.form == form]
    assert len(mine) > 30
    for sheet in mine[:120]:
        found = evaluate(compiled, sheet.answers, sheet.at.date())
        assert not [(problem.path, problem.kind) for problem in found.problems]
        dropped = [path for path in sheet.answers if found.values.get(path, "") == ""]
        assert not dropped, "answers that the form does not know or finds irrelevant"


def test_silence_is_not_no(sheets: list[answers.Filled]) -> None:
    said = [value for sheet in sheets if sheet.form == answers.SCREENING for value in sheet.answers.values()]
    assert {"unknown", "not_asked", "declined"} <= set(said)


def test_forms_come_in_the_order_they_were_filled(sheets: list[answers.Filled]) -> None:
    story = country.story(2, today=TODAY)
    moments = [sheet.at for sheet in answers.filled(story)]
    assert moments == sorted(moments)
