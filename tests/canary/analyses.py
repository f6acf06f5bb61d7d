"""Canaries in what a panel concluded about risks, and in a rating that nobody but its analyst may read yet."""

from datetime import date
from typing import Any

from amparo.analysis.protection import actions
from tests.analysis.protection.working import DOCUMENT, PILLARS, WHOLE, judgement
from tests.canary.planting import Planted
from tests.cast import Cast

SAID, BLIND = "analysis/analysis", "rating/analysis"
CODED = frozenset({"reliability", "phase", "confidence", "link"})


def plant_analysis(cast: Cast, planted: Planted) -> None:
    """Write down an analysis as Bruno, which Dina has rated and he has not: every word of it is a canary."""

    def words(told: dict[str, Any], group: str = SAID) -> dict[str, Any]:
        return {
            name: planted.word(group) if isinstance(value, str) and name not in CODED and "_by" not in name else value
            for name, value in told.items()
        }

    panel = [cast.users[name].pk for name in ("bruno", "dina")]
    period = {"begins_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30), "grade": "high"}
    scope = {"title": planted.word(SAID), "places": ["QV01"], "panel": panel, **period}
    planted.analysis = actions.begin(by=cast.bruno, fields=scope)
    planted.analysis_risk = actions.add_risk(by=cast.bruno, analysis=planted.analysis, risk="trafficking_forced_labour")
    for pillar, answers in PILLARS.items():
        actions.fill(by=cast.bruno, risk=planted.analysis_risk, pillar=pillar, answers=words(answers))
    actions.write_whole(by=cast.bruno, analysis=planted.analysis, answers=words(WHOLE))
    actions.add_evidence(by=cast.bruno, analysis=planted.analysis, kind="document", fields=words(DOCUMENT))
    rating = judgement("4", reasons=planted.word(BLIND))
    actions.rate(by=cast.dina, risk=planted.analysis_risk, place="QV01", fields=rating)
