"""Who has every dashboard figure, filter, export and feed table at once makes out no hidden count, and no newcomer."""

import hashlib
import random

import pytest

from amparo.analysis.feeds.tables import figures
from amparo.analysis.indicators import queries
from amparo.analysis.indicators.periods import Span, holding, offered
from amparo.exchange.odata import KEY
from amparo.foundation import clock
from amparo.foundation.privacy import draw_of
from tests.analysis.feeds import attacking
from tests.analysis.feeds.attacking import attacked, cells, newcomers, random_cases
from tests.analysis.indicators.making import at
from tests.cast import Cast
from tests.interfaces.api.odata import feeding

TODAY = attacking.TODAY
MONTHS = [holding(TODAY.replace(month=month, day=1), Span.MONTH) for month in (1, 2, 3)]
PERIODS = [*MONTHS, holding(TODAY, Span.QUARTER), holding(TODAY, Span.YEAR)]
KINDS = ("sex", "age_band", "office")


def draw(key: int) -> object:
    """Return the draw of a key that the attacker does not have."""
    return draw_of(lambda name: hashlib.blake2b(name.encode(), key=bytes([key])).digest())


@pytest.mark.parametrize(("many", "worlds"), [(40, 2), (80, 1)])
def test_a_solver_with_every_indicator_period_and_pair_of_groups_recovers_no_hidden_count(
    many: int, worlds: int
) -> None:
    chance, tried = random.Random(many), 0
    for number in range(worlds):
        table, universe = random_cases(chance, many)
        verdict = attacked(cells(table, PERIODS, KINDS, "ours", TODAY, draw(number), universe), 40, chance)
        assert (verdict.recovered, verdict.undecided) == ([], 0)
        assert verdict.shown > 10
        tried += verdict.tried
    assert tried >= 30


def test_without_rounding_and_hiding_others_the_same_solver_recovers_many() -> None:
    table, _universe = random_cases(random.Random(5), 60)
    found = list(cells(table, PERIODS, KINDS, "ours", TODAY, draw(1)))
    plain = [attacking.unprotected(cell) for cell in found]
    assert len(attacked(plain, 12).recovered) >= 4


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
    tries = 10
    assert newcomers(tries, batch=1, exact=True, many=150) >= 0.9 * tries  # as dashboards commonly are
    assert newcomers(tries, batch=10, exact=False, many=150) == 0
