"""An analysis is reviewed and approved by somebody else, whole, and then stays as it is."""

import pytest

from amparo.analysis.protection import actions, queries
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
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
    refused,
    scope,
)
from tests.cast import Cast


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
