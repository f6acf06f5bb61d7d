"""What staff read: the quarters of their agency that can be, wait to be and are published, and what the year has left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo.casework.public_figures import rules
from amparo.casework.public_figures.models import Ledger, Release, State, Withdrawal
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, may, visible
from amparo.practice.public_figures import PublicFigure, budget, public_figures
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Standing:
    """One quarter and how it stands; `release` None: nobody has proposed it."""

    quarter: rules.Quarter
    release: Release | None
    figures: tuple[PublicFigure, ...]
    withdrawal: Withdrawal | None = None

    @property
    def waits(self) -> bool:
        """Return whether it waits for a second person."""
        return self.release is not None and self.release.state == State.PROPOSED

    @property
    def cost(self) -> int:
        """Return what its figures cost together, in thousandths of epsilon."""
        return sum(one.cost for one in self.figures)


def may_publish(access: Access) -> bool:
    """Return whether `access` may take part in publishing the figures of its agency."""
    return may(access.actor, Action.PUBLISH_FIGURES).allowed and access.actor.agency is not None


def may_propose(access: Access) -> bool:
    """Return whether `access` may propose a quarter: information officers, who answer for figures."""
    return may_publish(access) and bool(visible(access.actor, Action.AGGREGATE, Compartment.FACETS))


def quarters(access: Access) -> list[Standing]:
    """Return the last quarters that are over and earlier ones that were published, the newest first.

    Raises "not there" for who does not publish figures.
    """
    if not may_publish(access):
        raise gate.not_there(access, None, "figures.read")
    known = {row.first: row for row in Release.objects.filter(agency=access.actor.agency).order_by("-first")}
    gone = {row.release_id: row for row in Withdrawal.objects.filter(release__in=known.values())}
    lately = rules.completed(clock.today())
    earlier = [
        rules.Quarter(row.first, row.last)
        for row in known.values()
        if row.first < lately[-1].first and row.state == State.PUBLISHED
    ]
    return [
        one
        for quarter in (*lately, *earlier)
        if (one := _standing(quarter, known.get(quarter.first), gone)).figures or one.release
    ]


def _standing(quarter: rules.Quarter, release: Release | None, gone: Mapping[UUID, Withdrawal]) -> Standing:
    figures = public_figures(quarter.last)
    return Standing(quarter, release, figures, gone.get(release.pk) if release else None)


def published(access: Access, release: UUID) -> Standing:
    """Return a published quarter of the agency with how its withdrawal stands; raise "not there" where there is none."""
    found = next((one for one in quarters(access) if one.release and one.release.pk == release and not one.waits), None)
    if found is None:
        raise gate.not_there(access, release, "figures.read")
    return found


def proposal(access: Access, release: UUID) -> Standing:
    """Return a proposal that waits; raise "not there" where there is none."""
    found = next((one for one in quarters(access) if one.release and one.release.pk == release and one.waits), None)
    if found is None:
        raise gate.not_there(access, release, "figures.read")
    return found


def left(access: Access, day: date) -> tuple[int, int]:
    """Return what the year of `day` has left and what it had, in thousandths of epsilon."""
    row = Ledger.objects.filter(agency=access.actor.agency, year=day.year).first()
    whole = row.limit if row else budget(day)
    return whole - (row.spent if row else 0), whole
