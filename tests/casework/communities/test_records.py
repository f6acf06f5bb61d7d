"""Records of communities are kept whole, found by who works with them, and by nobody else; every opening is in the log."""

from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from amparo.casework.communities import actions, queries
from amparo.casework.communities.models import (
    Community,
    Count,
    PlannedAction,
    Rumour,
    Session,
    Understanding,
    Volunteer,
)
from amparo.casework.communities.queries.waiting import MOST, planned, step_of
from amparo.casework.feedback import public
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import Access
from amparo.trust.history.models import Version
from tests.casework.communities.working import COMMUNITY, DAY, RECORDS, VOLUNTEER, community, everything
from tests.cast import NOW, Cast
from tests.reading import counted

WORKERS = ("alma", "amir", "bruno", "selma", "samuel")
OTHERS = ("chidi", "carla", "dina", "eyob", "farah", "petra", "gita", "irene")


def refused(code: str, field: str = "", **call: Any) -> None:
    with pytest.raises(Refusal) as problem:
        call.pop("act")(**call)
    assert (problem.value.code, problem.value.field) == (code, field)


def test_what_was_written_is_read_again_by_case_staff_of_the_agency(cast: Cast) -> None:
    made = everything(cast)
    for who in WORKERS:
        access = cast.access(who)
        view = queries.community(access, made["community"])
        assert (view.name, view.groups) == (COMMUNITY["name"], {"displaced": 40, "disability": None})
        for what, told in RECORDS.items():
            one = queries.one(access, what, made[what])
            for name, value in told.items():
                if name != "counts":
                    assert one.fields[name] == value, (what, name)
    session = queries.one(cast.amir, "session", made["session"])
    assert session.present == 17
    assert {(one.group, one.sex, one.age, one.number) for one in session.counts} == {
        ("women", "female", "18_59", 15),
        ("disability", "unknown", "age_unknown", 2),
    }
    assert session.row.points == ["own_strength", "safety"]


def test_to_everybody_else_a_community_is_not_there_and_nothing_can_be_written(cast: Cast) -> None:
    made = everything(cast)
    before = Version.objects.count()
    for who in OTHERS:
        access = cast.access(who)
        _nothing(access, made)
        if who not in ("chidi", "carla"):  # they work in another agency, where they may have communities of their own
            refused("record.not_there", act=actions.save_community, by=access, fields=COMMUNITY)
    assert Version.objects.count() == before


def _nothing(access: Access, made: dict[str, UUID]) -> None:
    """Make sure that `access` finds and writes nothing of what was made."""
    tries: list[dict[str, Any]] = [
        {"act": queries.community, "access": access, "community": made["community"]},
        {"act": queries.volunteer, "access": access, "volunteer": made["volunteer"]},
        {"act": actions.save_community, "by": access, "community": made["community"], "fields": COMMUNITY},
        {"act": actions.save_volunteer, "by": access, "volunteer": made["volunteer"], "fields": VOLUNTEER},
    ]
    tries += [{"act": queries.one, "access": access, "what": what, "record": made[what]} for what in RECORDS]
    tries += [{"act": actions.save, "by": access, "what": what, "record": made[what], "fields": {}} for what in RECORDS]
    for one in tries:
        refused("record.not_there", **one)
    assert list(queries.communities(access)) == []
    assert queries.volunteers(access) == queries.waiting(access) == []
    assert all(not list(queries.rows(access, what)) for what in RECORDS)


def test_a_conflict_of_interest_keeps_a_worker_away_from_a_community(cast: Cast) -> None:
    made = everything(cast)
    accounts.involve(cast.users["amir"].pk, made["community"], InvolvementKind.CONFLICT, cast.users["bruno"].pk, None)
    refused("record.not_there", act=queries.one, access=cast.amir, what="rumour", record=made["rumour"])
    assert queries.waiting(cast.amir) == []


