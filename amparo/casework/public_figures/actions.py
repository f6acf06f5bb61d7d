"""Propose, take back and publish the figures of a quarter: two people, one draw, one entry in the ledger, and no way back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from amparo.casework.public_figures import rules
from amparo.casework.public_figures.models import Ledger, Release, State, Value
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, may, visible
from amparo.practice.public_figures import PublicFigure, budget, public_figures
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Drawn:
    """One number of a figure with its noise: of which group and part, and by how much it is off in 19 of 20."""

    figure: PublicFigure
    group: str
    part: str
    number: int
    within: int


Draw = Callable[[UUID, rules.Quarter, Sequence[PublicFigure]], Iterable[Drawn]]


@audit.one_act
def propose(*, by: Access, first: date) -> UUID:
    """Propose that the figures of the quarter that begins on `first` are published; return the id.

    Raises Refusal where the quarter is not over, was proposed before, or costs more than the year has left.
    """
    act = "figures.proposed"
    agency = _agency(by, act)
    if not visible(by.actor, Action.AGGREGATE, Compartment.FACETS):
        raise gate.not_there(by, None, act)
    quarter = next((one for one in rules.completed(clock.today()) if one.first == first), None)
    if quarter is None:
        raise Refusal("figures.quarter_not_over")
    if Release.objects.filter(agency=agency, first=first).exists():
        raise Refusal("figures.quarter_there")
    _affordable(agency, quarter)
    row = Release.objects.create(agency_id=agency, first=quarter.first, last=quarter.last, proposed_by=by.id)
    _noted(by, act, row, 0)
    return row.pk


@audit.one_act
def take_back(*, by: Access, release: UUID) -> None:
    """Take a proposal back that nobody has approved."""
    act = "figures.taken_back"
    row = _proposed(by, release, act)
    _noted(by, act, row, 0)
    row.delete()


@audit.one_act
def publish(*, by: Access, release: UUID, draw: Draw) -> None:
    """Publish what somebody else proposed: its numbers are drawn once and for ever, and what they cost is booked with them.

    Raises Refusal for whoever proposed it, and where the year has not enough left or `draw` refuses; then nothing changed.
    """
    act = "figures.published"
    row = _proposed(by, release, act)
    if row.proposed_by == by.id:
        raise Refusal("figures.second_person")
    quarter = rules.Quarter(row.first, row.last)
    figures = _affordable(row.agency_id, quarter)
    cost = sum(one.cost for one in figures)
    # Nobody sees the draw before it is booked; a refusal, as where the library is missing, comes before anything is written.
    numbers = [_value(row, one) for one in draw(row.agency_id, quarter, figures)]
    _book(row.agency_id, quarter, cost)
    waiting = Release.objects.filter(pk=row.pk, state=State.PROPOSED)
    if not waiting.update(state=State.PUBLISHED, approved_by=by.id, published_at=clock.now()):
        raise gate.not_there(by, release, act)
    Value.objects.bulk_create(numbers)
    _noted(by, act, row, cost)
    audit.checkpoint_after_this()


def _value(row: Release, one: Drawn) -> Value:
    figure = one.figure
    return Value(
        release=row, figure=figure.id, indicator=figure.indicator.id, grouping=figure.grouping, among=one.group,
        part=one.part, number=max(one.number, 0), within=one.within, cost=figure.cost,
    )  # fmt: skip


def _affordable(agency: UUID, quarter: rules.Quarter) -> Sequence[PublicFigure]:
    """Return the figures of a quarter; raise Refusal where there are none, or the year has not enough left for them."""
    figures = public_figures(quarter.last)
    spent = Ledger.objects.filter(agency=agency, year=quarter.first.year).values_list("spent", flat=True).first() or 0
    cost = sum(one.cost for one in figures)
    if not figures or spent + cost > budget(quarter.last):
        raise Refusal("figures.over_budget")
    return figures


def _book(agency: UUID, quarter: rules.Quarter, cost: int) -> None:
    """Write down what a draw costs before it is kept; the database itself refuses what goes past the limit."""
    ledger, _ = Ledger.objects.get_or_create(
        agency_id=agency, year=quarter.first.year, defaults={"limit": budget(quarter.last)}
    )
    Ledger.objects.filter(pk=ledger.pk).update(spent=F("spent") + cost)


def _proposed(by: Access, release: UUID, act: str) -> Release:
    agency = _agency(by, act)
    row = Release.objects.select_for_update().filter(pk=release, agency=agency, state=State.PROPOSED).first()
    if row is None:
        raise gate.not_there(by, release, act)
    return row


def _agency(by: Access, act: str) -> UUID:
    """Return the agency whose figures `by` may publish; to everybody else there are none."""
    if not may(by.actor, Action.PUBLISH_FIGURES).allowed or by.actor.agency is None:
        raise gate.not_there(by, None, act)
    return by.actor.agency


def _noted(by: Access, act: str, row: Release, cost: int) -> None:
    detail = {"quarter": f"{row.first.isoformat()}..{row.last.isoformat()}", "cost": cost}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=row.pk, detail=detail)])
