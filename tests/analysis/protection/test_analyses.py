"""Severity is what named analysts say: blind first, then together, approved by somebody else, and nothing reckons it."""

from typing import Any
from uuid import UUID

import pytest

from amparo.analysis.indicators.actions import Purpose
from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.models import Agreed, Analysis, Evidence, Rating, Risk, Seat
from amparo.analysis.protection.rules import Recipient
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from tests.analysis.protection.working import (
    DOCUMENT,
    OTHER,
    PILLARS,
    PLACE,
    WHOLE,
    agreed,
    approved,
    begun,
    judgement,
    rated,
    scope,
)
from tests.casework.partnership.records import agreement, organization
from tests.cast import Cast

READERS = ("bruno", "samuel", "dina")
OTHERS = ("alma", "amir", "selma", "chidi", "carla", "eyob", "farah", "petra", "gita", "irene")


def refused(code: str, act: Any, **call: Any) -> None:
    with pytest.raises(Refusal) as problem:
        act(**call)
    assert problem.value.code == code


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


def ratings(cast: Cast, who: str, analysis: UUID) -> dict[str, str | None]:
    """Return whose phases somebody reads; None where one was given and is not open."""
    found = queries.whole(cast.access(who), analysis).risks[0].ratings.get(PLACE, [])
    return {one.name: one.judged.phase if one.judged else None for one in found}


def test_a_rating_is_read_by_nobody_else_before_each_of_the_panel_has_rated(cast: Cast) -> None:
    analysis, risk = rated(cast, "bruno", "dina", "samuel")
    for who, phase in (("bruno", "3"), ("dina", "4")):
        actions.rate(by=cast.access(who), risk=risk, place=PLACE, fields=judgement(phase))
    assert ratings(cast, "bruno", analysis) == {"Bruno": "3", "Dina": None}
    assert ratings(cast, "dina", analysis) == {"Bruno": None, "Dina": "4"}
    assert ratings(cast, "samuel", analysis) == {"Bruno": None, "Dina": None}
    refused("protection.not_all_rated", actions.agree, by=cast.dina, risk=risk, place=PLACE, fields=judgement("4"))
    actions.rate(by=cast.bruno, risk=risk, place=PLACE, fields=judgement("2"))
    actions.rate(by=cast.samuel, risk=risk, place=PLACE, fields=judgement("5"))
    for who in READERS:
        assert ratings(cast, who, analysis) == {"Bruno": "2", "Dina": "4", "Samuel": "5"}
    assert all(Rating.rows.values_list("blind", flat=True))
    refused("protection.opened_already", actions.rate, by=cast.bruno, risk=risk, place=PLACE, fields=judgement("5"))


def test_one_alone_opens_nothing_and_agrees_on_nothing(cast: Cast) -> None:
    analysis, risk = rated(cast, "bruno")
    actions.rate(by=cast.bruno, risk=risk, place=PLACE, fields=judgement("3"))
    assert not Rating.rows.get().opened
    refused("protection.not_all_rated", actions.agree, by=cast.bruno, risk=risk, place=PLACE, fields=judgement("3"))
    assert "analysts" in {one.what for one in queries.missing(queries.whole(cast.bruno, analysis))}
    refused("record.not_there", actions.rate, by=cast.dina, risk=risk, place=PLACE, fields=judgement("3"))


def test_who_joins_after_the_ratings_were_opened_is_marked_and_who_has_rated_cannot_be_left_out(cast: Cast) -> None:
    analysis, risk = agreed(cast)
    refused("protection.rated_stays", actions.change, by=cast.bruno, analysis=analysis, fields=scope(cast, "bruno"))
    elsewhere = {**scope(cast), "places": [OTHER]}
    refused("protection.rated_stays", actions.change, by=cast.bruno, analysis=analysis, fields=elsewhere)
    refused("protection.rated_stays", actions.take_risk_away, by=cast.bruno, risk=risk)
    actions.change(by=cast.bruno, analysis=analysis, fields=scope(cast, "bruno", "dina", "samuel"))
    actions.rate(by=cast.samuel, risk=risk, place=PLACE, fields=judgement("4"))
    late = queries.whole(cast.dina, analysis).risks[0].ratings[PLACE]
    assert {one.name: one.blind for one in late} == {"Bruno": True, "Dina": True, "Samuel": False}


def test_who_leaves_the_panel_without_having_rated_no_longer_keeps_the_others_waiting(cast: Cast) -> None:
    analysis, risk = rated(cast, "bruno", "dina", "samuel")
    for who in ("bruno", "dina"):
        actions.rate(by=cast.access(who), risk=risk, place=PLACE, fields=judgement("3"))
    assert not Rating.rows.filter(opened=True).exists()
    actions.change(by=cast.bruno, analysis=analysis, fields=scope(cast, "bruno", "dina"))
    assert Rating.rows.filter(opened=True).count() == 2


