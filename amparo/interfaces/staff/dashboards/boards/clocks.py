"""The running clocks by step, which a worker and a supervisor both have: overdue, due soon, later."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.casework.cases import pathway
from amparo.casework.cases.workload import Clocks
from amparo.interfaces.staff import steps
from amparo.interfaces.staff.dashboards.boards.blocks import Block, Line, behind, count, heads, nothing, number, parts
from amparo.interfaces.ui.parts import Cell

ORDER = ("first_action", *pathway.STEPS, "after_closure")


def block(clocks: Iterable[Clocks], team: UUID | None = None) -> Block:
    """Return how many clocks of each step are overdue, due within three days and later."""
    many = defaultdict[str, list[int]](lambda: [0, 0, 0])
    for one in clocks:
        for place, value in enumerate((one.overdue, one.soon, one.later)):
            many[one.step][place] += value
    names = [("overdue", _("Overdue")), ("soon", _("Due within three days")), ("later", _("Later"))]
    title = _("Deadlines by step")
    ordered = sorted(many, key=lambda step: (step not in ORDER, ORDER.index(step) if step in ORDER else 0, step))
    picture, kept = parts(title, names, [(step, steps.name(step), many[step]) for step in ordered], _("Deadlines"))
    lines = tuple(_line(step, name, values, [code for code, _name in names], team) for step, name, values in kept)
    return Block(
        "clocks", title, heads(_("Step"), *(name for _code, name in names)), lines,
        picture=picture if kept else None, empty=nothing(),
    )  # fmt: skip


def _line(step: str, name: str, values: Sequence[int], codes: Sequence[str], team: UUID | None) -> Line:
    overdue, *others = values
    cells = (Cell(name), number(overdue, behind("overdue", step=step, team=team)), *map(number, others))
    return Line(step, cells, tuple((code, count(value)) for code, value in zip(codes, values, strict=True)))
