"""An analysis is there for supervisors and information officers of its agency, sealed, and for nobody else."""

from amparo.analysis.indicators.actions import Purpose
from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.models import Agreed, Analysis, Evidence, Rating, Risk, Seat
from amparo.analysis.protection.rules import Recipient
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from tests.analysis.protection.working import (
    DOCUMENT,
    OTHER,
    PILLARS,
    PLACE,
    READERS,
    WHOLE,
    agreed,
    judgement,
    refused,
    scope,
)
from tests.cast import Cast

OTHERS = ("alma", "amir", "selma", "chidi", "carla", "eyob", "farah", "petra", "gita", "irene")


def test_what_a_panel_wrote_is_read_by_supervisors_and_information_officers_of_the_agency(cast: Cast) -> None:
    analysis, _ = agreed(cast)
    for who in READERS:
        found = queries.whole(cast.access(who), analysis)
        assert (found.view.title, found.view.places) == ("The harbour in autumn", [PLACE, OTHER])
        assert found.panel == {cast.users["bruno"].pk: "Bruno", cast.users["dina"].pk: "Dina"}
        assert found.update is not None
        assert found.update["answers"] == WHOLE
        risk = found.risks[0]
        assert {name: said["answers"] for name, said in risk.pillars.items()} == PILLARS
        assert [(one.number, one.title, one.said, one.by) for one in found.evidence] == [
            (1, DOCUMENT["title"], DOCUMENT["said"], "Bruno")
        ]
        assert risk.agreed[PLACE].phase == "4"
        assert risk.agreed[PLACE].dissent == "One of us counts on the inspection."
        assert queries.missing(found) == []
        assert [one.id for one in queries.listed(cast.access(who))] == [analysis]


def test_to_everybody_else_an_analysis_is_not_there_and_nothing_can_be_written(cast: Cast) -> None:
    analysis, risk = agreed(cast)
    before = Version.objects.count()
    for who in OTHERS:
        by = cast.access(who)
        for act, call in (
            (queries.whole, {"access": by, "analysis": analysis}),
            (actions.change, {"by": by, "analysis": analysis, "fields": scope(cast)}),
            (actions.add_risk, {"by": by, "analysis": analysis, "risk": "torture"}),
            (actions.take_risk_away, {"by": by, "risk": risk}),
            (actions.fill, {"by": by, "risk": risk, "pillar": "threat", "answers": PILLARS["threat"]}),
            (actions.write_whole, {"by": by, "analysis": analysis, "answers": WHOLE}),
            (actions.add_evidence, {"by": by, "analysis": analysis, "kind": "document", "fields": DOCUMENT}),
            (actions.rate, {"by": by, "risk": risk, "place": PLACE, "fields": judgement("1")}),
            (actions.agree, {"by": by, "risk": risk, "place": PLACE, "fields": judgement("1")}),
            (actions.review, {"by": by, "analysis": analysis}),
            (actions.approve, {"by": by, "analysis": analysis}),
            (
                actions.take_out,
                {
                    "by": by, "analysis": analysis, "kind": "pdf", "recipient": Recipient.OWN_OFFICE,
                    "purpose": Purpose.PLANNING,
                },
            ),
        ):  # fmt: skip
            refused("record.not_there", act, **call)
        assert queries.listed(by) == queries.severities(by) == []
        if who != "carla":  # she leads a team of another agency, which may have analyses of its own
            refused("record.not_there", actions.begin, by=by, fields=scope(cast))
    assert Version.objects.count() == before


def test_who_has_a_conflict_of_interest_is_kept_away(cast: Cast) -> None:
    analysis, _ = agreed(cast)
    accounts.involve(cast.users["samuel"].pk, analysis, InvolvementKind.CONFLICT, cast.users["bruno"].pk, None)
    refused("record.not_there", queries.whole, access=cast.samuel, analysis=analysis)
    assert queries.listed(cast.samuel) == []


def test_every_word_and_every_phase_is_sealed_and_every_opening_is_in_the_log(cast: Cast) -> None:
    analysis, _ = agreed(cast)
    sealed = " ".join(bytes(row.sealed).decode("latin-1") for row in Version.objects.all())
    rows = [row for model in (Analysis, Risk, Evidence, Rating, Agreed, Seat) for row in model.rows.values()]
    for word in ("harbour", "Recruiters", "Harbour Watch", "inspection", "looks like"):
        assert word not in sealed
        assert word not in str(rows)
    assert not any("phase" in row or "severity" in row for row in rows)
    before, opened = Leaf.objects.count(), [Analysis, Risk, Evidence, Rating, Agreed]
    queries.whole(cast.samuel, analysis)
    acts = Leaf.objects.order_by("index")[before:]
    assert {leaf.act for leaf in acts} == {"protection.opened"}
    assert {leaf.record for leaf in acts} == {pk for model in opened for pk in model.rows.values_list("pk", flat=True)}
