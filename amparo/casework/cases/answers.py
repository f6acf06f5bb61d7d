"""A filled form as the case file keeps it: the form's reference and one field per answer, so that edits merge by question."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from amparo import practice
from amparo.casework.cases.models import ImportedForm
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Evaluation, Form, compile_xform, evaluate

IMPORTED = "imported/"
PREFIX = "answer:"


def imported_reference(form_id: int) -> str:
    """Return the reference of an imported form; raise "not there" when there is none of that id."""
    if not ImportedForm.objects.filter(pk=form_id).exists():
        raise Refusal("record.not_there")
    return f"{IMPORTED}{form_id}"


def form_of_reference(reference: str) -> Form:
    """Return the form that an entry was filled with, in the version it was filled with."""
    if reference.startswith(IMPORTED):
        form_id = int(reference.removeprefix(IMPORTED))
        fingerprints = ImportedForm.objects.filter(pk=form_id).values_list("fingerprint", flat=True)
        return _imported(form_id, fingerprints.get())
    return practice.catalogue().form(reference)


@lru_cache(maxsize=32)
def _imported(form_id: int, fingerprint: str) -> Form:
    stored = ImportedForm.objects.get(pk=form_id, fingerprint=fingerprint)
    return compile_xform(stored.xform.encode(), area="imported")


def given(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers (path → text) of an opened form entry."""
    return {name.removeprefix(PREFIX): value for name, value in fields.items() if name.startswith(PREFIX)}


def form_and_answers(fields: Mapping[str, Any]) -> tuple[Form, dict[str, str]]:
    """Return the form and the answers (path → text) of an opened form entry."""
    return form_of_reference(fields["form"]), given(fields)


def evaluated(form: Form, said: Mapping[str, str], language: str = "") -> Evaluation:
    """Return what the form makes of the answers today."""
    return evaluate(form, said, clock.today(), language=language)


def value_named(form: Form, values: Mapping[str, str], name: str) -> str:
    """Return the value of the first question called `name`, "" when it is unanswered or not asked."""
    paths = (path for path in form.questions if path.rpartition("/")[2] == name)
    return next((values[path] for path in paths if values.get(path)), "")


def repeated(values: Mapping[str, str], group: str) -> list[dict[str, str]]:
    """Return the instances of the repeat called `group` in order: question name → value."""
    found: dict[int, dict[str, str]] = {}
    for path, value in values.items():
        place, _, name = path.rpartition("/")
        repeat = place.rpartition("/")[2]
        if repeat.startswith(f"{group}[") and value:
            found.setdefault(int(repeat[len(group) + 1 : -1]), {})[name] = value
    return [found[number] for number in sorted(found)]
