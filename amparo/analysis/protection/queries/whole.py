"""One analysis with everything in it that its reader may read: ratings of others only where all of the panel have rated."""

from collections.abc import Iterable
from uuid import UUID

from amparo.analysis.protection import reach
from amparo.analysis.protection.models import Agreed, Evidence, Rating, Risk, Seat, Step
from amparo.analysis.protection.queries.lists import AnalysisView
from amparo.analysis.protection.queries.views import EvidenceView, Judged, RatingView, RiskView, StepView, Whole
from amparo.foundation.codelists import read_date
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of

ACT = "protection.opened"


def whole(access: Access, analysis: UUID) -> Whole:
    """Return one analysis; raise "not there" when `access` may not read it. Every record of it that is opened is in the log."""
    return _Opening(access, analysis).whole()


class _Opening:
    """One analysis while it is opened: its rows, and what is sealed of those that are open to the reader."""

    def __init__(self, access: Access, analysis: UUID) -> None:
        self.row = reach.analysis(access, analysis, ACT)
        self.facts = facts_of(self.row)
        own = {"analysis": self.row}
        self.risks = list(Risk.rows.filter(**own).order_by("number"))
        self.proofs = list(Evidence.rows.filter(**own).order_by("number"))
        self.ratings = list(Rating.rows.filter(**own).select_related("place").order_by("analyst__display_name", "pk"))
        self.agreements = list(Agreed.rows.filter(**own).select_related("place"))
        self.steps = list(Step.rows.filter(**own).order_by("number"))
        self.seats = list(Seat.rows.filter(**own))
        mine = [one for one in self.ratings if one.opened or one.analyst_id == access.id]
        kept = [self.row, *self.risks, *self.proofs, *mine, *self.agreements, *self.steps]
        gate.watch(access, self.facts)
        opened = gate.read_many(access, [gate.Ask(self.facts, reach.PART, one.pk) for one in kept], ACT)
        self.contents = {pk: one for pk, one in opened.items() if one.number}
        if self.row.pk not in self.contents:
            raise gate.not_there(access, analysis, ACT)
        self.names = accounts.names_of([*self._people()])

    def whole(self) -> Whole:
        return Whole(
            AnalysisView(self.row, self.contents[self.row.pk], self.facts),
            {one.analyst_id: self.names.get(one.analyst_id, "") for one in self.seats},
            [self._risk(one) for one in self.risks],
            [self._evidence(one) for one in self.proofs if one.pk in self.contents],
            [self._step(one) for one in self.steps],
        )

    def _people(self) -> Iterable[UUID]:
        for part in (self.seats, self.ratings):
            yield from (one.analyst_id for one in part)
        for done in (self.proofs, self.steps):
            yield from (one.by for one in done)

    def _said(self, row: UUID, name: str) -> str:
        found = self.contents.get(row)
        return str(found.fields.get(name) or "") if found else ""

    def _risk(self, row: Risk) -> RiskView:
        found = self.contents.get(row.pk, gate.Content())
        view = RiskView(row.pk, row.risk, dict(found.fields), found.number)
        for one in self.ratings:
            if one.risk_id == row.pk:
                opened = self.contents.get(one.pk)
                judged = Judged.of(opened) if opened else None
                name = self.names.get(one.analyst_id, "")
                view.ratings.setdefault(one.place.code, []).append(
                    RatingView(one.analyst_id, name, one.place.code, one.blind, judged)
                )
        for agreed in self.agreements:
            if agreed.risk_id == row.pk and agreed.pk in self.contents:
                view.agreed[agreed.place.code] = Judged.of(self.contents[agreed.pk])
        return view

    def _evidence(self, row: Evidence) -> EvidenceView:
        said = {name: self._said(row.pk, name) for name in ("title", "said", "publisher", "link", "reliability")}
        published = read_date(self._said(row.pk, "published_on"))
        first, before = read_date(self._said(row.pk, "kept_on")), int(self._said(row.pk, "before") or 0)
        return EvidenceView(
            row.number, row.kind, row.made_at, self.names.get(row.by, ""), published_on=published,
            kept_on=first or row.made_at.date(), before=before, **said,
        )  # fmt: skip

    def _step(self, row: Step) -> StepView:
        by, words = self.names.get(row.by, ""), self._said(row.pk, "words")
        return StepView(row.step, row.made_at, by, row.recipient, row.organization, row.purpose, words)
