"""Figures of files that few may know of: known answers, a second way, and nobody else learns that there is anything to count."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from amparo.analysis.dashboards import queries as dashboards
from amparo.analysis.evidence import actions as evidence
from amparo.analysis.indicators import actions, queries
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.casework.cases.models import Case
from amparo.casework.feedback.models import Reader, Report
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.projections import statistics
from tests.analysis.indicators.apart import ALONE, SEPARATED, WITH_MOTHER, Apart, qualified
from tests.analysis.indicators.making import at
from tests.analysis.indicators.second_apart import second_reports, second_session
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

TODAY = "2027-05-20"
FIRST, SECOND = holding(date(2027, 3, 31), Span.QUARTER), holding(date(2027, 4, 1), Span.QUARTER)
APRIL, YEAR = holding(date(2027, 4, 1), Span.MONTH), holding(date(2027, 4, 1), Span.YEAR)
KNOWN = [
    ("uasc_active", FIRST, 1, None), ("uasc_active", APRIL, 2, None), ("uasc_active", SECOND, 1, None),
    ("uasc_reunified", FIRST, 1, 2), ("uasc_reunified", SECOND, 0, 2), ("uasc_reunified", FIRST.before(), 0, 0),
    ("uasc_in_family_care", FIRST, 0, 1), ("uasc_in_family_care", APRIL, 1, 2), ("uasc_in_family_care", SECOND, 0, 1),
    ("trafficked_recognised", FIRST, 1, None), ("trafficked_recognised", SECOND, 1, None),
    ("trafficked_identified", FIRST, 0, None), ("trafficked_identified", APRIL, 1, None),
    ("trafficked_referred", FIRST, 1, None), ("trafficked_assisted", FIRST, 1, None), ("trafficked_assisted", SECOND, 0, None),
    ("trafficked_by_exploitation", FIRST, 2, None), ("trafficked_by_exploitation", SECOND, 1, None),
]  # fmt: skip
NAMES = sorted({name for name, *_ in KNOWN})


@pytest.fixture
def made(cast: Cast) -> Apart:
    """Children and trafficked people around the ends of months; Alma and her supervisor Bruno are qualified, Amir is not."""
    qualified(cast, "cp", "ct")
    qualified(cast, "cp", who=("selma",))
    hand = Apart(cast)
    one = hand.child("2027-01-31", ALONE)
    hand.care(one, "2027-02-10", "foster")
    reunified = {"reun_done": "yes", "reun_day": "2027-03-31"}
    hand.area_form(one, "child_protection/reunification", "2027-03-31", reunified)
    two = hand.child("2027-03-31", SEPARATED)
    hand.care(two, "2027-04-01", "kinship")
    hand.care(two, "2027-05-01", "residential")
    hand.care(two, "2027-04-15", "independent", status="waiting")  # nobody has approved it
    hand.end(hand.child("2027-04-30", ALONE), "2027-05-01")
    hand.child("2027-02-01", WITH_MOTHER)
    hand.child("2027-02-02", ALONE, agreed=False)
    gone = hand.child("2027-02-03", ALONE)
    with clock.fixed(at("2027-02-04")):
        hand.withdraw(gone)
    hand.child("2027-02-04", ALONE, by="selma")  # of another team
    _trafficked(hand)
    return hand


def _trafficked(hand: Apart) -> None:
    area, presumed = "counter_trafficking", {"assistance_status": "presumed"}
    one = hand.carrying(area, "2027-01-31")
    said = {**presumed, "status_date": "2027-02-10", "assistance_decided_on": "2027-02-01"}
    hand.area_form(one, f"{area}/trafficking_status", "2027-02-10", said)
    hand.area_form(one, f"{area}/exploitation", "2027-02-11", {"exploitation_kinds": "forced_labour sexual"})
    hand.area_form(one, f"{area}/elements", "2027-02-12", {"purpose_kinds": "begging"})
    hand.refer(one, "2027-02-28", received="2027-03-01", accepted="2027-03-02", completed="2027-03-31")
    law = {"identification_status": "identified", "identified_on": "2027-04-30", "status_date": "2027-05-02"}
    hand.area_form(one, f"{area}/trafficking_status", "2027-05-02", {"assistance_status": "confirmed", **law})
    two = hand.carrying(area, "2027-04-01")
    hand.area_form(two, f"{area}/trafficking_status", "2027-04-01", {**presumed, "status_date": "2027-04-01"})
    hand.area_form(two, f"{area}/elements", "2027-04-02", {"purpose_kinds": "crime"})
    three = hand.carrying(area, "2027-04-02")
    hand.area_form(three, f"{area}/trafficking_status", "2027-04-03", {**presumed, "status_date": "2027-04-03"})
    no = {"assistance_status": "not_trafficked", "status_date": "2027-04-20"}
    hand.area_form(three, f"{area}/trafficking_status", "2027-04-20", no)


def whole(cast: Cast, name: str, period: Period, who: str = "bruno") -> Any:
    return queries.figure(cast.access(who), name, period).whole.now


@pytest.mark.usefixtures("made")
def test_the_known_answers_hold_and_a_second_way_says_the_same(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        wrong = []
        for name, period, part, of in KNOWN:
            now = whole(cast, name, period)
            wrong += [(name, str(period), now)] if (now.part, now.whole) != (part, of) else []
        assert wrong == []
        told = dict[str, int]()
        for period in (FIRST, APRIL, SECOND, YEAR, FIRST.before()):
            for name, part, of, value in second_session(cast.bruno, period, date.fromisoformat(TODAY)):
                now = whole(cast, name, period)
                assert (now.part, now.whole, now.value) == (part, of, pytest.approx(value)), (name, str(period))
                told[name] = told.get(name, 0) + 1
        assert sorted(told) == NAMES
        figure = queries.figure(cast.bruno, "trafficked_by_exploitation", FIRST, ("exploitation_kind",))
        assert {line.group: line.now.part for line in figure.lines[1:]} == {("forced_labour",): 1, ("sexual",): 1}
        children = queries.figure(cast.bruno, "uasc_active", APRIL, ("uasc_status", "age_band"))
        assert {line.group: line.now.part for line in children.lines} == {
            (): 2, ("separated", "unhcr_12_17"): 1, ("unaccompanied", "unhcr_12_17"): 1,
        }  # fmt: skip
        assert (children.counted, children.uncounted) == (4, 2)


@pytest.mark.usefixtures("made")
def test_each_reads_what_they_may_open_and_who_is_not_qualified_finds_no_such_figure(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        assert [whole(cast, "uasc_active", APRIL, who).part for who in ("alma", "bruno", "selma")] == [2, 2, 1]
        assert len(queries.counted_cases(cast.bruno, "uasc_reunified", FIRST, {})) == 2
        for who in ("amir", "samuel", "dina", "chidi", "farah", "petra", "gita", "irene", "eyob"):
            for name in NAMES:
                with pytest.raises(Refusal) as refusal:
                    queries.figure(cast.access(who), name, APRIL)
                assert refusal.value.code == "record.not_there"
        with pytest.raises(Refusal):
            queries.figure(cast.selma, "trafficked_recognised", FIRST)  # qualified for children alone
        assert at_desk("amir").get("/figures/uasc_active/").status_code == 404
        assert at_desk("amir").get("/figures/no_such_thing/").status_code == 404


@pytest.mark.usefixtures("made")
def test_nothing_of_it_is_in_the_servers_memory_on_a_dashboard_in_a_kept_figure_or_in_a_file(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        assert len(statistics.current()) == len(statistics.released().table) == 0
        assert set(NAMES).isdisjoint(one.id for one in queries.listed(cast.bruno))
        shown = dashboards.team(cast.bruno, APRIL).figures
        assert set(NAMES).isdisjoint(one.indicator.id for one in shown)
        leaves = Leaf.objects.count()
        at_desk("bruno").get("/figures/")
        assert not Leaf.objects.filter(index__gte=leaves, act="case.listed").exists(), "the list opens nothing"
        for name in ("uasc_active", "trafficked_recognised"):
            with pytest.raises(Refusal, match=r"figures.stays_on_screen"):
                evidence.keep(by=cast.bruno, name=name, period=APRIL)
            with pytest.raises(Refusal, match=r"figures.stays_on_screen"):
                actions.take_out(
                    by=cast.bruno, name=name, period=APRIL, groups=(), purpose=Purpose.OWN_WORK,
                    recipient=Recipient.OWN_OFFICE,
                )  # fmt: skip


@pytest.mark.usefixtures("made")
def test_looking_leaves_a_line_in_the_log_of_each_case_that_says_nothing_of_the_area(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        before = Leaf.objects.count()
        page = at_desk("bruno").get("/figures/uasc_active/?period=month-2027-04-01").content.decode()
    assert "4 are counted, 2 are not" in page, page.partition("<main")[2][:3000]
    assert "Keep this figure" not in page
    leaves = Leaf.objects.filter(index__gte=before)
    assert {leaf.act for leaf in leaves if leaf.holder} <= {"case.listed", "consent.opened"}
    opened = {leaf.holder for leaf in leaves}
    children = [key for key in Case.rows.filter(team=cast.north).values_list("pk", flat=True) if key in opened]
    assert len(children) == 6, "the children's files, and none of the others"
    assert "child" not in str(list(leaves.values("act", "detail", "compartment")))


def test_who_loses_the_qualification_or_the_case_loses_the_number(cast: Cast, made: Apart) -> None:
    with clock.fixed(at(TODAY)):
        assert whole(cast, "uasc_active", APRIL).part == 2
        made.withdraw(next(iter(queries.counted_cases(cast.bruno, "uasc_active", APRIL, {}))))
        assert whole(cast, "uasc_active", APRIL).part == 1
        cast.users["bruno"].qualifications.all().delete()
        with pytest.raises(Refusal, match=r"record.not_there"):
            whole(cast, "uasc_active", APRIL)


def report(cast: Cast, came: str, *readers: str, hours: float | None = None, **more: Any) -> UUID:
    """A sensitive report that is sealed to some, and was taken up so many hours after it came."""
    received = at(came, 8)
    said = {"agency": cast.puente, "sensitive": True, "kind": "", "state": "received", **more}
    row = Report.rows.create(
        id=ids.new(), channel="web", route="own", language="en", received_at=received, answer_by=received, parameters="x",
        acknowledge_by=received + timedelta(hours=24), sending=ids.new(), finder=str(ids.new()), salt="", verifier="", shut=b"",
        acknowledged_at=None if hours is None else received + timedelta(hours=hours), public=b"", **said,
    )  # fmt: skip
    for name in readers:
        Reader.rows.create(id=ids.new(), report=row, reader=cast.access(name).id)
    return row.pk


def test_focal_points_see_how_soon_their_own_reports_were_taken_up_and_nobody_learns_of_others(cast: Cast) -> None:
    report(cast, "2027-04-30", "gita", hours=24)  # to the second: in time
    report(cast, "2027-05-01", "gita", "galo", hours=24.001)
    report(cast, "2027-05-02", "gita")  # never taken up
    report(cast, "2027-05-19", "gita")  # its time is over today: not yet
    report(cast, "2027-05-03", "galo", hours=1)  # about Gita: she does not know of it
    report(cast, "2027-05-04", "gita", hours=1, sensitive=False, kind="complaint")
    name, may = "sensitive_taken_up_in_time", holding(date(2027, 5, 1), Span.MONTH)
    with clock.fixed(at(TODAY)):
        assert [(whole(cast, name, period, "gita").part, whole(cast, name, period, "gita").whole) for period in (APRIL, may)] == [
            (1, 1), (0, 2),
        ]  # fmt: skip
        for who in ("gita", "galo"):
            for period in (APRIL, may, YEAR):
                name, part, of, value = second_reports(cast.access(who), period, date.fromisoformat(TODAY))
                now = whole(cast, name, period, who)
                assert (now.part, now.whole, now.value) == (part, of, pytest.approx(value)), (who, str(period))
        for who in ("alma", "bruno", "dina", "farah", "petra", "irene"):
            with pytest.raises(Refusal, match=r"record.not_there"):
                queries.figure(cast.access(who), name, may)
        page = at_desk("gita").get("/figures/").content.decode()
        assert "Sensitive reports taken up in time" in page
        assert "New cases" not in page
        assert at_desk("gita").get(f"/figures/{name}/").status_code == 200
        assert at_desk("gita").get(f"/figures/{name}/file/").status_code == 404
