"""Keep published figures of displacement by round; each figure of a round is kept once."""

from collections.abc import Sequence
from uuid import UUID

from amparo import practice
from amparo.casework.directory.queries.places import place_keys
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.models import Figure
from amparo.exchange.dtm import Row
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

ACT = "monitoring.figures_kept"


@audit.one_act
def keep_figures(*, by: Access, rows: Sequence[Row], source: str, level: str) -> int:
    """Keep figures whose place is known, with their source and how sensitive they are; return how many were new."""
    agency = _agency(by)
    _check(source, level)
    places = place_keys()
    new = [_figure(agency, by, row, places[row.place], source, level) for row in rows if row.place in places]
    before = Figure.objects.filter(agency=agency).count()
    Figure.objects.bulk_create(new, ignore_conflicts=True)
    added = Figure.objects.filter(agency=agency).count() - before
    audit.append([audit.Entry(actor=by.id, role=by.role, act=ACT, detail={"figures": added, "level": level})])
    return added


def _agency(by: Access) -> UUID:
    if by.actor.agency is None or not reach.may_decide(by):
        raise gate.not_there(by, None, ACT)
    return by.actor.agency


def _check(source: str, level: str) -> None:
    found = practice.catalogue().lists["figure_sensitivity"].get(level)
    if found is None or not found.offered(clock.today()):
        raise Refusal("directory.unknown_code", field="level")
    if not source.strip() or len(source) > 200:
        raise Refusal("monitoring.source", field="source")


def _figure(agency: UUID, by: Access, row: Row, place: UUID, source: str, level: str) -> Figure:
    return Figure(
        agency_id=agency, operation=row.operation, round=row.round, place_id=place, reported_on=row.reported_on,
        assessment=row.assessment, people=row.people, females=row.females, males=row.males, origin=row.origin,
        reason=row.reason, source=source.strip(), level=level, brought_by=by.id,
    )  # fmt: skip
