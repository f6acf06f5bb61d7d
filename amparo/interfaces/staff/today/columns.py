"""The columns in which every part of today is told: about whom or what, what is to do, when, and the next step."""

from django.utils.translation import gettext as _

from amparo.interfaces.ui.parts import Cell, Column, Part, Table


def part(title: str, rows: list[tuple[Cell, ...]], about: str = "") -> Part:
    """Return a part of today; `about` heads its first column, where that is no person."""
    columns = (Column(about or _("Person")), Column(_("What")), Column(_("When")), Column(_("Next step")))
    return Part(title, Table(title, columns, tuple(rows)))
