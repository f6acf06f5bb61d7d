"""Reviews are made once and tell nobody's coming; gaps become tasks of somebody; who may not read them finds nothing."""

import re
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from amparo.analysis.equity import actions, protecting, queries, reviewing
from amparo.analysis.equity.models import Comparison, Gap, Review
from amparo.analysis.indicators import reading
from amparo.foundation import clock
from amparo.foundation.counting import Array
from amparo.foundation.errors import Refusal
from amparo.foundation.fairness import Finding
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Table
from benchmarks.caseloads import DELAYED, QUARTER
from tests.analysis.equity.making import FIRST, GROUND, GROUP, MEASURE, NEXT, REVIEWED, invented, later, release
from tests.analysis.indicators.making import at
from tests.cast import PUENTE, Cast
from tests.interfaces.staff.desk import at_desk

KEYS = re.compile(r"p[0-9a-f]{8}-")
"""What keeps two drawings on one page apart; by chance."""
WOMEN = {"measure": MEASURE, "ground": GROUND, "group": GROUP}


@pytest.fixture
def found(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """A quarter in which women waited twice as long, reviewed."""
    release(monkeypatch, cast, invented(factor=2))
    with clock.fixed(at(REVIEWED)):
        actions.make()
    return cast


def told() -> list[dict[str, Any]]:
    return list(Comparison.objects.order_by("position").values())


def refused(act: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_a_review_is_made_once_when_its_quarter_is_long_enough_ago(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch, cast, invented(factor=2))
    with clock.fixed(at("2027-04-30")):
        actions.make()
    assert not Review.objects.filter(first=FIRST).exists()
    with clock.fixed(at("2027-05-01")):
        actions.make()
    review = Review.objects.get(first=FIRST)
    assert (review.agency, review.as_of) == (cast.puente, at(REVIEWED))
    assert Comparison.objects.get(review=review, **WOMEN).finding == Finding.CONFIRMED
    assert Leaf.objects.filter(act="equity.reviewed").count() == Review.objects.count()
    with clock.fixed(at("2027-05-02")):
        actions.make()
    assert Leaf.objects.filter(act="equity.reviewed").count() == Review.objects.count()


def test_who_looks_before_and_after_somebody_came_sees_the_same(found: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    before = told()
    pages = pages_of_reviews()
    for seed in range(3):
        release(monkeypatch, found, invented(901, factor=2, seed=seed))
        with clock.fixed(at(REVIEWED) + timedelta(days=seed)):
            actions.make()
    assert told() == before
    assert pages_of_reviews() == pages


def test_who_takes_a_consent_back_changes_no_review_that_was_made_and_the_pages_say_so(
    found: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, pages, table = told(), pages_of_reviews(), invented(factor=2)
    for gone in (0, 450, 899):
        release(monkeypatch, found, table.part(np.delete(np.arange(len(table)), gone)))
        with clock.fixed(at(REVIEWED)):
            actions.make()
    assert told() == before
    assert pages_of_reviews() == pages
    compared = Comparison.objects.filter(review__agency=found.puente, review__first=FIRST).first()
    assert compared is not None
    pages.append(at_page("dina", f"/equity/comparisons/{compared.pk}/"))
    assert all("takes back the consent to be counted stands in no later review" in page for page in pages)


def pages_of_reviews() -> list[str]:
    rows = Review.objects.order_by("agency", "first")
    return [
        KEYS.sub("", at_page("dina", f"/equity/reviews/{row.pk}/").partition("<main")[2].partition("</main>")[0])
        for row in rows.filter(agency__name=PUENTE)
    ]


def test_what_is_told_is_in_steps_and_of_groups_that_are_large_enough() -> None:
    for seed in range(2):
        table = invented(400, factor=3, seed=seed)
        lines = reviewing.Review(table, everybody(table), QUARTER, date(2027, 5, 5)).lines()
        shown = list(protecting.told(lines, "ours", date(2027, 5, 5), 10, lambda name: hash(name) % 100 / 100))
        exact = {line.key: line for line in lines}
        assert {one.key for one in shown} == {line.key for line in lines if line.finding is not Finding.TOO_FEW}
        for one in shown:
            most = 100 if exact[one.key].measure.kind == "wait" else 30
            assert exact[one.key].compared.people >= 30
            assert one.people is None or (one.people % 5 == 0 and abs(one.people - exact[one.key].compared.people) < 5)
            assert all(number % 5 == 0 and abs(number) <= most for number in (one.gap, one.low, one.high))
            assert one.low <= one.gap <= one.high
        assert any(line.finding is Finding.TOO_FEW for line in lines)


def everybody(table: Table) -> Array:
    return np.ones(len(table), dtype=bool)


def test_one_who_came_mostly_moves_nothing_of_what_is_told_and_never_much() -> None:
    chance, moved, compared = np.random.default_rng(2), 0, 0
    table = invented(600, factor=1.5)
    for gone in chance.integers(0, 600, 2):
        less = table.part(np.delete(np.arange(600), gone))
        one, other = (shown_of(each) for each in (table, less))
        for key in one.keys() & other.keys():
            assert abs(one[key].gap - other[key].gap) <= 3 * protecting.STEP
            moved += one[key].gap != other[key].gap
            compared += 1
    assert moved / compared < 0.15


def shown_of(table: Table) -> dict[Any, protecting.Told]:
    lines = reviewing.Review(table, everybody(table), QUARTER, date(2027, 5, 5)).lines()
    return {one.key: one for one in protecting.told(lines, "ours", date(2027, 5, 5), 10, lambda _: 0.5)}


def test_a_gap_seen_in_two_quarters_is_confirmed_and_one_seen_once_is_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Review.objects.create(agency=cast.puente, first=FIRST, as_of=at(REVIEWED))
    seen = {"review": first, "position": 0, "finding": Finding.SEEN.value, "gap": 30, "low": 5, "high": 55}
    Comparison.objects.create(**seen, **WOMEN)
    weak = later(invented(500, factor=1.3, seed=2), (NEXT - FIRST).days)
    lines = reviewing.Review(weak, everybody(weak), second_quarter(), date(2027, 8, 5)).lines()
    assert next(line for line in lines if line.key == DELAYED).finding is not Finding.CONFIRMED
    release(monkeypatch, cast, weak, "2027-08-05")
    with clock.fixed(at("2027-08-05")):
        actions.make()
    assert Comparison.objects.get(review__first=NEXT, **WOMEN).finding == Finding.CONFIRMED
    assert Gap.rows.get().comparison.review.first == NEXT


def second_quarter() -> Any:
    return next(one for one in actions.making.quarters_due(date(2027, 8, 5)) if one.first == NEXT)


def test_a_task_is_taken_on_explained_and_closed_and_a_later_confirmation_begins_a_new_one(
    found: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Gap.rows.get(**WOMEN)
    assert (row.owner, row.due_on) == (None, date(2027, 6, 2))
    with clock.fixed(at(REVIEWED)):
        assert [one.row.pk for one in queries.waiting(found.bruno)] == [row.pk]
        said = {"gap": row.pk, "owner": found.users["bruno"].pk, "due_on": date(2027, 6, 10)}
        actions.save(by=found.dina, **said, cause="The only woman who interprets left.", based_on=0)
        assert refused(lambda: actions.save(by=found.bruno, **said, based_on=0)) == "communities.changed_meanwhile"
        assert (
            refused(lambda: actions.save(by=found.bruno, **{**said, "owner": found.users["alma"].pk}))
            == "equity.nobody"
        )
        past = {**said, "due_on": date(2027, 5, 4)}
        assert refused(lambda: actions.save(by=found.bruno, **past)) == "mainstreaming.due_past"
        assert refused(lambda: actions.close(by=found.bruno, gap=row.pk, result=" ")) == "cases.text_missing"
        assert queries.waiting(found.dina) == []
    assert b"interprets" not in b"".join(bytes(one.sealed) for one in Version.objects.filter(holder=row.pk))
    with clock.fixed(at("2027-06-11")):
        assert [one.overdue for one in queries.waiting(found.bruno)] == [True]
        assert "Overdue" in at_page("bruno", f"/equity/gaps/{row.pk}/", "2027-06-11")
        actions.close(by=found.bruno, gap=row.pk, result="Two interpreters share the days.", based_on=1)
        view = queries.gap(found.dina, row.pk)
        assert view.fields["cause"] == "The only woman who interprets left."
        assert view.fields["result"] == "Two interpreters share the days."
        assert refused(lambda: actions.close(by=found.bruno, gap=row.pk, result="x")) == "mainstreaming.closed_already"
        assert queries.waiting(found.bruno) == []
    release(monkeypatch, found, later(invented(factor=2, seed=8), (NEXT - FIRST).days))
    with clock.fixed(at("2027-08-05")):
        actions.make()
    assert Gap.rows.filter(**WOMEN).count() == 2


def test_a_gap_that_is_confirmed_again_while_it_is_open_stays_one_task(
    found: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(monkeypatch, found, later(invented(factor=2, seed=8), (NEXT - FIRST).days))
    with clock.fixed(at("2027-08-05")):
        actions.make()
    assert Gap.rows.get(**WOMEN).comparison.review.first == NEXT


def test_reviews_are_for_supervisors_and_information_officers_of_the_agency(found: Cast) -> None:
    review, gap = Review.objects.get(first=FIRST), Gap.rows.get(**WOMEN)
    compared = Comparison.objects.get(review=review, **WOMEN)
    addresses = (
        "/equity/",
        f"/equity/reviews/{review.pk}/",
        f"/equity/comparisons/{compared.pk}/",
        f"/equity/gaps/{gap.pk}/",
    )
    for who in ("bruno", "samuel", "dina"):
        assert all("Female" in at_page(who, address) for address in addresses), who
    with clock.fixed(at(REVIEWED)):
        for who in ("alma", "farah", "petra", "irene", "eyob"):
            assert {at_desk(who).get(address).status_code for address in addresses} == {404}, who
        assert [at_desk("carla").get(address).status_code for address in addresses] == [200, 404, 404, 404]
        assert at_desk("dina").get("/equity/exact/").status_code == 404
        assert at_desk("bruno").get("/equity/exact/?first=2027-02-30").status_code == 404


def test_a_supervisor_reads_exact_comparisons_of_the_cases_that_may_be_opened(
    found: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Too few people" in at_page("bruno", "/equity/exact/")
    table = statistics.current()
    monkeypatch.setattr(reading, "reach", lambda access, _: (everybody(table), len(table)))
    exact = at_page("bruno", "/equity/exact/?first=2027-01-01")
    assert "Exact, of 900 cases" in exact
    assert "longer than others with the same level of risk in the same office" in exact


def test_a_task_is_worked_on_at_a_desk_and_stands_on_the_page_of_the_day(found: Cast) -> None:
    row = Gap.rows.get(**WOMEN)
    assert "nobody is responsible yet" in at_page("dina", "/")
    with clock.fixed(at(REVIEWED)):
        desk = at_desk("bruno")
        page = desk.get(f"/equity/gaps/{row.pk}/change/").context["form"]
        sent = {
            "key": page["key"].value(), "based_on": 0, "owner": found.users["bruno"].pk, "due_on-day": "6", "due_on-month": "5",
            "due_on-year": "2027", "cause": "Few interpreters.", "done": "",
        }  # fmt: skip
        assert desk.post(f"/equity/gaps/{row.pk}/change/", {**sent, "owner": ""}).status_code == 422
        assert desk.post(f"/equity/gaps/{row.pk}/change/", sent).status_code == 302
        assert "Few interpreters." in at_page("bruno", f"/equity/gaps/{row.pk}/")
        assert "Find out why" in at_page("bruno", "/")
        close = {"key": desk.get(f"/equity/gaps/{row.pk}/close/").context["form"]["key"].value(), "based_on": 1}
        assert desk.post(f"/equity/gaps/{row.pk}/close/", {**close, "result": ""}).status_code == 422
        assert desk.post(f"/equity/gaps/{row.pk}/close/", {**close, "result": "More of them."}).status_code == 302
    assert "More of them." in at_page("dina", f"/equity/gaps/{row.pk}/")


def at_page(who: str, url: str, day: str = REVIEWED) -> str:
    with clock.fixed(at(day)):
        response = at_desk(who).get(url)
    assert response.status_code == 200, (who, url, response.status_code)
    return response.content.decode()
