"""How listings read: states, opening hours and places in the reader's language."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amparo.casework.directory.freshness import Freshness
from amparo.casework.directory.hours import Hours
from amparo.casework.directory.kinds import DAYS
from amparo.casework.directory.queries import ServiceView
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Tag

STATUSES = {
    "active": gettext_lazy("Works"),
    "inactive": gettext_lazy("Does not work at the moment"),
    "temporarily closed": gettext_lazy("Closed for a time"),
    "defunct": gettext_lazy("Has ended"),
}
LOCATION_TYPES = {
    "physical": gettext_lazy("A place to go to"),
    "postal": gettext_lazy("A postal address"),
    "virtual": gettext_lazy("By telephone or internet"),
}
SAID = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No"), "unknown": gettext_lazy("Not known")}
DAY_NAMES = dict(
    zip(
        DAYS,
        (
            gettext_lazy("Monday"), gettext_lazy("Tuesday"), gettext_lazy("Wednesday"), gettext_lazy("Thursday"),
            gettext_lazy("Friday"), gettext_lazy("Saturday"), gettext_lazy("Sunday"),
        ),
        strict=True,
    )
)  # fmt: skip


def language() -> str:
    """Return the reader's language."""
    return (get_language() or "en").split("-")[0]


def local_now() -> datetime:
    """Return the present moment where the services are."""
    return clock.now().astimezone(ZoneInfo(settings.AMPARO_TIME_ZONE))


def opening(hours: Iterable[Hours]) -> str:
    """Return opening hours, a line for days with the same times."""
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
    if len(days) == len(DAYS):
        return _("Every day")
    if len(days) > 2 and DAYS.index(days[-1]) - DAYS.index(days[0]) == len(days) - 1:
        return _("%(first)s to %(last)s") % {"first": DAY_NAMES[days[0]], "last": DAY_NAMES[days[-1]]}
    return _(", ").join(str(DAY_NAMES[one]) for one in days)


def freshness(view: ServiceView) -> tuple[str, Tag | None]:
    """Return on which day a listing was checked, and a short mark where that is too long ago."""
    if view.row.checked_on is None:
        return "", Tag(_("Never checked"), "yellow")
    marks = {Freshness.STALE: Tag(_("Check again"), "yellow"), Freshness.HIDDEN: Tag(_("Too old"), "red")}
    return day(view.row.checked_on), marks.get(view.freshness)


def checked(view: ServiceView) -> Tag:
    """Return when a listing was checked, as a mark that also says when that is too long ago."""
    if view.row.checked_on is None:
        return Tag(_("Never checked"), "yellow")
    when = _("Checked %(day)s") % {"day": day(view.row.checked_on)}
    tones = {Freshness.FRESH: "green", Freshness.STALE: "yellow", Freshness.HIDDEN: "red"}
    said = {
        Freshness.FRESH: when,
        Freshness.STALE: _("%(when)s: check again") % {"when": when},
        Freshness.HIDDEN: _("%(when)s: too old, hidden") % {"when": when},
    }
    return Tag(said[view.freshness], tones[view.freshness])  # type: ignore[arg-type]


def capacity(view: ServiceView) -> Tag:
    """Return whether a service takes referrals."""
    tones = {"open": "green", "limited": "yellow", "full": "red"}
    text = labels.label("referral_capacity", view.row.capacity)
    return Tag(text, tones.get(view.row.capacity, "grey"))  # type: ignore[arg-type]


def warnings(view: ServiceView) -> list[Tag]:
    """Return what somebody must know before they send a person there."""
    said = []
    if view.row.reports_to_authorities == "yes":
        said.append(Tag(_("Passes information to authorities"), "red"))
    if view.row.asks_status == "yes":
        said.append(Tag(_("Asks about migration status"), "yellow"))
    return said


def places(view: ServiceView) -> str:
    """Return the places where a service is given, each once."""
    names = [at.place.name(language()) for at in view.locations if at.place]
    return _(", ").join(dict.fromkeys(names))
