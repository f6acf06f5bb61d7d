"""Severity is what named analysts say: blind first, then together, and nothing reckons it."""

from uuid import UUID

from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.models import Agreed, Rating
from tests.analysis.protection.working import (
    OTHER,
    PLACE,
    READERS,
    agreed,
    judgement,
    rated,
    refused,
    scope,
)
from tests.cast import Cast


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
