"""Days counted from today, so that a story is lively whenever the demo is loaded; weekends and holidays are quiet."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from amparo.interfaces.cli.demo.dice import Dice

HORIZON = 400
"""Days before today in which people arrive."""

_AFTER_WEEKEND = (0, 0, 1, 1, 2)


class Calendar:
    """Turns day numbers (0 = today, -1 = yesterday) into dates and moments."""

    __slots__ = ("_bursts", "_midnight", "_ordinal", "seed", "today")

    def __init__(self, today: date, seed: int) -> None:
        """Count from `today`; `seed` decides when the bursts of arrivals were."""
        self.today, self.seed = today, seed
        self._ordinal = today.toordinal()
        self._midnight = datetime.combine(today, time(0), UTC)
        self._bursts: dict[int, list[tuple[int, int]]] = {}

    def date(self, day: int) -> date:
        """Return the date of a day number."""
        return date.fromordinal(self._ordinal + day)

    def at(self, day: int, minute: int) -> datetime:
        """Return a moment: a day number and a minute of that day (UTC)."""
        return self._midnight + timedelta(days=day, minutes=minute)

    def weekday(self, day: int) -> int:
        """Return 0 for Monday to 6 for Sunday."""
        return (self._ordinal + day - 1) % 7

    def working(self, dice: Dice, day: int) -> int:
        """Move most weekend days to the Monday after and quiet year-end days past the feast, never beyond today."""
        when = self.date(day)
        if (when.month, when.day) >= (12, 24) and dice.chance(0.8):
            day += 33 - when.day + dice.whole(0, 2)
        weekday = self.weekday(day)
        if weekday >= 5 and dice.chance(0.8):
            day += 7 - weekday + dice.of(_AFTER_WEEKEND)
        return min(day, 0)

    def arrival(self, dice: Dice, route: int) -> int:
        """Draw the day on which a household of this route arrived: bursts, a steady stream, and some of last weeks."""
        roll = dice.roll()
        if roll < 0.14:
            return dice.whole(-24, -1)
        if roll < 0.55:
            centre, width = dice.of(self._route_bursts(route))
            return max(-HORIZON, min(-1, centre + int(dice.bell() * width)))
        return dice.whole(-HORIZON, -2)

    def _route_bursts(self, route: int) -> list[tuple[int, int]]:
        if route not in self._bursts:
            dice = Dice(self.seed, "bursts", route)
            self._bursts[route] = [(-dice.whole(20, HORIZON - 20), dice.whole(3, 9)) for _ in range(4)]
        return self._bursts[route]


@cache
def calendar(today: date, seed: int) -> Calendar:
    """Return the calendar of a demo country, made once."""
    return Calendar(today, seed)
