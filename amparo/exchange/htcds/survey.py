"""Answers of IOM's survey (XLSForm) and cases, both ways. The survey spells three fields otherwise and knows 30 of them."""

from collections.abc import Collection, Mapping

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.records import Record, Values
from amparo.exchange.htcds.remarks import Remark
from amparo.exchange.htcds.understanding import understood
from amparo.exchange.htcds.workbooks.reading import Read


def from_survey(answers: Mapping[str, str]) -> Read:
    """Make a case of one filled survey: path of the question → answer. What is no field is kept by its name."""
    once: dict[str, Values] = {}
    other: dict[str, str] = {}
    problems = []
    for path, text in answers.items():
        field = standard.field(path)
        if field is None:
            other[path] = text
            continue
        values, problem, _advice = understood(field, text)
        if problem:
            problems.append(Remark(problem, field=field.name))
        if values:
            once[field.name] = values
    names = tuple(once)
    return Read((Record(once, {}, other),), tuple(problems), (), names)


def to_survey(record: Record, questions: Collection[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fill the questions of the survey from a case: answers, and the names of the fields it has no question for.

    Several codes stand with spaces between them and countries as two letters, as the survey has them.
    """
    asked = {field.name: question for question in questions if (field := standard.field(question))}
    answers = {
        asked[name]: " ".join(_survey_code(name, value) for value in values)
        for name, values in record.once.items()
        if name in asked
    }
    answers |= {heading: text for heading, text in record.other.items() if heading in questions}
    left = [name for name in record.filled() if name not in asked]
    return answers, (*left, *(heading for heading in record.other if heading not in questions))


def _survey_code(name: str, value: str) -> str:
    found = standard.country(value) if name == "prs_Citizenship" else None
    return found.alpha_2 if found else value
