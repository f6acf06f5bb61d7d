"""Emergency access on other pages: what waits for review on Today, and the banner over a record that is open by it."""

from django.urls import reverse
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _

from amparo.casework.emergency import queries
from amparo.foundation import clock
from amparo.foundation.policy import Facts
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.marks import UNITS
from amparo.interfaces.ui.parts import Cell, Deadline
from amparo.trust.disclosure.access import Access


def to_review(access: Access) -> list[tuple[Cell, ...]]:
    """Return the rows of what waits for a review by `access`: code, who asked, by when, and the way to it."""
    return [
        (
            Cell(view.code, isolate=True),
            Cell(_("Asked by %(name)s") % {"name": f"\u2068{view.asked_by}\u2069"}),
            Cell(deadline=Deadline(view.row.review_due_at)),
            Cell(_("Read and decide"), url=reverse("emergency", args=[view.row.pk])),
        )
        for view in queries.to_review(access)
    ]


def banner(access: Access, facts: Facts) -> str:
    """Return the warning over a record that `access` reads by emergency access, with the time left; else nothing."""
    until = queries.ends_at(access, facts)
    if until is None:
        return ""
    words = _(
        "You read this record by emergency access until %(moment)s (%(left)s left). Notes, files and specialised parts "
        "stay closed. The responsible worker and the supervisor have been told."
    )
    return words % {"moment": moment(until), "left": timeuntil(until, clock.now(), time_strings=UNITS)}


def verdict(view: queries.EmergencyView) -> str:
    """Return how the review stands, in words."""
    if view.is_overdue:
        return _("Overdue since %(day)s") % {"day": moment(view.row.review_due_at)}
    words = {
        "waiting": _("Due by %(day)s") % {"day": moment(view.row.review_due_at)},
        "justified": _("Justified"),
        "not_justified": _("Not justified"),
    }
    return words[view.row.verdict]