def test_severity_is_never_set_by_the_program(cast: Cast) -> None:
    analysis, risk = rated(cast)
    for who in ("bruno", "dina"):
        actions.rate(by=cast.access(who), risk=risk, place=PLACE, fields=judgement("5"))
    found = queries.whole(cast.dina, analysis).risks[0]
    assert found.agreed == {}, "two who say the same are still no panel that has agreed"
    assert not Agreed.rows.exists()
    actions.agree(by=cast.bruno, risk=risk, place=PLACE, fields=judgement("2", dissent="We both thought again."))
    assert queries.whole(cast.dina, analysis).risks[0].agreed[PLACE].phase == "2"
    assert {one.judged and one.judged.phase for one in queries.whole(cast.dina, analysis).risks[0].ratings[PLACE]} == {
        "5"
    }


def test_a_rating_rests_on_reasons_evidence_and_a_degree_of_confidence(cast: Cast) -> None:
    _, risk = rated(cast)
    for code, wrong in (
        ("protection.no_evidence", {"evidence": []}),
        ("protection.no_evidence", {"evidence": [1, 7]}),
        ("directory.missing", {"reasons": " "}),
        ("protection.too_long", {"reasons": "a" * 4001}),
        ("directory.unknown_code", {"phase": "6"}),
        ("directory.unknown_code", {"phase": ""}),
        ("directory.unknown_code", {"confidence": ""}),
    ):
        refused(code, actions.rate, by=cast.dina, risk=risk, place=PLACE, fields={**judgement("3"), **wrong})
    refused("record.not_there", actions.rate, by=cast.dina, risk=risk, place="QV01", fields=judgement("3"))
    assert not Rating.rows.exists()


def test_the_panel_says_why_somebody_sees_it_otherwise(cast: Cast) -> None:
    _, risk = rated(cast)
    for who, phase in (("bruno", "3"), ("dina", "4")):
        actions.rate(by=cast.access(who), risk=risk, place=PLACE, fields=judgement(phase))
    refused("directory.missing", actions.agree, by=cast.dina, risk=risk, place=PLACE, fields=judgement("4"))
    refused("record.not_there", actions.agree, by=cast.samuel, risk=risk, place=PLACE, fields=judgement("4"))


def test_nobody_approves_what_they_had_a_hand_in(cast: Cast) -> None:
    analysis, _ = agreed(cast)
    refused("protection.by_another", actions.review, by=cast.bruno, analysis=analysis)
    refused("protection.not_now", actions.approve, by=cast.samuel, analysis=analysis)
    actions.review(by=cast.samuel, analysis=analysis)
    for who in ("bruno", "dina", "samuel"):
        refused("record.not_there", actions.approve, by=cast.access(who), analysis=analysis)
    actions.send_back(by=cast.bruno, analysis=analysis, words="The summary is too long.")
    actions.review(by=cast.dina, analysis=analysis)
    actions.approve(by=cast.samuel, analysis=analysis)
    found = queries.whole(cast.bruno, analysis)
    assert [(one.step, one.by, one.words) for one in found.steps] == [
        ("reviewed", "Samuel", ""),
        ("sent_back", "Bruno", "The summary is too long."),
        ("reviewed", "Dina", ""),
        ("approved", "Samuel", ""),
    ]


def test_who_only_wrote_a_line_does_not_approve_either(cast: Cast) -> None:
    analysis, _ = agreed(cast)
    actions.add_evidence(by=cast.samuel, analysis=analysis, kind="partner", fields=DOCUMENT)
    actions.review(by=cast.dina, analysis=analysis)
    refused("record.not_there", actions.approve, by=cast.samuel, analysis=analysis)


def test_what_is_missing_keeps_an_analysis_from_being_reviewed(cast: Cast) -> None:
    analysis = begun(cast, "bruno", grade="")
    lacks = [one.what for one in queries.missing(queries.whole(cast.dina, analysis))]
    assert lacks == ["analysts", "risks", "evidence", "whole", "grade"]
    refused("protection.not_whole", actions.review, by=cast.dina, analysis=analysis)
    risk = actions.add_risk(by=cast.dina, analysis=analysis, risk="torture")
    assert actions.add_risk(by=cast.bruno, analysis=analysis, risk="torture") == risk
    lacks = [(one.what, one.where) for one in queries.missing(queries.whole(cast.dina, analysis)) if one.risk]
    assert lacks == [(("pillar"), pillar) for pillar in PILLARS] + [("rated", "")]
    actions.take_risk_away(by=cast.bruno, risk=risk)
    refused("directory.unknown_code", actions.add_risk, by=cast.dina, analysis=analysis, risk="bad_luck")


