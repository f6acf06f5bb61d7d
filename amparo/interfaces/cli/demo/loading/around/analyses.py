"""Protection analyses of the invented country: two approved ones and one in work, which Dina has rated and Bruno not yet.

What they say stands in lists/analyses.json; days are counted from today.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.analysis.protection import actions
from amparo.analysis.protection.rules import AREA, PILLARS, WHOLE
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import House, at_work
from amparo.interfaces.cli.demo.services import LISTS
from amparo.trust.accounts.queries import colleagues, supervisors_of
from amparo.trust.disclosure.access import Access, access_for

REASONS = "What the sources say together, and how many ways out people have."


def analyse(house: House, today: date) -> None:
    """Write down every analysis as it stands today."""
    told = json.loads((LISTS / "analyses.json").read_text(encoding="utf-8"))
    panel = at_work("bruno", Role.SUPERVISOR), at_work("dina", Role.INFORMATION_OFFICER)
    for one in told["analyses"]:
        _one(one, told, panel, today)
        if one["state"] == "approved":
            _bring_on(one, panel, _another(house, panel[0]))


def _one(one: dict[str, Any], told: Mapping[str, Any], panel: tuple[Access, Access], today: date) -> None:
    bruno, dina = panel
    places = sorted({rating[1] for rating in one["rated"]})
    period = {"begins_on": today - timedelta(days=one["from"]), "ends_on": today - timedelta(days=one["until"])}
    fields = {
        "title": one["title"],
        "grade": one["grade"],
        "places": places,
        "panel": [by.id for by in panel],
        **period,
    }
    analysis = one["id"] = actions.begin(by=bruno, fields=fields)
    for source in told["evidence"]:
        said = {**source, "published_on": today - timedelta(days=source["age"])}
        actions.add_evidence(by=dina, analysis=analysis, kind="document", fields=said)
    chosen = dict.fromkeys(rating[0] for rating in one["rated"])
    risks = {risk: _risk(bruno, analysis, risk, told["pillars"][risk]) for risk in chosen}
    actions.write_whole(by=bruno, analysis=analysis, answers=_answers(WHOLE, told["whole"], today))
    for rating in one["rated"]:
        _rate(panel, risks[rating[0]], rating)


def _rate(panel: tuple[Access, Access], risk: UUID, rating: Sequence[str]) -> None:
    """Rate a risk in a place as Bruno and Dina, where they have rated; and keep what they agree on, where they do."""
    _name, place, by_bruno, by_dina, agreed, sure, dissent = rating
    for by, phase in zip(panel, (by_bruno, by_dina), strict=True):
        if phase:
            actions.rate(by=by, risk=risk, place=place, fields=_judged(phase, sure))
    if agreed:
        actions.agree(by=panel[1], risk=risk, place=place, fields={**_judged(agreed, sure), "dissent": dissent})


def _risk(by: Access, analysis: UUID, risk: str, said: Mapping[str, Any]) -> UUID:
    made = actions.add_risk(by=by, analysis=analysis, risk=risk)
    for pillar in PILLARS:
        actions.fill(by=by, risk=made, pillar=pillar, answers=_answers(pillar, said))
    return made


def _answers(form: str, said: Mapping[str, Any], today: date | None = None) -> dict[str, str]:
    """Return what is told by the paths of a form; a number stands for a day."""
    paths = {path.rpartition("/")[2]: path for path in practice.catalogue().form(f"{AREA}/{form}").questions}
    found: dict[str, str] = {}
    for name, value in said.items():
        entry, _mark, question = name.rpartition("/")
        if question in paths:
            path = paths[question].replace("recommendation/", f"{entry}/") if entry else paths[question]
            found[path] = (
                (today + timedelta(days=value)).isoformat() if today and isinstance(value, int) else str(value)
            )
    return found


def _judged(phase: str, sure: str) -> dict[str, Any]:
    return {"phase": phase, "confidence": sure, "reasons": REASONS, "evidence": [1, 2, 3]}


def _bring_on(one: Mapping[str, Any], panel: tuple[Access, Access], approver: Access) -> None:
    """Let Dina review an analysis, and a supervisor approve it who had no hand in it."""
    actions.review(by=panel[1], analysis=one["id"])
    actions.approve(by=approver, analysis=one["id"])


def _another(house: House, bruno: Access) -> Access:
    """Return another supervisor of Bruno's agency."""
    for _key, team in sorted(house.team_ids.items()):
        for user in colleagues(team):
            if user.pk in supervisors_of(team) and user.pk != bruno.id and user.agency_id == bruno.actor.agency:
                return access_for(user, Role.SUPERVISOR)
    raise LookupError("an agency has two supervisors")
