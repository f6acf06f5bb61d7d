"""The running clocks of a case: set from dated parameters, met by work, counted again when the risk changes."""

from datetime import datetime

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