def test_every_word_is_sealed_and_every_opening_is_in_the_log(cast: Cast) -> None:
    made = everything(cast)
    said = " ".join(bytes(row.sealed).decode("latin-1") for row in Version.objects.all())
    rows = [*Session.rows.values(), *PlannedAction.rows.values(), *Rumour.rows.values(), *Volunteer.rows.values()]
    for word in ("market", "dark", "lamp", "Registration", "sent away", "Rosa", "bakery"):
        assert word not in said
        assert word not in str(rows)
    before = Leaf.objects.count()
    queries.one(cast.selma, "session", made["session"])
    acts = Leaf.objects.order_by("index")[before:]
    assert {(leaf.act, leaf.record, leaf.actor) for leaf in acts} == {
        ("communities.record_opened", made["community"], cast.selma.id),
        ("communities.record_opened", made["session"], cast.selma.id),
    }


def test_a_change_on_top_of_somebody_elses_is_refused_and_a_form_that_is_sent_twice_counts_once(cast: Cast) -> None:
    made, key = everything(cast), ids.new()
    later = {**RECORDS["session"], "decided": "To ask again."}
    change = {"what": "session", "record": made["session"], "fields": later, "based_on": 1}
    actions.save(by=cast.bruno, **change, key=key)
    actions.save(by=cast.bruno, **change, key=key)
    view = queries.one(cast.alma, "session", made["session"])
    assert (view.content.number, view.said("decided"), view.present) == (2, "To ask again.", 17)
    refused("communities.changed_meanwhile", act=actions.save, by=cast.alma, **change)
    part = {"what": "session", "record": made["session"], "fields": {"follow_up": "Soon."}}
    actions.save(by=cast.alma, **part)
    assert queries.one(cast.alma, "session", made["session"]).said("decided") == "To ask again.", (
        "what was not said stays"
    )
    actions.save_volunteer(by=cast.selma, volunteer=made["volunteer"], fields={"reference": "no"}, based_on=1)
    stale = {"volunteer": made["volunteer"], "fields": {"reference": "yes"}, "based_on": 1}
    refused("communities.changed_meanwhile", act=actions.save_volunteer, by=cast.alma, **stale)


def test_what_cannot_be_is_refused_beside_its_field(cast: Cast) -> None:
    home, ahead = community(cast), DAY + timedelta(days=30)
    wrong: list[tuple[str, dict[str, Any], str, str]] = [
        ("session", {"purpose": ""}, "directory.missing", "purpose"),
        ("session", {"purpose": "x"}, "directory.unknown_code", "purpose"),
        ("session", {"held_on": ahead}, "communities.ahead", "held_on"),
        ("session", {"place": "QV99"}, "directory.unknown_place", "place"),
        ("session", {"about": "x" * 2001}, "communities.too_long", "about"),
        ("session", {"points": [{"category": "fraud", "words": "x"}]}, "directory.unknown_code", "points-0-category"),
        ("session", {"counts": [{"group": "women", "number": -1}]}, "communities.number", "counts-0-number"),
        ("action", {"who": ""}, "directory.missing", "who"),
        ("action", {"finished_on": DAY, "told_back_on": DAY - timedelta(days=1)}, "communities.order", "told_back_on"),
        ("rating", {"factor": "str_economy"}, "directory.unknown_code", "factor"),
        ("rating", {"strength": ""}, "directory.missing", "strength"),
        ("committee", {"ended_on": DAY - timedelta(days=1)}, "communities.order", "ended_on"),
        ("campaign", {"channels": []}, "directory.missing", "channels"),
        ("campaign", {"languages": ["xx"]}, "directory.unknown_code", "languages"),
        ("rumour", {"answer": "No."}, "communities.unchecked", "answer"),
        ("rumour", {"heard_on": ahead}, "communities.ahead", "heard_on"),
    ]
    for what, change, code, field in wrong:
        fields = {**RECORDS[what], **change}
        refused(code, field, act=actions.save, by=cast.alma, what=what, community=home, fields=fields)
    nowhere = {**COMMUNITY, "place": "QV99"}
    refused("directory.unknown_place", "place", act=actions.save_community, by=cast.alma, fields=nowhere)
    untrained = {**VOLUNTEER, "trained_on": ahead}
    refused(
        "communities.ahead", "trained_on", act=actions.save_volunteer, by=cast.alma, community=home, fields=untrained
    )
    nameless = {**VOLUNTEER, "name": ""}
    refused("directory.missing", "name", act=actions.save_volunteer, by=cast.alma, community=home, fields=nameless)


