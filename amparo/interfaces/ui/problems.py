"""Why: every refusal is answered from the one catalogue, in the reader's language, and never says more than the code.

A record that is not there and one that is not yours share one code, one sentence and one status, so neither can be told.
"""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from amparo.foundation import errors
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.parts import Link


@dataclass(frozen=True)
class Shown:
    """A catalogue entry in the reader's language."""

    code: str
    sentence: str
    what_to_do: str
    status: int


def shown(code: str) -> Shown:
    """Return the problem `code` in the current language.

    Raises KeyError when the catalogue does not know the code.
    """
    entry = errors.CATALOGUE[code]
    return Shown(entry.code, gettext(entry.sentence), gettext(entry.what_to_do), entry.status)


def page(request: HttpRequest, code: str, *, way_out: Link | None = None) -> HttpResponse:
    """Answer with the error page of `code`, under the catalogue's status, offering one `way_out`."""
    problem = shown(code)
    response = render(request, "ui/pages/error.html", {"problem": problem, "way_out": way_out}, status=problem.status)
    response["Cache-Control"] = "no-store"
    return response


def told(entry: errors.Entry) -> str:
    """Return a problem with what to do about it, in the reader's language."""
    return f"{gettext(entry.sentence)} {gettext(entry.what_to_do)}"


def place(refusal: errors.Refusal, *forms_sent: forms.BaseForm) -> None:
    """Add the sentence of `refusal` to the form that has its field, or to the first form as a whole."""
    owner = next((form for form in forms_sent if refusal.field in form.fields), None)
    (owner or forms_sent[0]).add_error(refusal.field if owner else None, told(refusal.entry))


def of_refusal(refusal: errors.Refusal) -> Problem:
    """Turn a refusal of an action into a line of the error summary, beside the input it names."""
    return Problem(told(refusal.entry), f"id_{refusal.field}" if refusal.field else "")
