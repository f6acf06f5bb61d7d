"""Keep a figure as it is shown to whoever keeps it, and cite one: what is kept is never changed."""

from uuid import UUID

from amparo import practice
from amparo.analysis.evidence import freezing, queries
from amparo.analysis.evidence.models import Citation, KeptFigure, TeamFigure
from amparo.analysis.indicators import queries as indicators
from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Period
from amparo.casework.partnership import queries as partnership
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of

KEPT, CITED, KIND = "evidence.kept", "evidence.cited", "evidence.figure"


@audit.one_act
def keep(
    *, by: Access, name: str, period: Period, groups: tuple[str, ...] = (), key: UUID | None = None
) -> tuple[UUID, bool]:
    """Keep a figure as it is shown to `by`; return its id, and whether it is an exact one that stays in the team."""
    if not queries.may_use(by):
        raise gate.not_there(by, None, KEPT)
    found = indicators.figure(by, name, period, groups)
    if found.stays_on_screen:
        raise Refusal("figures.stays_on_screen")
    if found.exact and found.of_cases:
        return _in_the_team(by, found, key), True
    return _in_the_agency(by, found, key), False


def _asked(found: Figure) -> dict[str, object]:
    return freezing.asked_of(found, freezing.version_of(practice.catalogue(), found.indicator))


def _in_the_agency(by: Access, found: Figure, key: UUID | None) -> UUID:
    if by.actor.agency is None:
        raise gate.not_there(by, None, KEPT)
    before = KeptFigure.objects.filter(key=key).first() if key else None
    if before is not None:
        if before.kept_by != by.id:
            raise Refusal("record.key_used")
        return before.pk
    row = KeptFigure.objects.create(
        agency_id=by.actor.agency, lines=freezing.lines_of(found), off=found.off, as_of=found.as_of, kept_by=by.id, key=key,
        **_asked(found),
    )  # fmt: skip
    audit.append([audit.Entry(actor=by.id, role=by.role, act=KEPT, record=row.pk, detail={"indicator": row.indicator})])
    return row.pk


def _in_the_team(by: Access, found: Figure, key: UUID | None) -> UUID:
    known = once.already(by, key)
    if known:
        return known
    home = sorted(by.actor.teams | by.actor.supervises)
    if by.actor.agency is None or not home:
        raise gate.not_there(by, None, KEPT)
    row = TeamFigure(
        id=ids.new(), agency_id=by.actor.agency, team_id=home[0], owner_id=by.id, kept_by=by.id, **_asked(found)
    )
    cases = indicators.behind(by, found)
    said = {"lines": freezing.lines_of(found), "cases": [str(case) for case in sorted(cases)]}
    said |= {"counted": found.counted, "uncounted": found.uncounted}
    with acting.act(by, KEPT, facts_of(row), Action.WRITE, queries.PART) as act:
        row.save(force_insert=True)
        act.write(row.pk, queries.PART, KIND, said, key=key)
        act.about(row.pk, queries.PART, indicator=row.indicator)
    return row.pk


def cite(*, by: Access, figure: UUID, record: UUID) -> None:
    """Let a record of a register, such as an advocacy action, rest on a kept figure."""
    if not partnership.may_keep(by):
        raise gate.not_there(by, record, CITED)
    partnership.record(by, record)
    link(by=by, figure=figure, record=record)


@audit.one_act
def link(*, by: Access, figure: UUID, record: UUID) -> None:
    """Write down that `record` rests on a kept figure; the room of the record has asked whether `by` may change it.

    Once more does nothing. Raises "not there" for a figure that is none of the agency's.
    """
    found = queries.figure(by, figure)
    _row, new = Citation.objects.get_or_create(figure_id=found.id, record=record, defaults={"by": by.id})
    if new:
        audit.append(
            [audit.Entry(actor=by.id, role=by.role, act=CITED, record=record, detail={"figure": str(found.id)})]
        )
