"""Questions and answers of a form as words in the reader's language, for reading and not for filling."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from amparo.foundation import forms
from amparo.foundation.codelists import read_date
from amparo.interfaces.ui.languages import dated
from amparo.interfaces.ui.parts import Link, Row
from amparo.interfaces.ui.questions import input_id

CHOOSING = frozenset({"select_one", "select_multiple", "rank"})


def question_words(form: forms.Form, path: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """Return what the question of `path` asks; a calculation is called by its name."""
    question = form.question(path)
    if question is None:
        return path
    return question.label.in_language(language, values or {}, path) or question.name.replace("_", " ")


def answer_words(form: forms.Form, path: str, value: str, language: str) -> str:
    """Return an answer in words: labels for codes, a written-out date, yes for a tick."""
    question = form.question(path)
    if question is None or not value:
        return value
    if question.kind in CHOOSING:
        labels = {choice.code: choice.label.in_language(language) for choice in question.choices}
        codes = [value] if question.kind == "select_one" else value.split()
        return _(", ").join(labels.get(code) or code for code in codes)
    if question.kind == "date":
        return _day(value)
    if question.kind == "acknowledge":
        return _("Yes")
    return value


def _day(value: str) -> str:
    try:
        day = read_date(value)
    except ValueError:
        return value.replace("~", "-")
    return dated(day) if day else value


def rows_of(
    form: forms.Form, page: forms.Page, evaluation: forms.Evaluation, language: str, change: str = ""
) -> list[Row]:
    """Return the questions of a page that are asked now with their answers; `change` is where they can be changed."""
    listed = []
    for path in asked_on(form, page, evaluation):
        value = evaluation.values.get(path, "")
        label = question_words(form, path, language, evaluation.shown)
        links = (Link(_("Change"), f"{change}#{input_id(path)}", about=label),) if change else ()
        question = form.question(path)
        isolate = question is None or question.kind not in CHOOSING
        listed.append(Row(_placed(label, path), answer_words(form, path, value, language), links, isolate=isolate))
    return listed


def asked_on(form: forms.Form, page: forms.Page, evaluation: forms.Evaluation) -> Iterator[str]:
    """Yield the paths of a page's questions that are relevant now, in the order of the form, repeats entry by entry."""
    here = {question.path for question in page.questions if _said(question)}
    for path, relevant in evaluation.relevant.items():
        if relevant and forms.plain_path(path) in here:
            yield path


def _said(question: forms.Question) -> bool:
    return question.shown and question.kind not in {"note", "calculate", "hidden"} and not question.calculation


def _placed(label: str, path: str) -> str:
    """Say which entry of a repeat a question belongs to."""
    number = path.rpartition("[")[2].partition("]")[0] if "[" in path else ""
    return f"{number}. {label}" if number else label
