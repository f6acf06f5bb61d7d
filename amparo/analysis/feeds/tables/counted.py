"""Counts that are about no case: needs nobody could meet, what became of referrals, how people found services, taking part.

As the screens of information officers show them: small counts hidden, the others rounded by the same draws, no totals.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import words
from amparo.casework.communities import queries as communities
from amparo.casework.directory.queries import coverage
from amparo.casework.referrals import queries as referrals
from amparo.casework.referrals.rules import Count
from amparo.exchange.odata import Column, Entity, Row, Value
from amparo.foundation.privacy import bound
from amparo.trust.disclosure.access import Access

Counted = Callable[[Access], Iterable[tuple[Mapping[str, str], Count]]]
Columns = Callable[[], tuple[Column, ...]]


def _source(name: str, about: Callable[[], str], columns: Columns, counted: Counted, *, of_cases: bool) -> Source:
    def entity() -> Entity:
        return Entity(name, about(), (words.key(), *columns(), *words.count("#affected")))

    def rows(reader: Reader, _wanted: Sequence[str]) -> Iterator[Row]:
        for of, count in counted(reader.access):
            yield {"Id": ".".join(of.values()), **of, **_told(count)}

    return Source(name, entity, lambda _reader: [""], rows, of_cases=of_cases)


def _told(count: Count) -> dict[str, Value]:
    hidden = "too_few" if count.number is None else None
    return {"Count": count.number, "Hidden": hidden, "OffBy": bound(count.limit)}


def _need() -> Column:
    return words.text("KindOfHelp", _("Code of the kind of help"), "#service+code")


def _gaps(access: Access) -> Iterator[tuple[Mapping[str, str], Count]]:
    for one in referrals.gaps(access):
        yield {"KindOfHelp": one.of["need"], "Place": one.of["place"], "Reason": one.of["reason"]}, one.count


def _courses(access: Access) -> Iterator[tuple[Mapping[str, str], Count]]:
    for one in referrals.courses(access):
        yield {"KindOfHelp": one.of["need"], "Place": one.of["place"], "Outcome": one.of["what"]}, one.count


def _ratings(access: Access) -> Iterator[tuple[Mapping[str, str], Count]]:
    known = {str(service) for service in coverage.offering()}
    for one in referrals.ratings(access):
        if one.of["service"] in known:
            yield {"Service": one.of["service"], "Rating": one.of["rating"]}, one.count


def _taking_part(access: Access) -> Iterator[tuple[Mapping[str, str], Count]]:
    for one in communities.figures(access):
        yield {"What": one.what, "GroupKind": one.by, "Group": one.code}, one.count


GAPS = _source(
    "Gaps",
    lambda: _("Needs that no service could meet, by kind of help, place and reason"),
    lambda: (_need(), words.place(), words.text("Reason", _("Code of the reason"))),
    _gaps,
    of_cases=True,
)
COURSES = _source(
    "ReferralCourses",
    lambda: _("What became of referrals, by kind of help and place of the service"),
    lambda: (
        _need(),
        words.place(),
        words.text("Outcome", _("Code of what became of them, or how soon they were answered")),
    ),
    _courses,
    of_cases=True,
)
RATINGS = _source(
    "ServiceRatings",
    lambda: _("How people found services"),
    lambda: (
        words.text("Service", _("Identifier of the service, with which ids in the table Services begin")),
        words.text("Rating", _("Code of what people say")),
    ),
    _ratings,
    of_cases=True,
)
PARTICIPATION = _source(
    "Participation",
    lambda: _("How many took part in what, without a community's name"),
    lambda: (
        words.text("What", _("Of what: sessions, committees, campaigns, points, actions, rumours")),
        words.text("GroupKind", _("By what it is counted"), "#group+type"),
        words.text("Group", _("Code of the group"), "#group+code"),
    ),
    _taking_part,
    of_cases=False,
)
