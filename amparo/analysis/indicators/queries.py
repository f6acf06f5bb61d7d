"""Reads of figures: exact over the cases that the reader may open, protected over those of the agency for who may open none."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import numpy as np

from amparo import practice
from amparo.analysis.indicators import protecting, session
from amparo.analysis.indicators.choosing import countable
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.figures import Figure, Told
from amparo.analysis.indicators.periods import Period
from amparo.analysis.indicators.reading import ACT, OWN, Reader, agencies, part_of, reach
from amparo.foundation import clock
from amparo.practice.indicators import Indicator, indicators
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.projections import statistics

__all__ = [
    "ACT", "OWN", "any_days", "apart", "behind", "by_every_kind", "counted_cases", "course", "figure", "figures", "indicator",
    "listed", "may_open_all", "most_by", "reader", "with_course",
]  # fmt: skip
MOST_BY = 2


def listed(access: Access) -> tuple[Indicator, ...]:
    """Return the indicators that `access` may read beside each other: of who opens no case, those that can be protected.

    What is written in a specialised area is not among the exact ones: dashboards are printed and taken out.
    """
    _check(access)
    found, own = indicators(practice.catalogue()), access.role in OWN
    return tuple(one for one in found if (not one.apart and not one.in_session if own else _told_further(access, one)))


def apart(access: Access) -> tuple[Indicator, ...]:
    """Return the indicators that `access` may read one at a time alone: exact, of files that few may know of.

    Of a specialised area for who is qualified there; of sensitive reports for who reads them.
    """
    if access.role in session.READERS:
        return tuple(one for one in indicators(practice.catalogue()) if one.in_session and not one.apart)
    known = access.actor.qualifications | access.actor.lapsed if access.role in OWN else frozenset()
    return tuple(one for one in indicators(practice.catalogue()) if one.apart in known)


def indicator(access: Access, name: str) -> Indicator:
    """Return one indicator; raise "not there" for one that `access` may not read."""
    found = next((one for one in (*listed(access), *apart(access)) if one.id == name), None)
    if found is None:
        raise gate.not_there(access, None, ACT)
    return found


def most_by(access: Access, one: Indicator) -> int:
    """Return by how many kinds of groups at once `access` may ask for an indicator."""
    exact = one.is_open or one.in_session or (one.of_cases and access.role in OWN)
    return MOST_BY if exact else protecting.MOST[one.measure]


def any_days(access: Access, one: Indicator | None) -> bool:
    """Return whether `access` may ask for any days: where what is told is exact."""
    return access.role in OWN if one is None or one.of_cases else one.is_open or one.in_session


def figures(access: Access, wanted: Sequence[Indicator], period: Period) -> list[Figure]:
    """Return several indicators without groups, with the period before."""
    read = reader(access)
    return [read.figure(one, period, ()) for one in wanted]


def figure(access: Access, name: str, period: Period, by: tuple[str, ...] = ()) -> Figure:
    """Return one indicator by groups, with the period before; raise "not there" for what may not be asked."""
    return reader(access).figure(_asked(access, name, by), period, by)


def _asked(access: Access, name: str, by: tuple[str, ...]) -> Indicator:
    """Return an indicator that may be asked for by these groups; raise "not there" otherwise."""
    one = indicator(access, name)
    if len(set(by)) != len(by) or len(by) > most_by(access, one) or not set(by) <= set(one.grouping):
        raise gate.not_there(access, None, ACT)
    return one


def by_every_kind(access: Access, name: str, period: Period) -> list[Figure]:
    """Return one indicator of all together and by each kind of groups, as each is told alone; nothing of the period before."""
    one, read = indicator(access, name), reader(access)
    return [read.figure(one, period, by, compared=False) for by in ((), *((kind,) for kind in one.grouping))]


def course(access: Access, name: str, periods: Sequence[Period]) -> list[tuple[Period, Told]]:
    """Return one indicator without groups in each of `periods`."""
    one, read = indicator(access, name), reader(access)
    return [(period, read.figure(one, period, ()).whole.now) for period in periods]


def with_course(
    access: Access, name: str, period: Period, by: tuple[str, ...], periods: Sequence[Period]
) -> tuple[Figure, list[tuple[Period, Told]]]:
    """Return what `figure` and `course` do, of one state: what has to be opened for it is opened once."""
    one = _asked(access, name, by)
    read = reader(access)
    return read.figure(one, period, by), [(each, read.figure(one, each, ()).whole.now) for each in periods]


def counted_cases(access: Access, name: str, period: Period, of: Mapping[str, str]) -> list[UUID]:
    """Return the cases behind an indicator, of one group where one is named; "not there" for who may not open them."""
    one = indicator(access, name)
    if access.role not in OWN or not one.of_cases or not set(of) <= set(one.grouping):
        raise gate.not_there(access, None, ACT)
    table, today = statistics.current(), clock.today()
    if one.in_session:
        reckoning = reader(access).session.reckoning(one)
    else:
        reckoning = Reckoning(one, table, today, reach(access, table, part=part_of(one))[0], today)
    return [reckoning.table.id_at(int(place)) for place in reckoning.cases(period, of)]


def behind(access: Access, found: Figure) -> frozenset[UUID]:
    """Return the cases behind an exact figure, those of the period before with them."""
    periods = (found.period, found.period.before())
    return frozenset(case for period in periods for case in counted_cases(access, found.indicator.id, period, {}))


def may_open_all(access: Access, cases: Collection[UUID]) -> bool:
    """Return whether `access` may open every one of these cases, and each may still be counted."""
    table, today = statistics.current(), clock.today()
    open_ = countable(table, reach(access, table)[0], today)
    return int(np.count_nonzero(open_[table.places(cases).astype(np.intp)])) == len(set(cases))


def _check(access: Access) -> None:
    if access.role not in (*OWN, *session.READERS) and not agencies(access):
        raise gate.not_there(access, None, ACT)


def _told_further(access: Access, one: Indicator) -> bool:
    return bool(agencies(access)) and one.goes_further


def reader(access: Access, team: UUID | None = None) -> Reader:
    """Return what reads one figure after the other for `access`, of one team where it is named and cases may be opened."""
    _check(access)
    return Reader(access, team)
