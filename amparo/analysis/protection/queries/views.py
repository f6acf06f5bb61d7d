"""An analysis opened, as screens and papers read it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amparo.analysis.protection.queries.lists import AnalysisView
from amparo.trust.disclosure import gate

Fields = dict[str, Any]


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
    """One piece of evidence in its frozen words, first kept on `kept_on`; `before` is its number in the edition before."""

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
    kept_on: date
    before: int = 0


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
