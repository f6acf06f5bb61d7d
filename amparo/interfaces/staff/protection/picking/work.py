"""Figures, ratings of places and work with communities, in the words in which they are frozen as evidence."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from amparo.analysis.evidence import queries as evidence
from amparo.analysis.protection.queries import AnalysisView
from amparo.casework.communities import queries as communities
from amparo.casework.places import queries as surroundings
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.figures import LISTS, WHAT
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.staff.protection.picking.known import Known
from amparo.interfaces.staff.protection.saying import words
from amparo.interfaces.staff.referrals import words as counts
from amparo.interfaces.ui.components import day
from amparo.trust.disclosure.access import Access


def figures_kept(access: Access, view: AnalysisView) -> Iterator[tuple[str, Known]]:
    """Yield figures that somebody kept, protected."""
    for kept in evidence.figures(access):
        one, line = kept.figure.indicator, kept.figure.whole
        title = _("%(figure)s, %(period)s") % {
            "figure": figures.title(one), "period": figures.period(kept.figure.period),
        }  # fmt: skip
        limits = figures.said(one, one.limits)
        yield str(kept.id), Known(title, f"{figures.number(one, line.now)}. {limits}")


def surrounding(access: Access, view: AnalysisView) -> Iterator[tuple[str, Known]]:
    """Yield what is rated for everybody in the places of an analysis."""
    names = words.places(view.places)
    for code in view.places:
        for said in surroundings.of_place(access, code):
            one = said.rated
            factor = labels.label("factor", one.factor)
            title = _("%(place)s: %(factor)s") % {"place": names[code], "factor": factor}
            did = [labels.label("polarity", one.polarity), labels.label("strength", str(one.strength or ""))]
            how = [labels.label("place_source", one.known_by), labels.label("confidence", one.confidence)]
            since = _("since %(day)s") % {"day": day(one.valid_from)}
            yield f"{code}-{one.number}", Known(title, " · ".join(filter(None, [one.evidence, *did, *how, since])))


def of_communities(access: Access, view: AnalysisView) -> Iterator[tuple[str, Known]]:
    """Yield protected counts of the work with communities."""
    for one in communities.figures(access):
        if one.count.number is not None:
            title = f"{WHAT[one.what]}: {labels.label(LISTS[one.by], one.code)}"
            yield f"{one.what}-{one.by}-{one.code}", Known(title, counts.count(one.count))
