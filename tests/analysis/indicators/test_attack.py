"""An information officer who wants to find somebody: every table at once, and the same pages before and after somebody came."""

import hashlib
import random
import re
from datetime import date, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID

import numpy as np

from amparo.analysis.indicators import protecting, queries
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation import clock
from amparo.foundation.counting import Codes, Counted
from amparo.foundation.privacy import TOTAL, Figures, bound, draw_of
from amparo.practice.counted import LAYOUT
from amparo.practice.indicators import BASE
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Table, made
from tests.analysis.indicators.making import Making, at
from tests.cast import Cast
from tests.foundation.privacy.attacker import Attacker
from tests.interfaces.staff.desk import at_desk

MARCH = "month-2027-03-01"
KEYS = re.compile(r"p[0-9a-f]{8}-")
"""What keeps two drawings on one page apart; by chance."""
GROUPS = {"sex": ("female", "male"), "age_band": ("unhcr_12_17", "unhcr_18_59"), "office": ("Capital", "Port")}
TODAY = date(2027, 3, 31)
QUARTER, MONTHS = holding(TODAY, Span.QUARTER), [holding(date(2027, month, 1), Span.MONTH) for month in (1, 2, 3)]
DRAW = draw_of(lambda name: hashlib.blake2b(name.encode(), key=b"unknown to whoever attacks").digest())


def caseload(chance: random.Random, many: int, agency: str = "ours") -> Table:
    """Return cases that were opened in one quarter by people of whom some are rare; first actions in time or not."""
    whose = {"agency": agency}
    counted = [Counted(UUID(int=number + 1), person(chance) | whose, events(chance)) for number in range(many)]
    return made(LAYOUT, counted, Codes())


def person(chance: random.Random) -> dict[str, Any]:
    return {
        "agency": "ours", "person": UUID(int=chance.getrandbits(128)), "sex": chance.choices(GROUPS["sex"], (7, 3))[0],
        "age_band": chance.choices(GROUPS["age_band"], (2, 8))[0], "office": chance.choices(GROUPS["office"], (9, 2))[0],
    }  # fmt: skip


def events(chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    started = date(2027, 1, 1) + timedelta(days=chance.randrange(90))
    clock_ = {"step": "first_action", "due": started, "met": started, "in_time": chance.choice(("yes", "yes", "no"))}
    return {"work": [{"started": started, "again": "no"}], "clock": [clock_]}


def told(table: Table, name: str, period: Period, by: tuple[str, ...]) -> Figures:
    """Return what an information officer is told."""
    one = next(each for each in queries.indicators(queries.practice.catalogue()) if each.id == name)
    reckoning = Reckoning(one, table, TODAY, np.ones(len(table), dtype=bool), TODAY)
    return protecting.protected(reckoning, period, by, "ours", DRAW)


def asked(table: Table, name: str, most: int) -> list[tuple[Period, Figures]]:
    """Return every table of an indicator: each month and the quarter, by every kind of group and every two that may be asked."""
    ways = [(), *((kind,) for kind in GROUPS), *(combinations(GROUPS, 2) if most > 1 else ())]
    return [(period, told(table, name, period, by)) for period in (*MONTHS, QUARTER) for by in ways]


def test_a_solver_with_every_month_and_quarter_and_every_table_makes_out_no_hidden_count_of_new_cases() -> None:
    chance, tried = random.Random(8), 0
    for _ in range(2):
        tables = asked(caseload(chance, 120), "cases_new", 2)
        unknowns = [
            (month, f"sex={s}", f"age_band={a}", f"office={o}")
            for month in range(3) for s in GROUPS["sex"] for a in GROUPS["age_band"] for o in GROUPS["office"]
        ]  # fmt: skip
        attacker, hidden = Attacker(unknowns), set[frozenset[object]]()
        for period, figures in tables:
            months = {number for number, month in enumerate(MONTHS) if period.first <= month.first <= period.last}
            for pair, number in figures.cells.items():
                groups = set(pair) - {TOTAL}
                cells = [each for each in unknowns if each[0] in months and groups <= set(each[1:])]
                if number is not None:
                    attacker.knows(dict.fromkeys(cells, 1.0), (max(number - bound(BASE), 10), number + bound(BASE)))
                elif cells:  # none in groups that stand for all in which nobody is
                    hidden.add(frozenset(cells))
        for cells in list(hidden)[:40]:
            low, high = attacker.range_of(list(cells))
            assert high > low, sorted(cells)
            tried += 1
    assert tried >= 20


def test_a_share_hides_those_who_met_it_and_those_who_did_not_alike() -> None:
    chance = random.Random(9)
    for _ in range(20):
        figures = told(caseload(chance, chance.randint(20, 90)), "first_response_in_time", QUARTER, ("office",))
        for row in {pair[0] for pair in figures.cells}:
            met, missed = figures.of(row, protecting.MET), figures.of(row, protecting.NOT_MET)
            whole = figures.of(row)
            assert (met is None) == (missed is None) or whole is None, row  # or the third follows from the other two
            assert met is None or met >= 10


def test_the_same_pages_before_and_after_one_registration_are_the_same_to_the_letter(cast: Cast) -> None:
    statistics.forget()
    hand = Making(cast)
    for number in range(15):
        hand.case(f"2027-03-{number + 1:02}", name_given=f"Known{number}", sex="female" if number < 12 else "male")
    with clock.fixed(at("2027-03-31")):
        before = pages()
    hand.case("2027-03-20", name_given="Newcomer", sex="male", nationalities=["ERI"], population_groups=["refugee"])
    with clock.fixed(at("2027-03-31")):
        assert pages() == before
        assert not any(name in text for text in before.values() for name in ("Newcomer", "Known"))


def pages() -> dict[str, str]:
    """Return what Dina is shown: the list, and every indicator by every kind of group."""
    dina, found = at_desk("dina"), {}
    asked = f"period={MARCH}&by="
    urls = [
        f"/figures/?period={MARCH}",
        f"/figures/cases_new/?{asked}nationality",
        f"/figures/first_response_in_time/?{asked}sex",
    ]
    for url in urls:
        main = dina.get(url).content.decode().partition("<main")[2].partition("</main>")[0]
        found[url] = KEYS.sub("", main)
    return found
