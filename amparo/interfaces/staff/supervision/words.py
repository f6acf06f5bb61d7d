"""Words of supervision in the reader's language."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.supervision import scoring
from amparo.casework.supervision.kinds import State
from amparo.casework.supervision.queries import FileAudit
from amparo.casework.supervision.scoring import Section
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag, Tone

STATES: dict[str, tuple[object, Tone]] = {
    State.DRAWN: (gettext_lazy("To be looked at"), "blue"),
    State.FILLED: (gettext_lazy("Looked at; the worker waits to hear"), "orange"),
    State.TOLD: (gettext_lazy("Told; not yet read"), "yellow"),
    State.READ: (gettext_lazy("Read by the worker"), "green"),
    State.DROPPED: (gettext_lazy("Let go"), "grey"),
}
STANDS: dict[str, tuple[object, Tone]] = {
    "well": (gettext_lazy("Strong"), "green"),
    "partly": (gettext_lazy("On the way"), "yellow"),
    "to_learn": (gettext_lazy("To learn"), "orange"),
    "open": (gettext_lazy("Too little seen"), "grey"),
}
BARE = gettext_lazy("About the file and the work, never about the person it is about: no names, no story.")


def state(row: FileAudit) -> Tag:
    """Return how far an audit is."""
    text, tone = STATES[row.state]
    return Tag(str(text), tone)


def stands(value: Fraction | None) -> Tag:
    """Return how a section stands."""
    text, tone = STANDS[scoring.stands(value)]
    return Tag(str(text), tone)


def percent(value: Fraction | None) -> str:
    """Return a score as a part of a hundred."""
    return _("%(share)s of a hundred") % {"share": round(value * 100)} if value is not None else "–"


def scores(sections: list[Section]) -> Table:
    """Return sections with their scores: what was seen, and what the open questions could make of it."""
    columns = (Column(_("Section")), Column(_("Stands")), Column(_("Score")), Column(_("Answered")))
    rows = tuple(
        (
            Cell(one.label),
            Cell(tag=stands(one.score.value)),
            Cell(percent(one.score.value)),
            Cell(
                _("%(some)s of %(all)s")
                % {"some": len(one.score.answered), "all": len(one.score.answered) + len(one.score.open)}
            ),
        )
        for one in sections
    )
    return Table(_("Score of each section"), columns, rows, caption_shown=True)
