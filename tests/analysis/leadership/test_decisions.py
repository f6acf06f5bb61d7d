"""Decisions: sealed, with the figures they rest on, in versions, read by those who lead and count in the agency alone."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from amparo.analysis.evidence import actions as evidence
from amparo.analysis.indicators.periods import Span, holding
from amparo.analysis.leadership import actions, queries
from amparo.analysis.leadership.models import Decision
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from tests.analysis.indicators.making import at
from tests.cast import Cast

TODAY, LATER = "2027-04-02", "2027-07-02"
MARCH = holding(date(2027, 3, 1), Span.MONTH)
FIELDS: dict[str, Any] = {
    "result": "capacity", "decision": "Two more supervisors in the south", "why": "Eight workers for one supervisor",
    "decided_by": "Head of office", "decided_on": date(2027, 4, 1), "look_again_on": date(2027, 7, 1),
}  # fmt: skip


@pytest.fixture
def figure(cast: Cast) -> UUID:
    """A kept figure about no case."""
    with clock.fixed(at(TODAY)):
        return evidence.keep(by=cast.bruno, name="workers_per_supervisor", period=MARCH)[0]


def decided(cast: Cast, figure: UUID, by: str = "bruno", key: UUID | None = None, **changed: Any) -> UUID:
    with clock.fixed(at(TODAY)):
        return actions.decide(by=cast.access(by), fields={**FIELDS, **changed}, figures=[figure], key=key)


def test_a_decision_stands_with_its_figures_and_is_read_by_those_who_lead_and_count_alone(
    cast: Cast, figure: UUID
) -> None:
    made = decided(cast, figure)
    for who in ("bruno", "samuel", "dina"):
        view = queries.decision(cast.access(who), made)
        assert (view.said("decision"), [one.id for one in view.figures]) == (FIELDS["decision"], [figure]), who
    for who in ("alma", "carla", "petra", "farah", "gita", "eyob"):
        refused("record.not_there", lambda who=who: queries.decision(cast.access(who), made))
        assert queries.waiting(cast.access(who), date(2028, 1, 1)) == [], who
        refused("record.not_there", lambda who=who: decided(cast, figure, who))
    clear = str(Decision.rows.values().get()) + str(list(Leaf.objects.values_list("detail", flat=True)))
    assert not any(FIELDS[name] in clear for name in ("decision", "why", "decided_by"))
    assert Version.objects.filter(holder=made, compartment="leadership").count() == 1


def test_corrections_and_looks_back_are_versions_and_nobody_writes_over_somebody_else(cast: Cast, figure: UUID) -> None:
    made = decided(cast, figure)
    with clock.fixed(at(LATER)):
        assert [one.pk for one in queries.waiting(cast.dina, date(2027, 7, 2))] == [made]
        assert queries.decision(cast.dina, made).overdue
        actions.correct(by=cast.dina, decision=made, fields={**FIELDS, "decision": "One more supervisor"}, based_on=1)
        refused("leadership.changed_meanwhile", lambda: actions.look_back(
            by=cast.bruno, decision=made, outcome="Hired", again_on=None, based_on=1))  # fmt: skip
        actions.look_back(by=cast.bruno, decision=made, outcome="Not yet hired", again_on=date(2027, 9, 1), based_on=2)
        assert not queries.decision(cast.dina, made).overdue
        actions.look_back(by=cast.bruno, decision=made, outcome="Hired in August", again_on=None, based_on=3)
    view = queries.decision(cast.samuel, made)
    assert (view.said("decision"), view.said("outcome"), view.row.ended_on) == (
        "One more supervisor",
        "Hired in August",
        date(2027, 7, 2),
    )
    told = [one.fields.get("outcome", "") for one in queries.versions(cast.dina, made)]
    assert told == ["Hired in August", "Not yet hired", "", ""]
    acts = list(Leaf.objects.filter(act__startswith="leadership.", outcome="done").values_list("act", flat=True))
    assert acts.count("leadership.looked_back") == 2


def test_a_decision_without_a_figure_a_result_or_a_day_ahead_is_refused_and_sending_twice_keeps_one(
    cast: Cast, figure: UUID
) -> None:
    with clock.fixed(at(TODAY)):
        refused("leadership.no_figure", lambda: actions.decide(by=cast.bruno, fields=FIELDS, figures=[]))
    wrong = {
        "directory.unknown_code": {"result": "profit"}, "communities.ahead": {"decided_on": date(2027, 4, 3)},
        "leadership.look_again": {"look_again_on": date(2027, 4, 1)}, "directory.missing": {"why": "  "},
        "communities.too_long": {"decision": "x" * 2001},
    }  # fmt: skip
    for code, changed in wrong.items():
        refused(code, lambda changed=changed: decided(cast, figure, **changed))
    refused("record.not_there", lambda: decided(cast, uuid4()))
    assert not Decision.rows.exists()
    key = uuid4()
    assert decided(cast, figure, key=key) == decided(cast, figure, key=key)
    assert Decision.rows.count() == 1


def test_the_five_results_stand_with_what_is_missing_said(cast: Cast, figure: UUID) -> None:
    decided(cast, figure)
    with clock.fixed(at(LATER)):
        found = {one.code: one for one in queries.standings(cast.dina, MARCH)}
        assert "no_decision" in found["advocacy"].missing
        assert "no_evidence" in found["advocacy"].missing
        assert "nobody" in found["capacity"].missing
        assert "overdue" in found["capacity"].missing
        assert "stays_in_team" in found["leadership"].missing  # the caseload, which Dina does not read
        assert [one.id for one in found["leadership"].kept] == [figure]
        mine = {one.code: one for one in queries.standings(cast.bruno, MARCH)}
        assert "stays_in_team" not in mine["leadership"].missing
        refused("record.not_there", lambda: queries.standings(cast.alma, MARCH))


def refused(code: str, act: Any) -> None:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
