"""An analysis beside the edition before it: what was said then, and what changed since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.analysis.protection import reach
from amparo.analysis.protection.models import Analysis
from amparo.analysis.protection.queries.views import RiskView, Whole
from amparo.analysis.protection.queries.whole import whole
from amparo.analysis.protection.rules import PILLARS, WHOLE
from amparo.trust.disclosure.access import Access


def before(access: Access, found: Whole) -> Whole | None:
    """Return the edition before an analysis; None for a first one, and where it is not there for the reader."""
    before, _after = neighbours(access, found.view.row)
    return whole(access, before) if before else None


def neighbours(access: Access, row: Analysis) -> tuple[UUID | None, UUID | None]:
    """Return the edition before an analysis and the next one, each None where there is none that the reader may read."""
    mine = reach.analyses(access)
    before = mine.filter(pk__in=[row.follows_id] if row.follows_id else []).values_list("pk", flat=True).first()
    return before, mine.filter(follows=row).values_list("pk", flat=True).first()


@dataclass(frozen=True)
class Moved:
    """The phase that panels agreed on for a risk in a place, then and now; "" where none was."""

    risk: str
    place: str
    before: str
    now: str


@dataclass(frozen=True)
class Changes:
    """What changed since the edition before. `words` are parts whose words changed: risk ("" for the whole) and part.

    `evidence_new` and `evidence_left` say how many pieces of evidence were added, and how many were not taken over.
    """

    places_new: list[str]
    places_left: list[str]
    risks_new: list[str]
    risks_left: list[str]
    moved: list[Moved]
    same: int
    words: list[tuple[str, str]]
    evidence_new: int
    evidence_left: int


def changes(now: Whole, earlier: Whole) -> Changes:
    """Return what changed between two editions of an analysis."""
    then, here = _risks(earlier), _risks(now)
    agreed, agreed_then = _agreed(here.values()), _agreed(then.values())
    either = sorted({*agreed, *agreed_then})
    moved = [Moved(*key, agreed_then.get(key, ""), agreed.get(key, "")) for key in either]
    taken = {one.before for one in now.evidence if one.before}
    return Changes(
        places_new=_new(now.view.places, earlier.view.places), places_left=_new(earlier.view.places, now.view.places),
        risks_new=_new(here, then), risks_left=_new(then, here),
        moved=[one for one in moved if one.before != one.now], same=sum(one.before == one.now for one in moved),
        words=_words(now, earlier),
        evidence_new=sum(not one.before for one in now.evidence), evidence_left=len(earlier.evidence) - len(taken),
    )  # fmt: skip


def _risks(found: Whole) -> dict[str, RiskView]:
    return {one.risk: one for one in found.risks}


def _agreed(risks: Iterable[RiskView]) -> dict[tuple[str, str], str]:
    return {(one.risk, place): judged.phase for one in risks for place, judged in one.agreed.items()}


def _new(here: Collection[str], there: Collection[str]) -> list[str]:
    return [one for one in here if one not in there]


def _words(now: Whole, earlier: Whole) -> list[tuple[str, str]]:
    """Return the parts that are filled in both editions and say something else; what is not filled yet did not change."""
    pairs: list[tuple[str, str, Any, Any]] = [("", WHOLE, now.update, earlier.update)]
    then = _risks(earlier)
    pairs += [
        (one.risk, pillar, one.pillars.get(pillar), then[one.risk].pillars.get(pillar))
        for one in now.risks if one.risk in then for pillar in PILLARS
    ]  # fmt: skip
    return [(risk, part) for risk, part, new, old in pairs if new and old and new["answers"] != old["answers"]]
