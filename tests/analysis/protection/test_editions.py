"""A next edition starts with what was said before as a draft: nothing of it counts until somebody confirms it anew."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.models import Analysis, Risk
from amparo.analysis.protection.queries import Moved
from amparo.foundation import clock, ids
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.history.models import Version
from tests.analysis.protection.working import (
    DOCUMENT,
    OTHER,
    PILLARS,
    PLACE,
    WHOLE,
    agreed,
    approved,
    judgement,
    refused,
    scope,
)
from tests.cast import NOW, Cast

AUTUMN = {"begins_on": date(2026, 10, 1), "ends_on": date(2026, 11, 19), "grade": "moderate"}


def next_of(cast: Cast, analysis: UUID, **more: Any) -> UUID:
    return actions.begin_next(by=cast.bruno, analysis=analysis, fields=scope(cast, **{**AUTUMN, **more}))


def confirmed(cast: Cast, analysis: UUID, phase: str, **threat: str) -> None:
    """Confirm all of a next edition: words as before but for `threat`, evidence taken over, rated and agreed."""
    risk: UUID = Risk.rows.get(analysis=analysis).pk
    for pillar, answers in PILLARS.items():
        more = threat if pillar == "threat" else {}
        actions.fill(by=cast.bruno, risk=risk, pillar=pillar, answers={**answers, **more})
    actions.write_whole(by=cast.bruno, analysis=analysis, answers=WHOLE)
    actions.take_over(by=cast.bruno, analysis=analysis, numbers=[1])
    for by in (cast.bruno, cast.dina):
        actions.rate(by=by, risk=risk, place=PLACE, fields=judgement(phase))
    actions.agree(by=cast.dina, risk=risk, place=PLACE, fields=judgement(phase))


def test_a_next_edition_has_the_risks_of_the_one_before_and_nothing_said_of_them(cast: Cast) -> None:
    first, _ = approved(cast)
    before = queries.whole(cast.dina, first)
    second = next_of(cast, first)
    found = queries.whole(cast.dina, second)
    assert (found.view.row.edition, found.view.row.follows_id, found.view.row.status) == (2, first, "draft")
    assert [one.risk for one in found.risks] == [one.risk for one in before.risks]
    assert all(not one.pillars and not one.ratings and not one.agreed for one in found.risks)
    assert (found.update, found.evidence) == (None, [])
    lacks = {one.what for one in queries.missing(found)}
    assert lacks == {"evidence", "whole", "pillar", "rated"}
    then = queries.before(cast.dina, found)
    assert then
    assert then == before, "what was published stays as it is"
    assert queries.neighbours(cast.dina, found.view.row) == (first, None)
    assert queries.neighbours(cast.dina, then.view.row) == (None, second)
    refused("protection.not_whole", actions.review, by=cast.samuel, analysis=second)


def test_only_what_is_approved_is_followed_once_and_only_by_who_may_begin(cast: Cast) -> None:
    draft, _ = agreed(cast)
    refused("protection.not_now", next_of, cast=cast, analysis=draft)
    first, _ = approved(cast)
    for who in ("dina", "alma", "chidi", "carla", "farah"):
        call = {"by": cast.access(who), "analysis": first, "fields": scope(cast, **AUTUMN)}
        refused("record.not_there", actions.begin_next, **call)
    key = ids.new()
    call = {"by": cast.bruno, "analysis": first, "fields": scope(cast, **AUTUMN), "key": key}
    assert actions.begin_next(**call) == actions.begin_next(**call), "sent twice, it is begun once"
    refused("protection.followed", next_of, cast=cast, analysis=first)
    assert Analysis.rows.filter(follows=first).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Analysis.rows.filter(pk=first).update(edition=2)


def test_evidence_is_taken_over_in_its_words_and_with_its_day_and_only_once(cast: Cast) -> None:
    first, _ = approved(cast)
    with clock.fixed(NOW.replace(month=12)):
        second = next_of(cast, first)
        refused("record.not_there", actions.take_over, by=cast.bruno, analysis=second, numbers=[1, 7])
        refused("record.not_there", actions.take_over, by=cast.bruno, analysis=first, numbers=[1])
        refused("record.not_there", actions.take_over, by=cast.alma, analysis=second, numbers=[1])
        assert actions.take_over(by=cast.dina, analysis=second, numbers=[1]) == 1
        assert actions.take_over(by=cast.dina, analysis=second, numbers=[1]) == 0
        (kept,) = queries.whole(cast.bruno, second).evidence
        assert (kept.said, kept.publisher, kept.kept_on, kept.by, kept.before) == (
            DOCUMENT["said"], DOCUMENT["publisher"], NOW.date(), "Dina", 1,
        )  # fmt: skip
        third = DOCUMENT | {"title": "New report", "said": "Twenty more."}
        assert actions.add_evidence(by=cast.bruno, analysis=second, kind="document", fields=third) == 2
    sealed = " ".join(bytes(row.sealed).decode("latin-1") for row in Version.objects.all())
    assert "Forty workers" not in sealed


def test_what_changed_is_named_and_nothing_else(cast: Cast) -> None:
    first, _ = approved(cast)
    second = next_of(cast, first, places=[PLACE, "QV0201"])
    confirmed(cast, second, "5", **{"threat/threat_acts": "Recruiters come to the school."})
    actions.add_risk(by=cast.bruno, analysis=second, risk="torture")
    found = queries.whole(cast.dina, second)
    then = queries.before(cast.dina, found)
    assert then
    changed = queries.changes(found, then)
    assert (changed.places_new, changed.places_left) == (["QV0201"], [OTHER])
    assert (changed.risks_new, changed.risks_left) == (["torture"], [])
    assert changed.moved == [Moved("trafficking_forced_labour", PLACE, "4", "5")]
    assert changed.words == [("trafficking_forced_labour", "threat")]
    assert (changed.same, changed.evidence_new, changed.evidence_left) == (0, 0, 0)


def test_what_is_not_confirmed_yet_did_not_change(cast: Cast) -> None:
    first, _ = approved(cast)
    found = queries.whole(cast.dina, next_of(cast, first))
    then = queries.before(cast.dina, found)
    assert then
    changed = queries.changes(found, then)
    assert changed.words == []
    assert changed.moved == [Moved("trafficking_forced_labour", PLACE, "4", "")]
    assert changed.evidence_left == 1


def test_who_is_kept_away_from_the_edition_before_reads_the_next_one_without_it(cast: Cast) -> None:
    first, _ = approved(cast)
    second = next_of(cast, first)
    accounts.involve(cast.users["dina"].pk, first, InvolvementKind.CONFLICT, cast.users["bruno"].pk, None)
    found = queries.whole(cast.dina, second)
    assert queries.before(cast.dina, found) is None
    assert queries.neighbours(cast.dina, found.view.row) == (None, None)
    refused("record.not_there", actions.take_over, by=cast.dina, analysis=second, numbers=[1])
