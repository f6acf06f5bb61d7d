"""Choose the risks of an analysis, fill the pillars of one, and write what is said of the whole: forms of practice, sealed."""

from collections.abc import Mapping
from uuid import UUID

from amparo import practice
from amparo.analysis.protection import reach, rules
from amparo.analysis.protection.models import Analysis, Rating, Risk
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import evaluate
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of


def add_risk(*, by: Access, analysis: UUID, risk: str) -> UUID:
    """Choose one of the standard risks; return its id, that of the one which stands where it was chosen already."""
    act_name = "protection.risk_chosen"
    found = reach.analysis(by, analysis, act_name)
    listed = practice.catalogue().lists["protection_risk"].get(risk)
    if listed is None or not listed.offered(clock.today()):
        raise Refusal("directory.unknown_code", field="risk")
    with acting.act(by, act_name, facts_of(found), Action.WRITE, reach.PART) as act:
        row = reach.held(found, by)
        new = {"id": ids.new(), "number": Risk.after_the_last(row)}
        chosen, _ = Risk.rows.get_or_create(analysis=row, risk=risk, defaults=new)
        act.about(chosen.pk, reach.PART, risk=risk)
    pk: UUID = chosen.pk
    return pk


def take_risk_away(*, by: Access, risk: UUID) -> None:
    """Leave a risk out again that nobody has rated; what was written of it stays in the history."""
    act_name = "protection.risk_left_out"
    found = reach.risk(by, risk, act_name)
    with acting.act(by, act_name, facts_of(found.analysis), Action.WRITE, reach.PART) as act:
        reach.held(found.analysis, by)
        if Rating.rows.filter(risk=found).exists():
            raise Refusal("protection.rated_stays")
        found.delete()
        act.about(risk, reach.PART, risk=found.risk)


def fill(
    *, by: Access, risk: UUID, pillar: str, answers: Mapping[str, str], based_on: int | None = None,
    key: UUID | None = None,
) -> None:  # fmt: skip
    """Keep one pillar of a risk; raise Refusal when an answer is missing, or somebody changed the risk after `based_on`."""
    act_name = "protection.pillar_filled"
    found = reach.risk(by, risk, act_name)
    if pillar not in rules.PILLARS:
        raise gate.not_there(by, risk, act_name)
    _keep(by, act_name, found.analysis, found, pillar, answers, based_on, key)


def write_whole(
    *, by: Access, analysis: UUID, answers: Mapping[str, str], based_on: int | None = None, key: UUID | None = None
) -> None:
    """Keep summary, context, recommendations, method and limits; raise Refusal as `fill` does."""
    act_name = "protection.whole_written"
    found = reach.analysis(by, analysis, act_name)
    _keep(by, act_name, found, found, rules.WHOLE, answers, based_on, key)


def _keep(
    by: Access, act_name: str, home: Analysis, record: Analysis | Risk, name: str, answers: Mapping[str, str],
    based_on: int | None, key: UUID | None,
) -> None:  # fmt: skip
    if once.already(by, key):
        return
    form = practice.catalogue().form(f"{rules.AREA}/{name}")
    if evaluate(form, answers, clock.today()).problems:
        raise Refusal("protection.incomplete")
    said = {"form": form.ref, "answers": {path: text for path, text in answers.items() if text}}
    with acting.act(by, act_name, facts_of(home), Action.WRITE, reach.PART) as act:
        reach.held(home, by)
        reach.standing(act, record, based_on)
        kind = "protection.risk" if isinstance(record, Risk) else "protection.analysis"
        act.write(record.pk, reach.PART, kind, {name: said}, key=key)
        act.about(record.pk, reach.PART, part=name)
