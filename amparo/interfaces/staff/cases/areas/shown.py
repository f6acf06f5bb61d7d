"""Findings and gates of areas as the components show them: with the questions and answers they stand on."""

from collections.abc import Iterable
from dataclasses import replace

from amparo import practice
from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas import views
from amparo.casework.cases.areas.carried import acts_of
from amparo.casework.cases.areas.views import AreasView
from amparo.foundation.areas import ACTS
from amparo.foundation.rules import Finding
from amparo.interfaces.staff.cases import risk
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.staff.cases.reading import answer_words, question_words
from amparo.interfaces.ui import parts
from amparo.interfaces.ui.fields import Problem
from amparo.practice.specialised import Specialised
from amparo.trust.disclosure.access import Access

ANSWERS = tuple[tuple[str, str], ...]


def finding(area: Specialised | None, one: Finding, language: str, title: str = "") -> parts.Finding:
    """Return a finding of an area's rules, gates or conditions (None: on general answers), in the reader's language."""
    shown = risk.found(one, answers(area, one, language), language)
    return replace(shown, title=title) if title else shown


def answers(area: Specialised | None, one: Finding, language: str) -> ANSWERS:
    """Return the questions and answers that a finding looked at, as the forms ask them."""
    whole = practice.catalogue().whole(area.name if area else "").whole
    found = []
    for path, value in one.answers.items():
        origin = whole.origin(path)
        if origin is not None:
            form = practice.catalogue().form(origin.form)
            found.append(
                (question_words(form, origin.path, language), answer_words(form, origin.path, value, language))
            )
    return tuple(found)


def gates(found: AreasView, language: str, area: str = "") -> list[parts.Blocked]:
    """Return the acts that cannot be done yet with every gate that is shut, of one area when it is named."""
    why: dict[str, list[parts.Finding]] = {}
    for home, block, one in found.blocks:
        if area in ("", home.name):
            why.setdefault(block.gate.act, []).append(finding(home, one, language))
    return [
        parts.Blocked(words.act(act), tuple(sorted(why[act], key=lambda each: each.result != "yes")))
        for act in ACTS
        if act in why
    ]


def findings(found: Iterable[tuple[Specialised, Finding]], language: str) -> dict[str, list[parts.Finding]]:
    """Return what was found, and what cannot be said yet."""
    shown = [finding(area, one, language) for area, one in views.said_once(found)]
    return {
        "findings": [each for each in shown if each.result == "yes"],
        "unsaid": [each for each in shown if each.result != "yes"],
    }


def reasons(access: Access, entry: cases.EntryView) -> list[Problem]:
    """Return why an act that a form does is blocked, as far as the reader may know."""
    doing = acts_of(entry.row.step, entry.fields)
    found = views.areas(access, cases.case(access, entry.row.case_id)) if doing else AreasView()
    return [
        Problem(f"{words.act(block.gate.act)}: {words.said(area.name, block.gate.because)}", "")
        for area, block, _one in found.blocks
        if block.gate.act in doing
    ]