def test_a_rumour_is_checked_and_answered_by_its_clock_and_a_dangerous_one_sooner(cast: Cast) -> None:
    made = everything(cast)
    row = Rumour.rows.get(pk=made["rumour"])
    assert (row.check_by - row.heard_at, row.answer_by - row.heard_at) == (timedelta(hours=6), timedelta(hours=24))
    assert [(one.view.id, one.step) for one in queries.waiting(cast.selma)] == [
        (made["rumour"], "check"),
        (made["action"], "late"),
    ]
    checked = {"finding": "rumour_false", "truth": "Nobody is.", "source": "The office", "checked_by": "Our lawyer"}
    actions.save(by=cast.selma, what="rumour", record=made["rumour"], fields=checked, based_on=1)
    assert queries.waiting(cast.alma)[0].step == "answer"
    calm = {**RECORDS["rumour"], "dangerous": "no"}
    actions.save(by=cast.alma, what="rumour", record=made["rumour"], fields=calm, based_on=2)
    row.refresh_from_db()
    assert (row.check_by - row.heard_at, row.checked_at) == (timedelta(days=2), NOW)
    answer = {"answer": "Nobody is sent away for registering.", "ways": ["radio"]}
    actions.save(by=cast.alma, what="rumour", record=made["rumour"], fields=answer, based_on=3)
    assert [one.step for one in queries.waiting(cast.alma)] == ["late"]
    view = queries.one(cast.bruno, "rumour", made["rumour"])
    assert (view.said("truth"), view.said("answer"), view.row.answered_at) == ("Nobody is.", answer["answer"], NOW)


def test_an_action_that_ends_waits_until_the_community_is_told(cast: Cast) -> None:
    made = everything(cast)
    Rumour.rows.all().update(answered_at=NOW)
    done = {"status": "done", "result": "Three lamps stand.", "finished_on": date(2026, 11, 1)}
    actions.save(by=cast.alma, what="action", record=made["action"], fields=done, based_on=1)
    assert [one.step for one in queries.waiting(cast.alma)] == ["tell"]
    told = {"told_back_on": date(2026, 11, 19)}
    actions.save(by=cast.alma, what="action", record=made["action"], fields=told, based_on=2)
    assert queries.waiting(cast.alma) == []
    again = {"status": "under_way"}
    actions.save(by=cast.alma, what="action", record=made["action"], fields=again, based_on=3)
    assert PlannedAction.rows.get(pk=made["action"]).finished_on is None


def test_of_actions_those_that_wait_are_found_and_no_other_row_is_read(cast: Cast) -> None:
    home = Community.rows.get(pk=community(cast))
    finished = [None, *(DAY - timedelta(days=back) for back in (0, 13, 14, 15, 30, 60))]
    due = (None, DAY, NOW.date(), DAY + timedelta(days=30))
    rows = [
        PlannedAction(id=ids.new(), community=home, status=status, due_on=by, finished_on=on, told_back_on=told, made_at=NOW)
        for status, by, on, told in product(("proposed", "agreed", "under_way", "done", "given_up"), due, finished, (None, DAY))
    ]  # fmt: skip
    PlannedAction.rows.bulk_create(rows)
    expected = {row.pk for row in rows if row.told_back_on is None and step_of(row) is not None}
    assert len(expected) > MOST
    with counted(PlannedAction) as read:
        found = list(planned(cast.alma))
    assert {row.pk for row in found} < expected
    assert len(found) == len(read) == MOST


def test_a_record_names_others_of_its_own_community_alone(cast: Cast) -> None:
    made = everything(cast)
    other = actions.save_community(by=cast.selma, fields={**COMMUNITY, "name": "Another"})
    for home, expected in ((made["community"], made["committee"]), (other, None)):
        fields = {**RECORDS["session"], "committee": made["committee"]}
        session = actions.save(by=cast.selma, what="session", community=home, fields=fields)
        assert Session.rows.get(pk=session).committee_id == expected


