"""Areas on paper: what their `disclosure.csv` lets out, for whoever prints and is qualified; by default an area is not named."""

from amparo import practice
from amparo.casework.cases import queries as cases
from amparo.casework.cases.answers import evaluated
from amparo.casework.cases.areas import views
from amparo.casework.cases.areas.handing import PRINTED, handed_on, may_hand_on
from amparo.casework.cases.areas.knowledge import Filled
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.staff.cases.reading import answer_words, asked_on, question_words
from amparo.interfaces.staff.cases.record.paper import Section
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui.components import day


def without(entries: list[cases.EntryView]) -> list[cases.EntryView]:
    """Return the entries of a file that belong to no area: paper names none."""
    return [each for each in entries if not each.fields.get("area")]


def sections(request: StaffRequest, view: cases.CaseView) -> list[Section]:
    """Return the complete forms of areas that may be printed, with the answers that may be."""
    found = views.areas(request.access, view)
    filled = [each for standing in found.carried for each in standing.complete.values()]
    return [
        _section(each, request.access.language) for each in filled if may_hand_on(str(each.fields["form"]), PRINTED)
    ]


def _section(each: Filled, language: str) -> Section:
    form = practice.catalogue().form(str(each.fields["form"]))
    outcome = evaluated(form, each.answers, language)
    values = handed_on(form.ref, outcome.values, PRINTED)
    rows = [
        (question_words(form, path, language, outcome.shown), answer_words(form, path, values[path], language))
        for one in form.pages
        for path in asked_on(form, one, outcome)
        if path in values
    ]
    return Section(f"{words.form(each.form)}, {day(each.entry.on)}", rows)
