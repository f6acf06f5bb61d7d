"""The database keeps analyses for supervisors and information officers, and a rating for its analyst until all have rated."""

import pytest
from django.db import DatabaseError, transaction

from amparo.analysis.indicators.actions import Purpose
from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.models import Agreed, Analysis, Evidence, Rating, Risk, Seat, Step
from amparo.analysis.protection.rules import Recipient
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.analysis.protection.working import DOCUMENT, PILLARS, PLACE, WHOLE, agreed, judgement, rated, scope
from tests.casework.directory.listing import places
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres


def seen() -> tuple[int, int, int, int]:
    """Return how many analyses, parts, words and keys of theirs are in sight."""
    parts = sum(model.rows.count() for model in (Seat, Risk, Evidence, Rating, Agreed, Step))
    words, keys = (model.objects.filter(compartment="analysis").count() for model in (Version, Grant))
    return Analysis.rows.count(), parts, words, keys


def test_each_sees_what_the_policy_says_and_no_rating_before_all_have_rated(cast: Cast) -> None:
    _, risk = rated(cast)
    actions.rate(by=cast.dina, risk=risk, place=PLACE, fields=judgement("4"))
    whole = seen()
    locked.settle()
    with locked.connected_as(locked.STAFF):
        for who, rows in {
            "dina": whole,
            **dict.fromkeys(("bruno", "samuel"), (*whole[:2], whole[2] - 1, whole[3])),
            **dict.fromkeys(("alma", "selma", "chidi", "carla", "eyob", "farah", "petra", "gita"), (0, 0, 0, 0)),
        }.items():
            second_lock.stand(cast.access(who).actor)
            assert seen() == rows, who
        second_lock.stand(cast.bruno.actor)
        actions.rate(by=cast.bruno, risk=risk, place=PLACE, fields=judgement("2"))
        second_lock.stand(cast.samuel.actor)
        assert seen()[2] == whole[2] + 1


def test_a_panel_works_and_another_approves_under_the_lock(cast: Cast) -> None:
    places()
    locked.settle()
    with locked.connected_as(locked.STAFF):
        second_lock.stand(cast.bruno.actor)
        analysis = actions.begin(by=cast.bruno, fields=scope(cast))
        risk = actions.add_risk(by=cast.bruno, analysis=analysis, risk="trafficking_forced_labour")
        unused = actions.add_risk(by=cast.bruno, analysis=analysis, risk="torture")
        actions.take_risk_away(by=cast.bruno, risk=unused)
        for pillar, answers in PILLARS.items():
            actions.fill(by=cast.bruno, risk=risk, pillar=pillar, answers=answers)
        actions.write_whole(by=cast.bruno, analysis=analysis, answers=WHOLE)
        actions.add_evidence(by=cast.bruno, analysis=analysis, kind="document", fields=DOCUMENT)
        actions.rate(by=cast.bruno, risk=risk, place=PLACE, fields=judgement("3"))
        second_lock.stand(cast.dina.actor)
        actions.rate(by=cast.dina, risk=risk, place=PLACE, fields=judgement("4"))
        actions.agree(by=cast.dina, risk=risk, place=PLACE, fields=judgement("4", dissent="One of us hopes."))
        actions.review(by=cast.dina, analysis=analysis)
        second_lock.stand(cast.samuel.actor)
        actions.send_back(by=cast.samuel, analysis=analysis, words="Say more.")
        second_lock.stand(cast.dina.actor)
        actions.review(by=cast.dina, analysis=analysis)
        second_lock.stand(cast.samuel.actor)
        actions.approve(by=cast.samuel, analysis=analysis)
        purpose = {"kind": "pdf", "recipient": Recipient.EVERYBODY, "purpose": Purpose.ADVOCACY}
        actions.take_out(by=cast.samuel, analysis=analysis, **purpose)
        assert [one.phase for one in queries.severities(cast.samuel)] == ["4"]


def test_nobody_else_writes_and_what_was_said_is_not_removed(cast: Cast) -> None:
    analysis, risk = agreed(cast)
    place = Rating.rows.all()[0].place_id
    locked.settle()
    home = {"agency": cast.puente, "team": cast.north, "begins_on": "2026-01-01", "ends_on": "2026-02-01"}
    with locked.connected_as(locked.STAFF):
        for who in ("alma", "carla", "petra"):
            second_lock.stand(cast.access(who).actor)
            assert Analysis.rows.filter(pk=analysis).update(grade="low") == 0
            assert Rating.rows.all().update(opened=False) == 0
            for write in (
                lambda who=who: Analysis.rows.create(id=ids.new(), owner_id=cast.users[who].pk, **home),
                lambda: Risk.rows.create(id=ids.new(), analysis_id=analysis, risk="torture", number=9),
            ):
                with pytest.raises(DatabaseError), transaction.atomic():
                    write()
            with pytest.raises(Refusal):
                queries.whole(cast.access(who), analysis)
        second_lock.stand(cast.samuel.actor)
        named = {"analysis_id": analysis, "risk_id": risk, "place_id": place, "analyst_id": cast.users["dina"].pk}
        with pytest.raises(DatabaseError), transaction.atomic():
            Rating.rows.create(id=ids.new(), **{**named, "analyst_id": cast.users["petra"].pk})
        for model in (Rating, Agreed, Evidence, Step):
            assert model.rows.all().delete()[0] == 0
