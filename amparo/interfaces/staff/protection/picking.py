"""What Amparo knows that can be evidence, in the words in which it is frozen: never a person, nothing of restricted areas."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.analysis.evidence import queries as evidence
from amparo.casework.communities import queries as communities
from amparo.casework.places import queries as surroundings
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.figures import LISTS, WHAT
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.staff.protection.saying import words
from amparo.interfaces.staff.referrals import words as counts
from amparo.interfaces.ui.components import day
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Known:
    """One thing that is known: what it is called, and what it says."""

    title: str
    said: str


def _figures(access: Access, places: Sequence[str]) -> Iterator[tuple[str, Known]]:
    for kept in evidence.figures(access):
        one, line = kept.figure.indicator, kept.figure.whole
        title = _("%(figure)s, %(period)s") % {
            "figure": figures.title(one), "period": figures.period(kept.figure.period),
        }  # fmt: skip
        limits = figures.said(one, one.limits)
        yield str(kept.id), Known(title, f"{figures.number(one, line.now)}. {limits}")


def _surroundings(access: Access, places: Sequence[str]) -> Iterator[tuple[str, Known]]:
    names = words.places(places)
    for code in places:
        for said in surroundings.of_place(access, code):
            one = said.rated
            factor = labels.label("factor", one.factor)
            title = _("%(place)s: %(factor)s") % {"place": names[code], "factor": factor}
            did = [labels.label("polarity", one.polarity), labels.label("strength", str(one.strength or ""))]
            how = [labels.label("place_source", one.known_by), labels.label("confidence", one.confidence)]
            since = _("since %(day)s") % {"day": day(one.valid_from)}
            yield f"{code}-{one.number}", Known(title, " · ".join(filter(None, [one.evidence, *did, *how, since])))


def _communities(access: Access, places: Sequence[str]) -> Iterator[tuple[str, Known]]:
    for one in communities.figures(access):
        if one.count.number is not None:
            title = f"{WHAT[one.what]}: {labels.label(LISTS[one.by], one.code)}"
            yield f"{one.what}-{one.by}-{one.code}", Known(title, counts.count(one.count))


PICKED: Mapping[str, Callable[[Access, Sequence[str]], Iterator[tuple[str, Known]]]] = {
    "figure": _figures, "surroundings": _surroundings, "community": _communities,
}  # fmt: skip
"""How each kind is found."""
