"""What is watched in places, in the words in which it is frozen as evidence: rounded counts, settled alerts, public figures."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.analysis.protection.queries import AnalysisView, watched
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.monitoring import words as monitoring
from amparo.interfaces.staff.protection.picking.known import Known
from amparo.interfaces.staff.protection.saying import words
from amparo.interfaces.staff.referrals import words as counts
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.trust.disclosure.access import Access

RAISED: Mapping[str, Any] = {
    "threshold": gettext_lazy("More than the threshold allows."),
    "unusual": gettext_lazy("More than the past of the place lets one expect."),
}


def observations(access: Access, view: AnalysisView) -> Iterator[tuple[str, Known]]:
    """Yield what was observed of each risk in each place over the period, rounded and without small counts."""
    names, period = words.places(view.places), words.period(view.row.begins_on, view.row.ends_on)
    for one in watched.observed(access, view):
        told = {"place": names[one.place], "risk": labels.label("protection_risk", one.risk), "period": period}
        said = [_("Observations: %(number)s.") % {"number": counts.count(one.count)}]
        if one.groups:
            groups = _(", ").join(labels.labels("affected_group", one.groups))
            said.append(_("Groups named most often: %(groups)s.") % {"groups": groups})
        said.append(_("Observations, not incidents: more looking finds more."))
        yield f"{one.place}-{one.risk}", Known(_("%(place)s: %(risk)s, %(period)s") % told, " ".join(said))


def alerts(access: Access, view: AnalysisView) -> Iterator[tuple[str, Known]]:
    """Yield alerts on which somebody decided, without the numbers behind them."""
    for one in watched.alerts(access, view):
        if one.standing:
            told = {"place": monitoring.place(one), "what": monitoring.what(one.row.what), "day": day(one.row.week)}
            follows = _(", ").join(labels.labels("alert_follow_up", one.standing.follows))
            said = [
                str(RAISED[one.row.why]),
                f"{labels.label('alert_finding', one.standing.finding)}.",
                _("What follows: %(what)s.") % {"what": follows},
            ]
            yield str(one.row.pk), Known(_("%(place)s: %(what)s, week from %(day)s") % told, " ".join(said))


def displaced(access: Access, view: AnalysisView) -> Iterator[tuple[str, Known]]:
    """Yield published figures of displacement, with their source and round."""
    names = words.places(view.places)
    for one in watched.displaced(access, view):
        told = {"place": names[one.place], "operation": one.operation, "round": one.round}
        many = ngettext("%(number)s displaced person", "%(number)s displaced people", one.people)
        said = [
            many % {"number": monitoring.number(one.people)},
            *map(languages.alone, one.about),
            day(one.reported_on),
            _("an estimate, never added to who is registered"),
        ]
        title = _("%(place)s: displaced people, %(operation)s, round %(round)s") % told
        yield one.key, Known(title, " · ".join(filter(None, said)))
