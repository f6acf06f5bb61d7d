"""What alerts, kinds of records and numbers of places are called in the reader's language."""

from datetime import UTC, date, datetime, time

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.monitoring import limits
from amparo.casework.monitoring.queries import AlertView
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Deadline, Tag

KINDS = {
    "observation": gettext_lazy("Observation"),
    "key_informant": gettext_lazy("Key informant report"),
    "flow_count": gettext_lazy("Flow count"),
}
DOUBTS = {
    "number": gettext_lazy("It looks like a telephone number or a number of a paper:"),
    "mail": gettext_lazy("It looks like an address or a name on the internet:"),
    "code": gettext_lazy("It looks like a code of a paper or a file:"),
    "name": gettext_lazy("It looks like a name:"),
}


def kind(code: str) -> str:
    """Return what a kind of record is called."""
    return str(KINDS.get(code, code))


def what(code: str) -> str:
    """Return what an alert is about: a protection risk, or people who pass."""
    return _("People who pass") if code == limits.FLOW else labels.label("protection_risk", code)


def why(view: AlertView) -> str:
    """Return in one sentence why an alert was raised."""
    row = view.row
    counted, bound = number(row.number), number(row.bound)
    if row.why == "threshold" and row.what == limits.FLOW:
        return _("%(number)s people an hour; the threshold is %(bound)s.") % {"number": counted, "bound": bound}
    if row.why == "threshold":
        return _("%(number)s observations in a week; the threshold is %(bound)s.") % {"number": counted, "bound": bound}
    said = {"number": counted, "usual": number(row.usual or 0), "bound": bound}
    return _("%(number)s in a week; about %(usual)s were usual, and up to %(bound)s.") % said


def place(view: AlertView) -> str:
    """Return the name of the place of an alert."""
    return view.row.place.name(languages.of_page())


def state(view: AlertView) -> Tag:
    """Return how an alert stands."""
    if view.standing is None:
        return Tag(_("Nobody decided yet"), "red")
    if view.waits:
        return Tag(_("To be looked at again"), "yellow")
    return Tag(
        labels.label("alert_finding", view.standing.finding), "green" if view.standing.finding != "real" else "blue"
    )


def deadline(day: date) -> Deadline:
    """Return a day as a deadline."""
    return Deadline(datetime.combine(day, time(23, 59), UTC))


def month(day: date) -> str:
    """Return a month in few letters."""
    return languages.dated(day, "M Y")


def number(value: float) -> str:
    """Return a number as the reader writes it, with one digit behind the point where it is no whole one."""
    return str(number_format(round(value, 1) if value % 1 else int(value)))
