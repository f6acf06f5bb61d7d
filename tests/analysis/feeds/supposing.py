"""Cases that could have been: for who attacks a whole agency's figures, and does not know which cases stand behind them.

He knows which columns there are and every rule by which figures are made; he also knows, more than anybody does, all that is
counted of each own case, and which groups occur together. He does not know which of these cases there are: beside each stands
the same one with one thing otherwise, in one group, in what was answered, or in its days. Nothing impossible arises: every two
groups of somebody occur together in an own case, answers come as a whole from a row of which the same days are known, all days
of a case move together, and none that lay behind us lies ahead.
"""

import numpy as np

from amparo.foundation.counting import CASE, Array, Kind
from amparo.trust.projections.statistics import Table

GROUPS = ("sex", "age_band", "disability", "nationality", "population_group", "risk_level", "office")
STAYS = ("step", "lasted", "referrals", "follow_ups")
"""What follows from other columns, or says what a row is: no answer."""
AHEAD = "due"
"""A day that may lie ahead."""
MOST_DAYS = 45
Arrays = dict[str, Array]


def supposed(own: Table, chance: np.random.Generator, today: int, times: int) -> Table:
    """Return the own cases, nothing changed, and after them each `times` with another group, other answers and other days.

    `today` is in days since 1970. Everybody is somebody else: who is counted once stays counted once.
    """
    parts: list[Arrays] = [dict(own.arrays)]
    for _ in range(times):
        parts += [_group(own, chance), _answers(own, chance, today), _days(own, chance, today)]
    for one in parts[1:]:
        one[CASE]["person"] = chance.integers(1, 2**63, len(own))
    return Table(own.layout, {unit: np.concatenate([one[unit] for one in parts]) for unit in parts[0]}, own.codes)


def _copied(own: Table) -> Arrays:
    return {unit: rows.copy() for unit, rows in own.arrays.items()}


def _group(own: Table, chance: np.random.Generator) -> Arrays:
    """Return each case with one group of another case, where this group occurs together with each of its others."""
    found, case = _copied(own), own.arrays[CASE]
    which, others = chance.integers(len(GROUPS), size=len(own)), chance.permutation(case)
    for place, name in enumerate(GROUPS):
        mine = which == place
        for other in GROUPS:
            occurs = set(zip(case[name].tolist(), case[other].tolist(), strict=True))
            pairs = zip(others[name].tolist(), case[other].tolist(), strict=True)
            mine &= np.array([other == name or pair in occurs for pair in pairs])
        found[CASE][name][mine] = others[name][mine]
    return found


def _answers(own: Table, chance: np.random.Generator, today: int) -> Arrays:
    """Return each case with what was answered in all its rows of one unit, each taken from another row that is like it."""
    found, units = _copied(own), list(own.layout.units)
    which = chance.integers(len(units), size=len(own))
    for place, unit in enumerate(units):
        rows, kinds = own.arrays[unit], own.layout.units[unit]
        like = [np.sign(rows[name]) + (rows[name] > today) for name, kind in kinds.items() if kind is Kind.DAY]
        like += [rows[name] for name in STAYS[:1] if name in kinds]
        mine = own.of_rows(unit, which == place)
        _alike, group = np.unique(np.array(like), axis=1, return_inverse=True)
        for each in np.unique(group):
            places = np.flatnonzero(group.ravel() == each)
            others = chance.permutation(places)
            places, others = places[mine[places]], others[mine[places]]
            for name in (name for name, kind in kinds.items() if kind is not Kind.DAY and name not in STAYS):
                found[unit][name][places] = rows[name][others]
    return found


def _days(own: Table, chance: np.random.Generator, today: int) -> Arrays:
    """Return each case with all its days some days earlier or later, as far as nothing that was done comes to lie ahead."""
    found, by = _copied(own), chance.integers(-MOST_DAYS, MOST_DAYS + 1, len(own))
    days = [
        (unit, name) for unit, kinds in own.layout.units.items() for name, kind in kinds.items() if kind is Kind.DAY
    ]
    whose = {unit: own.of_rows(unit, np.arange(len(own))) for unit in own.layout.units}
    for unit, name in days:
        if name != AHEAD:
            there = own.arrays[unit][name] > 0
            np.minimum.at(by, whose[unit][there], today - own.arrays[unit][name][there].astype(int))
    for unit, name in days:
        rows = found[unit][name]
        rows[rows > 0] += by[whose[unit][rows > 0]].astype(rows.dtype)
    return found
