"""Who has every dashboard figure, filter, export and feed table at once makes out no hidden count, and no newcomer."""

import random

import pytest

from amparo import practice
from amparo.analysis.feeds.tables import figures
from amparo.analysis.indicators import protecting, queries
from amparo.analysis.indicators.periods import Span, holding, offered
from amparo.analysis.indicators.sources.batches import BATCHED
from amparo.exchange.odata import KEY
from amparo.foundation import clock
from amparo.practice.counted import OPEN, OUTSIDE
from amparo.practice.indicators import Measure, indicators
from tests.analysis.feeds import attacking
from tests.analysis.feeds.attacking import attacked, cells
from tests.analysis.feeds.newcomers import key as draw
from tests.analysis.feeds.newcomers import leavers, newcomers
from tests.analysis.feeds.reporters import reports
from tests.analysis.feeds.worlds import TODAY, random_cases, random_records
from tests.analysis.indicators.making import at
from tests.cast import Cast
from tests.interfaces.api.odata import feeding

MONTHS = [holding(TODAY.replace(month=month, day=1), Span.MONTH) for month in (1, 2, 3)]
PERIODS = [*MONTHS, holding(TODAY, Span.QUARTER), holding(TODAY, Span.YEAR)]
KINDS = ("sex", "age_band", "office")
RECORDS = ("feedback_kind", "feedback_channel", "service_kind")


def test_every_indicator_is_attacked_or_exact_by_decision_or_stays_with_the_team_and_no_other_measure_is_protected() -> (
    None
):
    every = set(indicators(practice.catalogue()))
    known = [set(attacking.going_further(made(random.Random(1), 1)[0])) for made in (random_cases, random_records)]
    exact, team = {one for one in every if one.is_open}, {one for one in every if not one.goes_further}
    assert every == exact | team | known[0] | known[1]
    assert sum(map(len, (exact, team, *known))) == len(every)
    assert {one.measure for one in known[0] | known[1]} <= set(protecting.MOST) == {
        Measure.COUNT, Measure.PEOPLE, Measure.SHARE,
    }  # fmt: skip
    assert set(BATCHED) == {*OUTSIDE.units} - OPEN


def test_the_attacker_is_shown_something_of_every_indicator_that_goes_further() -> None:
    shown = set[str]()
    for number, (made, kinds) in enumerate(((random_cases, ("sex",)), (random_records, ()))):
        table, _universe = made(random.Random(number), 160)
        told = list(cells(table, PERIODS[3:], kinds, "ours", TODAY, draw(number)))
        shown |= {cell.name.partition(" ")[0] for cell in told if cell.shown is not None}
        assert {one.id for one in attacking.going_further(table)} <= shown
    assert "workers_per_supervisor" not in shown


def test_of_reports_requests_and_ratings_a_solver_with_every_view_recovers_no_hidden_count() -> None:
    chance, tried = random.Random(3), 0
    for number in range(2):
        table, universe = random_records(chance, 150)
        verdict = attacked(cells(table, PERIODS, RECORDS, "everybody", TODAY, draw(number), universe), 40, chance)
        assert (verdict.recovered, verdict.undecided) == ([], 0)
        assert verdict.shown > 10
        tried += verdict.tried
    assert tried >= 30


@pytest.mark.parametrize(("many", "worlds"), [(40, 1), (80, 1)])
def test_a_solver_with_every_indicator_period_and_pair_of_groups_recovers_no_hidden_count(
    many: int, worlds: int
) -> None:
    chance, tried = random.Random(many), 0
    for number in range(worlds):
        table, universe = random_cases(chance, many)
        verdict = attacked(cells(table, PERIODS, KINDS, "ours", TODAY, draw(number), universe), 25, chance)
        assert (verdict.recovered, verdict.undecided) == ([], 0)
        assert verdict.shown > 10
        tried += verdict.tried
    assert tried >= 20


def test_three_months_that_are_each_too_small_to_be_shown_are_not_made_out_from_their_quarter() -> None:
    chance = random.Random(4651)
    table, universe = random_cases(chance, chance.choice((30, 50, 80, 120, 160)))
    verdict = attacked(cells(table, PERIODS, KINDS, "ours", TODAY, draw(151), universe))
    assert (verdict.recovered, verdict.undecided) == ([], 0)
    assert verdict.tried > 500


def test_without_rounding_and_hiding_others_the_same_solver_recovers_many() -> None:
    table, _universe = random_cases(random.Random(5), 60)
    found = list(cells(table, PERIODS, KINDS, "ours", TODAY, draw(1)))
    plain = [attacking.unprotected(cell) for cell in found]
    assert len(attacked(plain, 12).recovered) >= 4
    assert len(attacking.confined(plain)[1]) > 40
    assert not attacking.confined(found)[1]


def test_every_row_of_the_feed_stands_on_the_screen_of_who_gave_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """So whoever has the feed, too, knows no more than whoever has the screens."""
    feeding.release(monkeypatch, cast, 300)
    reader, shown = feeding.reader(cast), 0
    with clock.fixed(at("2027-03-31")):
        for name in ("cases_new", "plans_agreed"):
            for period in offered(TODAY)[:3]:
                block = f"{name}.{period.span}-{period.first}"
                for row in figures.rows(reader, [block]):
                    by = () if row["GroupKind"] == "all" else (str(row["GroupKind"]),)
                    told = {line.group: line.now for line in queries.figure(cast.dina, name, period, by).lines}
                    if row["Value"] is not None:
                        assert told[(str(row["Group"]),) if by else ()].part == row["Part"], row[KEY]
                        shown += 1
    assert shown > 8


def test_before_and_after_one_registration_at_most_one_newcomer_in_a_hundred_is_known_whole() -> None:
    """So few tries can only show that nothing speaks against it; `benchmarks.onlookers` has thousands (docs/speed.md)."""
    found = newcomers(60, share=0.1, many=400)
    assert all(known.tries >= 60 and known.given_away[0] <= 0.01 for known in found.values())


def test_without_protection_or_with_rounding_alone_the_same_onlooker_knows_newcomers() -> None:
    exact = newcomers(60, share=0.1, many=400, guarded=False, exact=True)
    rounded = newcomers(120, share=0.1, many=400, guarded=False)
    assert max(known.given_away[0] for known in exact.values()) > 0.1
    assert max(known.given_away[0] for known in rounded.values()) > 0.01


def test_before_and_after_a_consent_was_taken_back_nobody_knows_whose_it_was() -> None:
    alone, found = (leavers(30, many=400, guarded=guarded) for guarded in (False, True))
    assert max(known.whole for known in alone.values()) >= 2
    assert all(known.whole <= 1 for known in found.values())


def test_a_report_is_not_known_by_what_the_figures_said_before_and_after_it_came() -> None:
    """Rounding alone lets every fifth one be known: twelve cells move by draws of their own."""
    assert reports(30, batched=False).whole >= 3
    assert reports(30, batched=True).whole <= 1
