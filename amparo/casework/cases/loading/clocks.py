"""The clocks of a case that is told again, kept in memory and written once; the same steps as `cases.clocks`."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from amparo.casework.cases import pathway
from amparo.casework.cases.models import Case, Deadline


class Clocks:
    """The running and the met clocks of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.running: dict[str, Deadline] = {}
        self.met: list[Deadline] = []

    def start(self, step: str, level: str, at: datetime) -> None:
        """Set the clock of `step`, counted from `at`; one that runs is counted again."""
        found = pathway.due(step, level, at) or pathway.due(step, "high", at)
        if found:
            self._set(step, at, *found)

    def start_on(self, step: str, day: date | None, at: datetime) -> None:
        """Set the clock of `step` to the end of an agreed day; by the parameters when None."""
        if day is None:
            self.start(step, "high", at)
            return
        self._set(step, at, datetime.combine(day, time(23, 59), UTC), "agreed_with_the_person")

    def _set(self, step: str, at: datetime, due_at: datetime, parameter: str) -> None:
        self.running[step] = Deadline(
            case_id=self.case.pk, step=step, counted_from=at, due_at=due_at, parameter=parameter
        )

    def meet(self, at: datetime, *steps: str) -> None:
        """Stop the clocks of `steps`: what they asked for was done."""
        for step in steps:
            clock = self.running.pop(step, None)
            if clock:
                clock.met_at = at
                self.met.append(clock)

    def recount(self, level: str) -> None:
        """Count every running clock again for another level, from where it was counted first."""
        for step, clock in list(self.running.items()):
            self.start(step, level, clock.counted_from)

    def stop_all(self) -> None:
        """Take away every running clock."""
        self.running.clear()

    def rows(self) -> Iterable[Deadline]:
        """Return every clock, for the table."""
        return [*self.met, *self.running.values()]