def test_an_approved_analysis_stays_as_it_is(cast: Cast) -> None:
    analysis, risk = approved(cast)
    for act, call in (
        (actions.change, {"analysis": analysis, "fields": scope(cast)}),
        (actions.add_risk, {"analysis": analysis, "risk": "torture"}),
        (actions.fill, {"risk": risk, "pillar": "threat", "answers": PILLARS["threat"]}),
        (actions.write_whole, {"analysis": analysis, "answers": WHOLE}),
        (actions.add_evidence, {"analysis": analysis, "kind": "document", "fields": DOCUMENT}),
        (actions.rate, {"risk": risk, "place": OTHER, "fields": judgement("1")}),
        (actions.agree, {"risk": risk, "place": PLACE, "fields": judgement("4", dissent="x")}),
        (actions.send_back, {"analysis": analysis, "words": "Once more"}),
    ):
        refused("protection.not_now", act, by=cast.bruno, **call)


def test_a_change_on_top_of_somebody_elses_is_refused_and_a_form_that_is_sent_twice_counts_once(cast: Cast) -> None:
    analysis, key = begun(cast), ids.new()
    for _ in range(2):
        actions.write_whole(by=cast.bruno, analysis=analysis, answers=WHOLE, based_on=1, key=key)
    again = {"analysis": analysis, "answers": WHOLE, "based_on": 1}
    refused("protection.changed_meanwhile", actions.write_whole, by=cast.dina, **again)
    refused("protection.incomplete", actions.write_whole, by=cast.dina, analysis=analysis, answers={})
    sent = {"analysis": analysis, "kind": "document", "fields": DOCUMENT, "key": ids.new()}
    assert [actions.add_evidence(by=cast.dina, **sent) for _ in range(2)] == [1, 1]


def test_evidence_from_elsewhere_says_whose_it_is_when_it_was_published_and_how_far_it_is_trusted(cast: Cast) -> None:
    analysis = begun(cast)
    for wrong in (
        {"publisher": ""},
        {"published_on": None},
        {"reliability": ""},
        {"said": ""},
        {"link": "javascript:1"},
    ):
        with pytest.raises(Refusal):
            actions.add_evidence(by=cast.dina, analysis=analysis, kind="document", fields={**DOCUMENT, **wrong})
    refused("directory.unknown_code", actions.add_evidence, by=cast.dina, analysis=analysis, kind="x", fields=DOCUMENT)


def taken(cast: Cast, analysis: UUID, recipient: Recipient, organization: UUID | None = None) -> None:
    said = {"kind": "pdf", "recipient": recipient, "purpose": Purpose.COORDINATION, "organization": organization}
    actions.take_out(by=cast.dina, analysis=analysis, **said)


def test_a_draft_stays_in_the_office_and_how_sensitive_it_is_decides_where_an_approved_one_goes(cast: Cast) -> None:
    clinic = organization(cast)
    draft, _ = agreed(cast)
    taken(cast, draft, Recipient.OWN_OFFICE)
    with pytest.raises(Refusal, match=r"protection\.stays"):
        taken(cast, draft, Recipient.EVERYBODY)
    for grade, goes in (("severe", ()), ("moderate", (Recipient.ORGANIZATION,)), ("low", tuple(Recipient))):
        analysis, _ = approved(cast, grade=grade)
        for recipient in (Recipient.ORGANIZATION, Recipient.EVERYBODY):
            to = clinic if recipient is Recipient.ORGANIZATION else None
            if recipient in goes:
                taken(cast, analysis, recipient, to)
                assert Analysis.rows.get(pk=analysis).status == "shared"
            else:
                with pytest.raises(Refusal, match=r"protection\.stays"):
                    taken(cast, analysis, recipient, to)
    last = queries.whole(cast.bruno, analysis).steps[-1]
    assert (last.step, last.by, last.recipient, last.purpose) == ("taken", "Dina", "everybody", "coordination")


def test_a_sensitive_analysis_goes_to_a_partner_only_under_an_agreement_that_names_it(cast: Cast) -> None:
    clinic = organization(cast)
    analysis, _ = approved(cast, grade="high")
    with pytest.raises(Refusal, match=r"protection\.no_agreement"):
        taken(cast, analysis, Recipient.ORGANIZATION, clinic)
    agreement(cast, clinic)
    with pytest.raises(Refusal, match=r"protection\.no_agreement"):
        taken(cast, analysis, Recipient.ORGANIZATION, clinic)
    agreement(cast, clinic, agreement_purposes="statistics", agreement_groups="facets")
    taken(cast, analysis, Recipient.ORGANIZATION, clinic)


def test_an_agreement_that_was_written_down_binds_what_is_less_sensitive_too(cast: Cast) -> None:
    clinic = organization(cast)
    agreement(cast, clinic)
    analysis, _ = approved(cast, grade="moderate")
    with pytest.raises(Refusal, match=r"protection\.no_agreement"):
        taken(cast, analysis, Recipient.ORGANIZATION, clinic)


def test_risks_by_severity_and_area_come_from_approved_analyses_alone(cast: Cast) -> None:
    analysis, _ = approved(cast)
    agreed(cast)
    found = queries.severities(cast.bruno)
    assert [(one.analysis, one.risk, one.place, one.phase, one.confidence) for one in found] == [
        (analysis, "trafficking_forced_labour", PLACE, "4", "medium")
    ]
