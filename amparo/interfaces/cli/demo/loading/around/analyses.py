"""Protection analyses of the invented country, each the next edition of the one before: two approved, one in work.

What they say stands in lists/analyses.json; days are counted from today.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.analysis.protection import actions, queries
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
    before: UUID | None = None
    for one in told["analyses"]:
        before = one["id"] = _one(one, told, panel, today, before)
        if one["state"] == "approved":
            _bring_on(one, panel, _another(house, panel[0]))


def _one(
    one: Mapping[str, Any], told: Mapping[str, Any], panel: tuple[Access, Access], today: date, before: UUID | None
) -> UUID:
    """Make an analysis as far as it is, after the one `before` it; return its id. In the last one Bruno has not rated yet."""
    bruno = panel[0]
    places = sorted({rating[1] for rating in one["rated"]})
    period = {"begins_on": today - timedelta(days=one["from"]), "ends_on": today - timedelta(days=one["until"])}
    members = [by.id for by in panel]
    fields = {"title": one["title"], "grade": one["grade"], "places": places, "panel": members, **period}
    analysis = _begun(panel, fields, told, today, before)
    chosen = dict.fromkeys(rating[0] for rating in one["rated"])
    _leave_out_others(bruno, analysis, chosen)
    risks = {risk: _risk(bruno, analysis, risk, told["pillars"][risk]) for risk in chosen}
    actions.write_whole(by=bruno, analysis=analysis, answers=_answers(WHOLE, told["whole"], today))
    for rating in one["rated"]:
        _rate(panel, risks[rating[0]], rating)
    return analysis


def _leave_out_others(by: Access, analysis: UUID, chosen: Collection[str]) -> None:
    """Leave out the risks of the edition before that this one does not look at."""
    for risk in queries.whole(by, analysis).risks:
        if risk.risk not in chosen:
            actions.take_risk_away(by=by, risk=risk.id)


def _begun(
    panel: tuple[Access, Access], fields: Mapping[str, Any], told: Mapping[str, Any], today: date, before: UUID | None
) -> UUID:
    """Begin an analysis with its evidence: that of the edition before where there is one."""
    bruno, dina = panel
    if before is not None:
        analysis = actions.begin_next(by=bruno, analysis=before, fields=fields)
        actions.take_over(by=dina, analysis=analysis, numbers=range(1, len(told["evidence"]) + 1))
        return analysis
    analysis = actions.begin(by=bruno, fields=fields)
    for source in told["evidence"]:
        said = {**source, "published_on": today - timedelta(days=source["age"])}
        actions.add_evidence(by=dina, analysis=analysis, kind="document", fields=said)
    return analysis


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
