"""How listings read: states, opening hours and places in the reader's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory.freshness import Freshness
from amparo.casework.directory.queries import ServiceView
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
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


def local_now() -> datetime:
    """Return the present moment where the services are."""
    return clock.now().astimezone(ZoneInfo(settings.AMPARO_TIME_ZONE))


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
    names = [at.place.name(languages.of_page()) for at in view.locations if at.place]
    return _(", ").join(dict.fromkeys(names))
