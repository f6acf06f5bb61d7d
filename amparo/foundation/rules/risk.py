"""The level of risk with its reasons: the worst threat counts, named protection lowers it, overrides make it high.

Source: facts/Amparo's sources 1.6 (no numeric formula of IOM was found; the rule is ours and says so in the parameters).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from amparo.foundation.codelists import in_force, read_date, read_yes
from amparo.foundation.rules.finding import Finding, Result

NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True)
class RiskLevel:
    """One level and its scores, inclusive; `valid_from` and `valid_to` are inclusive days, None is open."""

    id: str
    level: str
    min_score: int
    max_score: int
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool


@dataclass(frozen=True)
class Threat:
    """One threat: likelihood and impact 1–5. A lower `likelihood_now` counts only with a named `measure`."""

    likelihood: int
    impact: int
    measure: str = ""
    likelihood_now: int | None = None

    @property
    def score(self) -> int:
        """Likelihood times impact, 1–25."""
        protected = bool(self.measure.strip()) and self.likelihood_now is not None
        likelihood = min(self.likelihood, self.likelihood_now or 1) if protected else self.likelihood
        return likelihood * self.impact


@dataclass(frozen=True)
class RiskFinding:
    """A computed level with everything it stands on.

    `score` is the worst threat (0: none named), `because` the rules that are true, `overrides` those among them that
    make it high by themselves, `unknowns` the rules that open answers could still make true.
    """

    level: str
    score: int
    because: tuple[Finding, ...]
    overrides: tuple[Finding, ...]
    unknowns: tuple[Finding, ...]
    verified: bool

    @property
    def could_be_higher(self) -> bool:
        """Whether an open answer could still raise the level."""
        return bool(self.unknowns)


def read_risk_levels(rows: Iterable[Mapping[str, str]]) -> tuple[RiskLevel, ...]:
    """Read the parameters id,level,min_score,max_score,valid_from,valid_to,source,verified; lowest level first."""
    levels = [
        RiskLevel(
            row["id"], row["level"], int(row["min_score"]), int(row["max_score"]), read_date(row.get("valid_from") or ""),
            read_date(row.get("valid_to") or ""), row.get("source") or "", read_yes(row.get("verified") or ""),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(levels, key=lambda level: level.min_score))


def classify(
    findings: Iterable[Finding],
    threats: Iterable[Threat | tuple[int, int]],
    levels: Iterable[RiskLevel],
    today: date,
) -> RiskFinding:
    """Give the level of risk on `today` from findings, threats and the dated scores of the levels.

    The level is the highest of: the worst threat's score, the level of each true finding, and the highest level for
    an override. Where only the lowest would remain while questions are open and no threat was weighed, it is
    `not_assessed`. Raises ValueError for a likelihood or impact outside 1–5.
    """
    current = [one for one in levels if _valid(one, today)]
    made = [threat if isinstance(threat, Threat) else Threat(*threat) for threat in threats]
    if any(not 1 <= value <= 5 for threat in made for value in (threat.likelihood, threat.impact)):
        raise ValueError("likelihood and impact go from 1 to 5")
    every = tuple(findings)
    true = tuple(one for one in every if one.result is Result.TRUE)
    unknown = tuple(one for one in every if one.result is Result.UNKNOWN)
    overrides = tuple(one for one in true if one.override)
    score = max((threat.score for threat in made), default=0)
    level = _level(current, score, true, everything_asked=bool(every) and not unknown)
    trusted = all(one.verified for one in true) and all(one.verified for one in current)
    return RiskFinding(level, score, true, overrides, unknown, trusted)


def _level(current: Sequence[RiskLevel], score: int, true: Sequence[Finding], *, everything_asked: bool) -> str:
    """Return the highest level that the score or a true finding reaches."""
    if not current:
        return NOT_ASSESSED
    order = [one.level for one in current]
    reached = [one.level for one in current if score and one.min_score <= score <= one.max_score]
    reached += [one.level for one in true if one.level in order]
    reached += [order[-1] for one in true if one.override]
    level = max(reached, key=order.index, default=order[0])
    # Low is said only when everything was asked, or when somebody weighed the threats: silence is not "no risk".
    said = level != order[0] or everything_asked or (score and reached)
    return level if said else NOT_ASSESSED


def _valid(level: RiskLevel, today: date) -> bool:
    return in_force(level.valid_from, level.valid_to, today)
