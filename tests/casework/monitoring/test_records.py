"""What is observed, told or counted: who reads it, what is sealed, and what is counted from it."""

from uuid import uuid4

import pytest

from amparo.casework.monitoring import actions, queries
from amparo.casework.monitoring.kinds import KINDS
from amparo.casework.monitoring.models import Record
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import evaluate
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from tests.casework.directory.listing import places
from tests.casework.monitoring.seeing import ALL, CLOSE, FLOW, INFORMANT, OBSERVATION, TODAY, WORDS, keep
from tests.cast import Cast

pytestmark = pytest.mark.django_db
STRANGERS = ("chidi", "eyob", "farah", "petra", "gita", "hana", "irene")


@pytest.fixture(autouse=True)
def _places(cast: Cast) -> None:
    places()


def test_every_form_has_the_questions_that_its_row_is_made_of_and_asks_for_nobody() -> None:
    for kind in KINDS.values():
        asked = kind.form.questions
        assert {path for path in (kind.day, kind.risk, kind.close) if path} <= set(asked)
        assert not evaluate(kind.form, ALL[kind.name], TODAY).problems, kind.name
        assert {one.sensitivity for one in asked.values() if one.kind != "hidden"} == {"institution"}


def test_codes_stand_in_the_clear_and_every_word_under_seal(cast: Cast) -> None:
    for kind in ALL:
        row = Record.rows.get(pk=keep(cast.alma, kind))
        assert set(row.said) == {path for path in ALL[kind] if path != "words/words_seen" and "worry_words" not in path}
        assert (row.close, row.place.code) == (False, "QV0101")
    stored = b"".join(bytes(one.sealed) for one in Version.objects.filter(kind="monitoring.record"))
    assert WORDS.encode() not in stored
    assert WORDS not in str(list(Record.rows.values_list("said", flat=True)))
    assert Version.objects.filter(kind="monitoring.record").count() == 2, "a count of people has no words to seal"


def test_the_words_are_read_by_case_staff_and_their_writer_codes_by_information_officers_and_nothing_by_others(
    cast: Cast,
) -> None:
    seen = keep(cast.alma)
    for who, opens in (("alma", True), ("selma", True), ("bruno", True), ("dina", False)):
        view = queries.one(cast.access(who), seen)
        assert (view.opens, "words/words_seen" in view.answers) == (opens, opens), who
        assert view.answers["seen/seen_risk"] == "trafficking_forced_labour"
    own = keep(cast.dina)
    assert queries.one(cast.dina, own).answers["words/words_seen"] == WORDS
    for who in STRANGERS:
        with pytest.raises(Refusal, match=r"record.not_there"):
            queries.one(cast.access(who), seen)
    for who in STRANGERS[1:]:  # Chidi watches for his own agency
        with pytest.raises(Refusal, match=r"record.not_there"):
            keep(cast.access(who))


def test_opening_words_is_a_leaf_and_keeping_too(cast: Cast) -> None:
    seen = keep(cast.alma)
    queries.one(cast.selma, seen)
    acts = Leaf.objects.filter(record=seen).values_list("act", "actor")
    assert sorted(acts) == sorted([
        ("monitoring.kept", cast.alma.id), ("monitoring.opened", cast.selma.id),
    ])  # fmt: skip


def test_what_could_lead_to_people_who_hide_stands_at_its_region_and_is_known_to_writer_and_supervisor_alone(
    cast: Cast,
) -> None:
    hidden = keep(cast.alma, answers=CLOSE)
    row = Record.rows.get(pk=hidden)
    assert (row.close, row.place.code) == (True, "QV01")
    assert set(row.said) == {"seen/seen_on", "seen/seen_risk"}
    for who in ("alma", "bruno"):
        view = queries.one(cast.access(who), hidden)
        assert dict(view.exact) == {"place": "QV0101"}
        assert view.answers == CLOSE
    for who in ("amir", "selma", "samuel", "dina", *STRANGERS):
        with pytest.raises(Refusal, match=r"record.not_there"):
            queries.one(cast.access(who), hidden)
    for who in ("alma", "bruno", "dina"):
        assert queries.summaries(cast.access(who)) == []
        assert queries.places(cast.access(who), "en") == []
        assert queries.picture(cast.access(who), "QV01", TODAY).risks == {}


def test_silence_about_whether_it_could_lead_to_somebody_is_never_a_no(cast: Cast) -> None:
    silent = {path: text for path, text in INFORMANT.items() if path != "worry/worry_close"}
    with pytest.raises(Refusal, match=r"monitoring.incomplete"):
        keep(cast.alma, "key_informant", answers=silent)
    asked = keep(cast.alma, "key_informant", answers=INFORMANT | {"worry/worry_close": "not_asked"})
    assert Record.rows.get(pk=asked).close


def test_words_that_may_name_somebody_are_kept_only_when_it_is_said_that_they_do_not(cast: Cast) -> None:
    named = OBSERVATION | {"words/words_seen": "Ask the man called Hassan, +000 555 0199."}
    with pytest.raises(Refusal, match=r"monitoring.may_name"):
        keep(cast.alma, answers=named)
    assert not Record.rows.exists()
    assert keep(cast.alma, answers=named, confirmed=True)


