"""An analysis of Puente as its panel makes it: Bruno begins it, Bruno and Dina rate, Dina reviews, Samuel approves."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from amparo.analysis.protection import actions
from amparo.foundation.errors import Refusal
from tests.casework.directory.listing import places
from tests.cast import Cast

PLACE, OTHER = "QV0101", "QV0102"
READERS = ("bruno", "samuel", "dina")
"""Those of the agency who may read an analysis."""


PILLARS: dict[str, dict[str, str]] = {
    "context": {
        "context/context_landscape": "The harbour lost its trade.",
        "context/context_law": "The law protects; nobody enforces it.",
        "context/context_history": "Since the flood of 2024.",
    },
    "threat": {
        "threat/threat_acts": "Recruiters promise work abroad.",
        "threat/threat_actors": "Agencies without a licence.",
        "threat/threat_drivers": "Debt.",
    },
    "effect": {
        "effect/effect_groups": "Young adults from the hills.",
        "effect/effect_consequences": "Wages are kept from them.",
        "effect/effect_coping": "They borrow again.",
    },
    "capacity": {
        "capacity/capacity_people": "Neighbours warn each other.",
        "capacity/capacity_institutions": "The labour inspection has two people.",
        "capacity/capacity_response": "Legal aid once a week; shelter is missing.",
    },
}


WHOLE: dict[str, str] = {
    "update/update_summary": "False recruitment is spreading at the harbour.",
    "update/update_context": "The harbour closed in spring.",
    "advice/recommendation[1]/recommendation_to": "Labour inspection",
    "advice/recommendation[1]/recommendation_what": "Publish the list of licensed agencies.",
    "advice/recommendation[1]/recommendation_by": "2027-03-01",
    "method/method_words": "Two analysts read the evidence apart, then together.",
    "method/method_limits": "People in detention were not heard.",
}


DOCUMENT: dict[str, Any] = {
    "title": "Report on the harbour", "said": "Forty workers were not paid.", "publisher": "Harbour Watch",
    "published_on": date(2026, 9, 1), "link": "https://example.org/harbour", "reliability": "mostly",
}  # fmt: skip


def scope(cast: Cast, *panel: str, **more: Any) -> dict[str, Any]:
    """Return what an analysis is about, with these members of the cast on the panel."""
    seats = [cast.users[name].pk for name in panel or ("bruno", "dina")]
    period = {"begins_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30)}
    return {
        "title": "The harbour in autumn",
        **period,
        "places": [PLACE, OTHER],
        "panel": seats,
        "grade": "low",
        **more,
    }


def begun(cast: Cast, *panel: str, **more: Any) -> UUID:
    """Return an analysis that Bruno began, with the places of the country."""
    places()
    return actions.begin(by=cast.bruno, fields=scope(cast, *panel, **more))


def judgement(phase: str, **more: Any) -> dict[str, Any]:
    """Return a rating on the first piece of evidence."""
    return {"phase": phase, "confidence": "medium", "reasons": f"It looks like {phase}.", "evidence": [1], **more}


def rated(cast: Cast, *panel: str, **more: Any) -> tuple[UUID, UUID]:
    """Return an analysis and its one risk, filled, with evidence, and rated by nobody."""
    analysis = begun(cast, *panel, **more)
    risk = actions.add_risk(by=cast.bruno, analysis=analysis, risk="trafficking_forced_labour")
    for pillar, answers in PILLARS.items():
        actions.fill(by=cast.bruno, risk=risk, pillar=pillar, answers=answers)
    actions.write_whole(by=cast.bruno, analysis=analysis, answers=WHOLE)
    actions.add_evidence(by=cast.bruno, analysis=analysis, kind="document", fields=DOCUMENT)
    return analysis, risk


def agreed(cast: Cast, **more: Any) -> tuple[UUID, UUID]:
    """Return an analysis of which nothing is missing: Bruno rated 3, Dina 4, the panel agreed on 4."""
    analysis, risk = rated(cast, **more)
    actions.rate(by=cast.bruno, risk=risk, place=PLACE, fields=judgement("3"))
    actions.rate(by=cast.dina, risk=risk, place=PLACE, fields=judgement("4"))
    together = judgement("4", reasons="More was seen.", dissent="One of us counts on the inspection.")
    actions.agree(by=cast.dina, risk=risk, place=PLACE, fields=together)
    return analysis, risk


def approved(cast: Cast, **more: Any) -> tuple[UUID, UUID]:
    """Return an analysis that Dina reviewed and Samuel approved."""
    analysis, risk = agreed(cast, **more)
    actions.review(by=cast.dina, analysis=analysis)
    actions.approve(by=cast.samuel, analysis=analysis)
    return analysis, risk


def refused(code: str, act: Any, **call: Any) -> None:
    with pytest.raises(Refusal) as problem:
        act(**call)
    assert problem.value.code == code
