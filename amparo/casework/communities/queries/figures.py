"""How many took part in what, counted for the agency: rounded, without small numbers, and without a community's name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from amparo.casework.communities.models import Count, PlannedAction, Rumour, Session
from amparo.casework.referrals.rules import Count as Shown
from amparo.casework.referrals.rules import protected, small_count
from amparo.foundation import clock
from amparo.foundation.policy import Action, may
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.projections import statistics

BY = ("group", "sex", "age")


@dataclass(frozen=True)
class Figure:
    """One line of figures: of what, by which column, which code, and the count as it may be shown."""

    what: str
    by: str
    code: str
    count: Shown


def figures(access: Access) -> list[Figure]:
    """Return the figures of the agency; raise "not there" for whoever may not count.

    Small counts are hidden, the others rounded by chance, each always the same way, as figures of referrals are.
    """
    if not may(access.actor, Action.COUNT_PARTICIPATION).allowed or access.actor.agency is None:
        raise gate.not_there(access, None, "communities.counted")
    limit = small_count(clock.today())
    agency = str(access.actor.agency)
    return [
        Figure(
            what, by, code, protected("|".join(("communities", agency, what, by, code)), number, limit, statistics.draw)
        )
        for what, by, code, number in _counted(access)
    ]


def _counted(access: Access) -> Iterable[tuple[str, str, str, int]]:
    own = {"community__agency": access.actor.agency}
    for by in BY:
        taken = Count.rows.filter(**own).values_list("what", by).annotate(Sum("number")).order_by("what", by)
        yield from ((what, by, code, number) for what, code, number in taken)
    points = Counter(code for codes in Session.rows.filter(**own).values_list("points", flat=True) for code in codes)
    yield from (("point", "category", code, number) for code, number in sorted(points.items()))
    standing = Counter(PlannedAction.rows.filter(**own).values_list("status", flat=True))
    yield from (("action", "status", code, number) for code, number in sorted(standing.items()))
    found = Counter(Rumour.rows.filter(**own).exclude(finding="").values_list("finding", flat=True))
    yield from (("rumour", "finding", code, number) for code, number in sorted(found.items()))
