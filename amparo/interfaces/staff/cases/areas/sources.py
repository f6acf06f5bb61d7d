"""What an area stands on: every source it names, and which of its values were not checked against it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from amparo import practice
from amparo.foundation import clock
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.practice.numbers.scales import scale, scoring_forms
from amparo.practice.specialised import Specialised

Said = tuple[str, str, bool]
"""What it is, its source, and whether it was checked against it."""


def table(area: Specialised) -> Table:
    """Return the sources of an area, each once, with how many values stand on it and how many are not verified."""
    counted: dict[str, list[int]] = {}
    for _what, source, verified in _every(area):
        told = counted.setdefault(source, [0, 0])
        told[0] += 1
        told[1] += not verified
    columns = (Column(_("Source")), Column(_("Values"), numeric=True), Column(_("Not yet checked"), numeric=True))
    rows = tuple(
        (Cell(source, english=True), Cell(str(every)), Cell(str(open_)))
        for source, (every, open_) in sorted(counted.items())
    )
    return Table(_("Sources"), columns, rows)


def _every(area: Specialised) -> Iterator[Said]:
    catalogue = practice.catalogue()
    yield words.area(area.name), area.head.source, area.head.verified
    yield from ((gate.id, gate.source, gate.verified) for gate in area.gates)
    yield from ((each.id, each.source, each.verified) for each in area.clearances)
    for one in catalogue.deadlines:
        if one.step.startswith(f"{area.name}/"):
            yield one.id, one.source, one.verified
    for form in scoring_forms(catalogue, area.name):
        own = scale(catalogue, area.name, form, clock.today())
        yield own.title, own.source, own.verified
        yield from ((own.scheme.ref, source, own.scheme.verified) for source in own.scheme.sources)
        yield from ((band.id, band.source, band.verified) for band in own.bands)
    for name in area.forms:
        for question in catalogue.form(name).questions.values():
            if question.shown and question.source:
                yield question.name, question.source, question.verified
    for name in catalogue.areas[area.name].files("rules", "csv"):
        for rule in catalogue.rules(f"{area.name}/{name}").rules:
            yield rule.id, rule.source, rule.verified
