"""Several figures at once, read from one state of the arrays, so that numbers beside each other are of the same moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Period
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Wanted:
    """One indicator, of which period and by which kinds of groups."""

    name: str
    period: Period
    by: tuple[str, ...] = ()


def several(access: Access, wanted: Sequence[Wanted], team: UUID | None = None) -> list[Figure]:
    """Return the figures in their order, of one team where it is named; raise "not there" for one that may not be asked."""
    known = {one.id: one for one in queries.listed(access)}
    for each in wanted:
        one = known.get(each.name)
        if one is None or len(each.by) > queries.most_by(access, one) or not set(each.by) <= set(one.grouping):
            raise gate.not_there(access, None, queries.ACT)
    read = queries.reader(access, team)
    return [read.figure(known[each.name], each.period, each.by) for each in wanted]
