"""Pure thought about analyses: what is missing before one can be reviewed, what a rating must say, where a file may go."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from amparo.foundation.codelists import CodeList
from amparo.foundation.errors import Refusal

AREA = "protection_analysis"
PILLARS = ("context", "threat", "effect", "capacity")
WHOLE = "update"
LEAST_ANALYSTS = 2
LONGEST = 4000


class Status(StrEnum):
    """How far an analysis is."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    SHARED = "shared"


FINAL = (Status.APPROVED, Status.SHARED)


class Recipient(StrEnum):
    """Who receives a file of an analysis."""

    OWN_OFFICE = "own_office"
    ORGANIZATION = "organization"
    EVERYBODY = "everybody"


GOES = {
    "low": frozenset(Recipient),
    "moderate": frozenset({Recipient.OWN_OFFICE, Recipient.ORGANIZATION}),
    "high": frozenset({Recipient.OWN_OFFICE, Recipient.ORGANIZATION}),
    "severe": frozenset({Recipient.OWN_OFFICE}),
}
"""Where an analysis may go by how sensitive it is."""
GRADES = tuple(GOES)
"""How sensitive an analysis can be, from the least."""
NEEDS_AGREEMENT = frozenset({"high"})
"""How sensitive an analysis is that goes to nobody without an agreement in force, also where none is asked for otherwise."""


def may_go(grade: str, status: str, recipient: Recipient) -> bool:
    """Return whether a file may go to a recipient: to one's own office always, to others once it is approved."""
    if recipient is Recipient.OWN_OFFICE:
        return True
    return status in FINAL and recipient in GOES.get(grade, frozenset())


def no_stricter(earlier: str, now: str) -> bool:
    """Return whether what an analysis of the class `earlier` says may stand wherever one of the class `now` goes.

    >>> no_stricter("low", "high"), no_stricter("severe", "low"), no_stricter("low", "")
    (True, False, False)
    """
    return earlier in GRADES and now in GRADES and GRADES.index(earlier) <= GRADES.index(now)


@dataclass(frozen=True)
class Missing:
    """One thing that an analysis lacks: a code, and the risk and the pillar or place that it is about."""

    what: str
    risk: str = ""
    where: str = ""


@dataclass(frozen=True)
class Standing:
    """How far an analysis is, as plain values; `pillars` are those filled by risk, `rated` and `agreed` places by risk."""

    places: Collection[str]
    analysts: int
    evidence: int
    whole: bool
    grade: str
    pillars: Mapping[str, Collection[str]]
    rated: Mapping[str, Collection[str]]
    agreed: Mapping[str, Collection[str]]


def missing(now: Standing) -> list[Missing]:
    """Return what an analysis lacks before it can be reviewed; a place without any rating of a risk is no lack."""
    lacks = {
        "analysts": now.analysts < LEAST_ANALYSTS, "places": not now.places, "risks": not now.pillars,
        "evidence": not now.evidence, "whole": not now.whole, "grade": not now.grade,
    }  # fmt: skip
    return [Missing(what) for what, lacking in lacks.items() if lacking] + list(_of_risks(now))


def _of_risks(now: Standing) -> Iterable[Missing]:
    for risk, filled in now.pillars.items():
        yield from (Missing("pillar", risk, pillar) for pillar in PILLARS if pillar not in filled)
        agreed, rated = now.agreed.get(risk, ()), now.rated.get(risk, ())
        yield from (Missing("agreed", risk, place) for place in rated if place not in agreed)
        if not rated:
            yield Missing("rated", risk)


def check_judgement(fields: Mapping[str, Any], lists: Mapping[str, CodeList], known: Collection[int]) -> None:
    """Raise Refusal beside the first thing that a rating, of one analyst or of the panel, has to say and does not."""
    for name, called in (("phase", "severity_phase"), ("confidence", "analysis_confidence")):
        if str(fields.get(name) or "") not in lists[called].by_code:
            raise Refusal("directory.unknown_code", field=name)
    check_words(fields, "reasons")
    cited = set(fields.get("evidence") or ())
    if not cited or not cited <= set(known):
        raise Refusal("protection.no_evidence", field="evidence")


def check_words(fields: Mapping[str, Any], *names: str) -> None:
    """Raise Refusal beside the first of `names` that says nothing, or more than can be kept."""
    for name in names:
        said = str(fields.get(name) or "").strip()
        if not said:
            raise Refusal("directory.missing", field=name)
        if len(said) > LONGEST or "\x00" in said:
            raise Refusal("protection.too_long", field=name)


def disagrees(phases: Iterable[str], agreed: str) -> bool:
    """Return whether any analyst found another phase than the panel agreed on."""
    return any(phase != agreed for phase in phases)
