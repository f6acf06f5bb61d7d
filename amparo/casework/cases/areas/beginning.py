"""A form of an area when it is begun: what general forms have asked already is taken over, with its day."""

from collections.abc import Sequence
from typing import Any

from amparo import practice
from amparo.casework.cases.answers import PREFIX
from amparo.casework.cases.answers import evaluated as evaluate
from amparo.casework.cases.areas.knowledge import Filled
from amparo.foundation.forms import Form, Question
from amparo.foundation.rules import UNANSWERED

TAKEN = "taken:"


def beginning(area: str, form: Form, general: Sequence[Filled]) -> dict[str, Any]:
    """Return the fields of a form that is begun: its reference, and each answer that is known from a general form.

    What was left open there is asked again.
    """
    fields: dict[str, Any] = {"form": form.ref, "area": area}
    known = _known(general)
    for path, question in form.questions.items():
        if question.name in known and _asked(question):
            said, source, on = known[question.name]
            fields[f"{PREFIX}{path}"] = said
            fields[f"{TAKEN}{path}"] = {"value": said, "form": source, "on": on}
    return fields


def _known(general: Sequence[Filled]) -> dict[str, tuple[str, str, str]]:
    """Return question → its newest answer that says something, the form it was given in, and the day."""
    found: dict[str, tuple[str, str, str]] = {}
    for each in general:
        form = practice.catalogue().form(str(each.fields["form"]))
        for path, value in evaluate(form, each.answers).values.items():
            question = form.question(path)
            if question is not None and _asked(question) and value not in UNANSWERED:
                found[question.name] = value, each.form, each.at.date().isoformat()
    return found


def _asked(question: Question) -> bool:
    return question.shown and not question.repeat and not question.calculation and question.kind != "note"