def test_a_form_that_comes_twice_is_kept_once_and_nobody_learns_of_a_close_one_by_its_origin(cast: Cast) -> None:
    assert keep(cast.alma, origin="row 1") == keep(cast.bruno, origin="row 1")
    keep(cast.alma, answers=CLOSE, origin="row 2")
    with pytest.raises(Refusal, match=r"record.key_used"):
        keep(cast.selma, answers=CLOSE, origin="row 2")
    assert Record.rows.count() == 2


def test_a_form_with_a_day_to_come_or_a_place_nobody_knows_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match=r"monitoring.incomplete"):
        keep(cast.alma, day="2026-12-24")
    for wrong in ("", "QV9999"):
        with pytest.raises(Refusal, match=r"directory.unknown_place"):
            keep(cast.alma, place=wrong)
    with pytest.raises(Refusal, match=r"directory.unknown_place"):
        keep(cast.alma, "flow_count", places={"from_place": "XX1"})


def test_what_was_a_mistake_is_set_aside_by_its_writer_or_who_decides_and_counts_no_more(cast: Cast) -> None:
    mine, other = keep(cast.alma), keep(cast.alma)
    for who in ("amir", *STRANGERS):
        with pytest.raises(Refusal, match=r"record.not_there"):
            actions.set_aside(by=cast.access(who), record=mine)
    actions.set_aside(by=cast.alma, record=mine)
    actions.set_aside(by=cast.dina, record=other)
    assert queries.summaries(cast.alma) == []
    assert queries.one(cast.alma, mine).row.set_aside_by == cast.alma.id


def test_summaries_add_up_place_risk_and_month_under_a_reference_that_stays(cast: Cast) -> None:
    keep(cast.alma)
    keep(cast.dina, day="2026-11-02")
    keep(cast.alma, place="QV0102", day="2026-10-02", risk="torture")
    newest, older = queries.summaries(cast.dina)
    assert (newest.ref, newest.number, newest.direct) == ("QV0101/trafficking_forced_labour/2026-11", 2, 2)
    assert older.ref == "QV0102/torture/2026-10"
    assert queries.summary(cast.bruno, newest.ref) == newest
    assert newest.text("ar").startswith("Bahía Clara · ")
    assert [one.ref for one in queries.summaries(cast.alma, place="QV01", risk="torture")] == [older.ref]
    assert queries.summaries(cast.alma, since=TODAY, until=TODAY) == [newest]
    for wrong in ("", "QV0101", "QV0101/torture/2026-11", "//"):
        with pytest.raises(Refusal, match=r"record.not_there"):
            queries.summary(cast.alma, wrong)
    with pytest.raises(Refusal, match=r"record.not_there"):
        queries.summaries(cast.eyob)
    assert queries.summaries(cast.chidi) == []


def test_the_picture_of_a_place_keeps_estimates_counts_and_observations_apart(cast: Cast) -> None:
    keep(cast.alma)
    keep(cast.alma, "key_informant")
    keep(cast.alma, "flow_count", places={"to_place": "QV0102"})
    keep(cast.alma, "flow_count", answers=FLOW | {"flow/flow_direction": "in", "flow/flow_transport": "foot"})
    shown = queries.picture(cast.dina, "QV01", TODAY)
    assert shown.observed[-1] == 1
    assert sum(shown.observed) == 1
    assert [(one.hours, one.people) for one in shown.flows] == [(8, {"through": 40, "in": 40})]
    assert dict(shown.ways) == {"bus": 40, "foot": 40}
    assert [one.said["estimate/estimate_present"] for one in shown.informants] == ["240"]
    with pytest.raises(Refusal, match=r"record.not_there"):
        queries.picture(cast.dina, "QV7777", TODAY)


def test_routes_are_kept_by_who_watches_and_known_to_their_agency_alone(cast: Cast) -> None:
    stops, key = ["QV0201", "QV0101"], uuid4()
    made = actions.keep_route(by=cast.alma, name="To the coast", stops=stops, key=key)
    assert actions.keep_route(by=cast.alma, name="To the coast", stops=stops, key=key) == made
    actions.keep_route(by=cast.dina, name="To the coast", stops=[*stops, "QV0102"], route=made)
    assert [one.stops for one in queries.routes(cast.bruno)] == [[*stops, "QV0102"]]
    for who in STRANGERS:
        with pytest.raises(Refusal, match=r"record.not_there"):
            queries.route(cast.access(who), made)
        with pytest.raises(Refusal, match=r"record.not_there"):
            actions.keep_route(by=cast.access(who), name="x", stops=stops, route=made)
    for name, wrong, code in (
        ("", stops, "route_name"), ("x", ["QV0101"], "route_stops"), ("x", ["QV0101", "?"], "unknown_place"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=code):
            actions.keep_route(by=cast.alma, name=name, stops=wrong)
