"""The running clocks of a case: set from dated parameters, met by work, counted again when the risk changes."""

from datetime import UTC, date, datetime, time

from amparo.casework.cases import pathway
from amparo.casework.cases.models import Case, Deadline
from amparo.foundation import clock


def start(case: Case, step: str, risk_level: str, counted_from: datetime | None = None) -> None:
    """Set the clock of `step`, counted from a moment (now when None); one that runs already is counted again."""
    begin = counted_from or clock.now()
    found = pathway.due(step, risk_level, begin) or pathway.due(step, "high", begin)
    if found is None:
        return
    due_at, parameter = found
    Deadline.objects.update_or_create(
        case=case,
        step=step,
        met_at=None,
        defaults={"counted_from": begin, "due_at": due_at, "parameter": parameter},
    )


def start_on(case: Case, step: str, day: date | None) -> None:
    """Set the clock of `step` to the end of a day that was agreed with the person; by the parameters when None."""
    if day is None:
        start(case, step, "high")
        return
    due_at = datetime.combine(day, time(23, 59), UTC)
    fields = {"counted_from": clock.now(), "due_at": due_at, "parameter": "agreed_with_the_person"}
    Deadline.objects.update_or_create(case=case, step=step, met_at=None, defaults=fields)


def runs(case: Case, step: str) -> bool:
    """Return whether the clock of `step` runs."""
    return Deadline.objects.filter(case=case, step=step, met_at=None).exists()


def meet(case: Case, *steps: str) -> None:
    """Stop the clocks of `steps`: what they asked for was done now."""
    Deadline.objects.filter(case=case, step__in=steps, met_at=None).update(met_at=clock.now())


def recount(case: Case, risk_level: str) -> None:
    """Count every running clock again for another risk level, from the moment it was first counted from."""
    for running in Deadline.objects.filter(case=case, met_at=None):
        start(case, running.step, risk_level, running.counted_from)


def stop_all(case: Case) -> None:
    """Take away every running clock: the case is closed."""
    Deadline.objects.filter(case=case, met_at=None).delete()