def test_everybody_is_told_once_by_who_may_publish(cast: Cast) -> None:
    made = everything(cast)
    call = {"what": "session", "language": "en", "said": "It is dark.", "done": "We asked for lamps."}
    refused("record.not_there", act=actions.tell_everybody, by=cast.alma, record=made["session"], **call)
    actions.tell_everybody(by=cast.bruno, record=made["session"], **call)
    assert [one.row.said for one in public.published("en")] == ["It is dark."]
    refused("communities.told_already", act=actions.tell_everybody, by=cast.bruno, record=made["session"], **call)
    committee = {**call, "what": "committee"}
    refused("record.not_there", act=actions.tell_everybody, by=cast.bruno, record=made["committee"], **committee)


def test_the_name_of_a_volunteer_is_their_teams_and_kept_by_who_supervises_them(cast: Cast) -> None:
    made = everything(cast)
    named = {who: queries.volunteer(cast.access(who), made["volunteer"]).name for who in WORKERS}
    assert named == {"alma": "Rosa Marín", "amir": "Rosa Marín", "bruno": "Rosa Marín", "selma": "", "samuel": ""}
    change = {"volunteer": made["volunteer"], "fields": {"name": "Another"}}
    for who in ("amir", "bruno", "selma"):
        refused("record.not_there", act=actions.save_volunteer, by=cast.access(who), **change)
    actions.save_volunteer(by=cast.selma, volunteer=made["volunteer"], fields={"code_signed": "no"}, based_on=1)
    view = queries.volunteer(cast.alma, made["volunteer"])
    assert (view.name, view.finding.result, view.finding.standing("no")) == ("Rosa Marín", "no", ("code_of_conduct",))


def test_a_volunteer_whose_supervisor_left_is_not_to_be_sent(cast: Cast) -> None:
    made = everything(cast)
    assert queries.volunteer(cast.bruno, made["volunteer"]).finding.result == "yes"
    cast.users["alma"].is_active = False
    cast.users["alma"].save()
    assert queries.volunteer(cast.bruno, made["volunteer"]).finding.standing("no") == ("supervisor",)


def test_a_volunteer_of_nobodys_team_cannot_be_written_down(cast: Cast) -> None:
    home = community(cast)
    refused(
        "record.not_there",
        act=actions.save_volunteer,
        by=cast.alma,
        community=home,
        fields=VOLUNTEER,
        team=cast.south.pk,
    )


def test_figures_are_rounded_hide_what_is_small_and_are_of_ones_own_agency(cast: Cast) -> None:
    made = everything(cast)
    told = {(one.what, one.by, one.code): one.count.number for one in queries.figures(cast.dina)}
    assert told["session", "group", "women"] == 15
    assert told["session", "group", "disability"] is None
    assert told["campaign", "age", "age_unknown"] == 140
    assert told["committee", "sex", "male"] == 5
    assert told["point", "category", "safety"] is None
    assert Count.rows.filter(record=made["campaign"]).count() == 1
    assert queries.figures(cast.carla) == []
    refused("record.not_there", act=queries.figures, access=cast.eyob)


def test_answers_stand_beside_their_questions(cast: Cast) -> None:
    made = everything(cast)
    two = [{"question": "Who?", "right": None, "wrong": 4, "unsure": 0}, {"question": "Where?", "right": 9, "wrong": 0}]
    fields = {**RECORDS["campaign"], "questions": two}
    actions.save(by=cast.alma, what="campaign", record=made["campaign"], fields=fields, based_on=1)
    said = queries.one(cast.alma, "campaign", made["campaign"]).fields["questions"]
    assert [(line["question"], line["right"], line["wrong"]) for line in said] == [("Who?", 0, 4), ("Where?", 9, 0)]
    assert Understanding.rows.count() == 2


def test_what_is_not_there_is_the_same_as_what_is_not_yours(cast: Cast) -> None:
    made, nowhere = everything(cast), UUID(int=7)
    with clock.fixed(NOW):
        for record in (made["session"], nowhere):
            before = Leaf.objects.count()
            refused("record.not_there", act=queries.one, access=cast.chidi, what="session", record=record)
            acts = [(leaf.act, leaf.outcome) for leaf in Leaf.objects.order_by("index")[before:]]
            assert acts == [("communities.record_opened", "refused")]
