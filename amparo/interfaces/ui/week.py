"""Why: opening hours read the same on every screen, in the reader's language, a line for days with the same times."""

from collections.abc import Iterable
from datetime import time
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAY_NAMES = {
    "MO": gettext_lazy("Monday"),
    "TU": gettext_lazy("Tuesday"),
    "WE": gettext_lazy("Wednesday"),
    "TH": gettext_lazy("Thursday"),
    "FR": gettext_lazy("Friday"),
    "SA": gettext_lazy("Saturday"),
    "SU": gettext_lazy("Sunday"),
}
_ORDER = tuple(DAY_NAMES)


class Opening(Protocol):
    """Days of the week, as iCalendar writes them, on which something is open from one time to another."""

    @property
    def days(self) -> tuple[str, ...]: ...
    @property
    def opens(self) -> time: ...
    @property
    def closes(self) -> time: ...


def opening(hours: Iterable[Opening]) -> str:
    """Return opening hours in words."""
    return "\n".join(
        _("%(days)s: %(opens)s to %(closes)s")
        % {
            "days": _days(each.days),
            "opens": f"{each.opens:%H:%M}",
            "closes": f"{each.closes:%H:%M}",
        }
        for each in hours
    )


def _days(days: tuple[str, ...]) -> str:
    """Return days of the week in words, three or more that follow each other by the first and the last."""
    if len(days) == len(_ORDER):
        return _("Every day")
    if len(days) > 2 and _ORDER.index(days[-1]) - _ORDER.index(days[0]) == len(days) - 1:
        return _("%(first)s to %(last)s") % {"first": DAY_NAMES[days[0]], "last": DAY_NAMES[days[-1]]}
    return _(", ").join(str(DAY_NAMES[one]) for one in days)
