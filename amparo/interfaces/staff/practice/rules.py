"""The rules of a form, each with its reason, its condition, and its worked examples as they come out now."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.rules import RuleSet
from amparo.interfaces.staff.practice import words
from amparo.interfaces.staff.practice.reading import Reading, area_called, shown
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Cell, Column, Row, Table, Tag
from amparo.practice import Catalogue, desk

OUTCOMES = {
    "true": gettext_lazy("Found"),
    "false": gettext_lazy("Not found"),
    "unknown": gettext_lazy("Cannot be said yet"),
}


@dataclass(frozen=True)
class ShownRule:
    """One rule in words, with what stands behind it and its examples."""

    id: str
    finding: str
    because: str
    level: str
    rows: tuple[Row, ...]
    examples: Table


@screen(*EVERYBODY)
def rules(request: StaffRequest, area: str, file: str) -> HttpResponseBase:
    """Show every rule of a form with its examples, worked now."""
    found = area_called(area)
    if file not in found.files("rules", "csv"):
        raise Refusal("record.not_there")
    ref = f"{found.name}/{file}"
    return shown(request, "staff/practice/rules.html", lambda now: _rules(ref, now))


def _rules(ref: str, now: Reading) -> dict[str, Any]:
    area = ref.partition("/")[0]
    compiled = practice.catalogue().rules(ref)
    results = worked(practice.catalogue(), ref)
    title = compiled.form.heading.in_language(now.language) or compiled.form.title
    return {
        "title": _("Rules: %(form)s") % {"form": title},
        "area": area,
        "area_name": words.area(area_called(area), now.language),
        "ref": ref,
        "state": words.published(area_called(area), f"rules/{ref.partition('/')[2]}.csv"),
        "rules": _shown(compiled, results, now),
    }


def _shown(compiled: RuleSet, results: tuple[desk.Worked, ...], now: Reading) -> list[ShownRule]:
    return [
        ShownRule(
            rule.id,
            rule.finding.in_language(now.language),
            rule.because.in_language(now.language),
            rule.level,
            (
                Row(_("Condition"), rule.when, isolate=True),
                Row(_("Makes the risk this high by itself"), _("Yes") if rule.override else _("No")),
                Row(_("Source"), rule.source, english=True, unverified="" if rule.verified else rule.source),
            ),
            _examples([one for one in results if one.example.rule == rule.id]),
        )
        for rule in compiled.rules
        if not (now.unverified and rule.verified)
    ]


@cache
def worked(catalogue: Catalogue, ref: str) -> tuple[desk.Worked, ...]:
    """Return the examples of a form with what comes out; worked once, for content does not change while the program runs."""
    day = clock.today()
    return tuple(desk.worked(catalogue, one, day) for one in catalogue.examples() if one.form == ref)


def _examples(results: list[desk.Worked]) -> Table:
    columns = (Column(_("Example")), Column(_("Answers")), Column(_("Expected")), Column(_("Comes out now")))
    rows = tuple(
        (
            Cell(languages.alone(one.example.example)),
            Cell(_answers(one), code=True),
            Cell(_outcome(one.example.expected)),
            Cell(tag=Tag(_outcome(one.said), "green" if one.holds else "red")),
        )
        for one in results
    )
    return Table(_("Worked examples"), columns, rows, caption_shown=True)


def _answers(one: desk.Worked) -> str:
    """Return the answers of an example by the names of their questions."""
    return "; ".join(f"{path.rpartition('/')[2]} = {text}" for path, text in one.example.answers.items())


def _outcome(said: str) -> str:
    return str(OUTCOMES.get(said, said or _("nothing")))
