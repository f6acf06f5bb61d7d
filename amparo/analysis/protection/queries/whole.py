"""One analysis with everything in it that its reader may read: ratings of others only where all of the panel have rated."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amparo.analysis.protection import reach
from amparo.analysis.protection.models import Agreed, Evidence, Rating, Risk, Seat, Step
from amparo.analysis.protection.queries.lists import AnalysisView
from amparo.foundation.codelists import read_date
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of

Fields = dict[str, Any]
ACT = "protection.opened"


@dataclass(frozen=True)
class Judged:
    """A phase with its reasons, how sure it is, the numbers of its evidence, and what others say who see it otherwise."""

    phase: str
    confidence: str
    reasons: str
    evidence: tuple[int, ...]
    dissent: str = ""
    number: int = 0

    @classmethod
    def of(cls, content: gate.Content) -> "Judged":
        """Return what a sealed rating says."""
        said = content.fields
        return cls(
            str(said["phase"]), str(said["confidence"]), str(said["reasons"]), tuple(said["evidence"]),
            str(said.get("dissent") or ""), content.number,
        )  # fmt: skip


@dataclass(frozen=True)
class RatingView:
    """That an analyst has rated a risk in a place; `judged` is None while that is not open to the reader."""

    analyst: UUID
    name: str
    place: str
    blind: bool
    judged: Judged | None


@dataclass(frozen=True)
class RiskView:
    """One risk with its pillars (form and answers by name), the ratings by place and what the panel agreed on."""

    id: UUID
    risk: str
    pillars: dict[str, Fields]
    number: int
    ratings: dict[str, list[RatingView]] = field(default_factory=dict)
    agreed: dict[str, Judged] = field(default_factory=dict)


@dataclass(frozen=True)
class EvidenceView:
    """One piece of evidence in its frozen words."""

    number: int
    kind: str
    at: datetime
    by: str
    title: str
    said: str
    publisher: str
    published_on: date | None
    link: str
    reliability: str


@dataclass(frozen=True)
class StepView:
    """What happened to the analysis as a whole."""

    step: str
    at: datetime
    by: str
    recipient: str
    organization: UUID | None
    purpose: str
    words: str


@dataclass(frozen=True)
class Whole:
    """An analysis with all its parts."""

    view: AnalysisView
    panel: dict[UUID, str]
    risks: list[RiskView]
    evidence: list[EvidenceView]
    steps: list[StepView]

    @property
    def update(self) -> Fields | None:
        """Return what is said of the whole, as form and answers; None where nothing is yet."""
        return self.view.content.fields.get("update")

    def risk(self, risk: UUID) -> RiskView | None:
        """Return one of its risks."""
        return next((one for one in self.risks if one.id == risk), None)


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
        return EvidenceView(
            row.number, row.kind, row.made_at, self.names.get(row.by, ""), published_on=published, **said
        )

    def _step(self, row: Step) -> StepView:
        by, words = self.names.get(row.by, ""), self._said(row.pk, "words")
        return StepView(row.step, row.made_at, by, row.recipient, row.organization, row.purpose, words)
