"""Children who are unaccompanied or separated: since when, in whose care from when to when, and whether they are reunified."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from amparo import practice
from amparo.analysis.indicators.session.agreeing import Agreed
from amparo.casework.cases.areas.knowledge import Filled
from amparo.casework.cases.counted.own import Carrying, answer, day
from amparo.foundation import clock
from amparo.foundation.forms import evaluate
from amparo.foundation.scoring import by_name
from amparo.practice.counted import CARE, CHILD

AREA = "child_protection"
ALONE = ("unaccompanied", "separated")


def rows(one: Agreed) -> Mapping[str, list[dict[str, Any]]]:
    """Return what is counted of a child by the newest registration; nothing of one who is with parents or usual caregiver."""
    case = one.case
    registered = case.filled("registration")
    status = _status(registered[-1]) if registered else ""
    if status not in ALONE:
        return {}
    back = _reunified(case)
    known = {"started": case.opened, "ended": case.ended, "reunified": back, "uasc_status": status}
    return {CHILD: [known], CARE: [part | {"uasc_status": status} for part in _care(case, back)]}


def _status(form: Filled) -> str:
    """Return what the form computes of whom the child is with."""
    asked = practice.catalogue().form(str(form.fields["form"]))
    return by_name(evaluate(asked, form.answers, clock.today()).values).get("uasc_status", "")


def _reunified(case: Carrying) -> date | None:
    """Return the day on which the child arrived where it will live, by the newest form that says so."""
    arrived = [day(form, "reun_day") for form in case.filled("reunification") if answer(form, "reun_done") == "yes"]
    return next((each for each in reversed(arrived) if each), None)


def _care(case: Carrying, back: date | None) -> Iterator[dict[str, Any]]:
    """Yield the stretches of care, from the beginning of work to its end or to the reunification; "" while none is known."""
    told = [(day(form, "care_from"), answer(form, "child_care")) for form in case.filled("care")]
    dated = sorted(((max(begun, case.opened), care) for begun, care in told if begun), key=lambda part: part[0])
    end = min((each for each in (case.ended, back) if each), default=None)
    for (begun, care), (over, _next) in pairwise([(case.opened, ""), *dated, (end, "")]):
        if begun is not None and (over is None or begun < over) and (end is None or begun < end):
            until = over if end is None or (over is not None and over < end) else end
            yield {"cared_from": begun, "cared_until": until, "care_arrangement": care}
