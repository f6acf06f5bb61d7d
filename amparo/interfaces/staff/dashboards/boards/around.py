"""What is about no case: services, taking part, who offers what, partners."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.dashboards.agency import Agency
from amparo.casework.communities.queries import Figure as Part
from amparo.casework.partnership.registers import registers
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities import figures as taking_part
from amparo.interfaces.staff.dashboards.boards import services
from amparo.interfaces.staff.dashboards.boards.blocks import Block, Line, count, heads, nothing, number
from amparo.interfaces.staff.dashboards.boards.services import MOST, cell, rounded
from amparo.interfaces.staff.partnership import words as partners
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.parts import Cell, Column, Link, Tag


def blocks(found: Agency) -> list[Block]:
    """Return what is known without any case."""
    return [*services.blocks(found), *_taking_part(found.taking_part), _covered(found), _partners(found.registers)]


def _taking_part(found: Sequence[Part]) -> list[Block]:
    return [
        _part(what, [one for one in found if one.what == what and one.by in ("sex", "age")]) for what in ("session",)
    ]


def _part(what: str, found: Sequence[Part]) -> Block:
    title = str(taking_part.WHAT[what])
    named = [(one, labels.label(taking_part.LISTS[one.by], one.code)) for one in found]
    lines = [
        Line(f"{one.by}={one.code}", (Cell(str(taking_part.BY[one.by])), Cell(name), cell(one.count)),
             (("count", count(one.count.number)),))
        for one, name in named
    ]  # fmt: skip
    bars = tuple(pictures.Bar(name, float(one.count.number)) for one, name in named if one.count.number)
    columns = (Column(_("Counted by")), Column(_("Which")), Column(_("How many"), numeric=True))
    return Block(
        what, title, columns, tuple(lines), rounded(), picture=pictures.Bars(title, bars, _("People")) if bars else None,
        link=Link(_("Everything about taking part"), reverse("community_figures")), empty=nothing(),
    )  # fmt: skip


def _covered(found: Agency) -> Block:
    ordered = sorted(found.covered, key=lambda one: (one.services, labels.label("service_type", one.kind)))[:MOST]
    lines = [
        Line(
            one.kind,
            (
                Cell(labels.label("service_type", one.kind), tag=None if one.services else Tag(_("Nobody"), "red")),
                number(one.services),
                number(len(one.organizations)),
            ),
            (("services", count(one.services)), ("organizations", count(len(one.organizations)))),
        )
        for one in ordered
    ]
    return Block(
        "coverage", _("Who does what where"), heads(_("Kind of help"), _("Services"), _("Organisations")), tuple(lines),
        _("Public listings, not people. These kinds of help are offered least."),
        link=Link(_("By place, and as a file (5W)"), reverse("directory_coverage")),
    )  # fmt: skip


def _partners(numbers: Mapping[str, int]) -> Block:
    lines = [
        Line(
            code,
            (Cell(partners.register(code), url=reverse("register_records", args=[code])), number(numbers.get(code, 0))),
            (("records", count(numbers.get(code, 0))),),
        )
        for code in registers()
    ]
    return Block("partners", _("Partners"), heads(_("Register"), _("Records")), tuple(lines))
