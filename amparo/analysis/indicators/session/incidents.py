"""Incidents of gender-based violence that are counted, and survivors with a plan for their safety where one is needed.

Who agrees to be counted as a person is asked once more for each incident, and the rules of the Incident Recorder hold.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from amparo import practice
from amparo.analysis.indicators.session.agreeing import Agreed
from amparo.casework.cases.areas.knowledge import Filled
from amparo.casework.cases.counted.own import Carrying, answer, day
from amparo.exchange.gbvims import COUNTED, Reported, Survivor, left_out
from amparo.foundation import clock
from amparo.foundation.forms import evaluate
from amparo.foundation.scoring import by_name
from amparo.practice.counted import INCIDENT, SAFETY

AREA = "gender_based_violence"
PLANNED = ("yes", "has_one")
NO_DAY = frozenset({"", "unknown", "not_asked", "declined"})


def rows(one: Agreed) -> Mapping[str, list[dict[str, Any]]]:
    """Return the counted incidents of a case, and since when it has a safety plan if somebody found that it needs one."""
    return {INCIDENT: list(_incidents(one.case)), SAFETY: list(_safety(one.case))}


def _incidents(case: Carrying) -> Iterator[dict[str, Any]]:
    for form in case.filled("incident"):
        said = Reported("", Survivor(""), "", "", _evaluated(form))
        if left_out(said) is COUNTED:
            band = said.answer("elapsed_band")
            known = {"incident_type": said.answer("incident_type"), "elapsed_band": "" if band in NO_DAY else band}
            yield {"told": day(form, "report_date"), **known}


def _safety(case: Carrying) -> Iterator[dict[str, Any]]:
    needs = case.filled("needs")
    if not needs or by_name(_evaluated(needs[-1])).get("safety_plan_needed") != "yes":
        return
    plans = [form for form in case.filled("safety") if answer(form, "safety_agreed") in PLANNED]
    made = min((found for form in plans if (found := day(form, "safety_date"))), default=None)
    yield {"started": case.opened, "ended": case.ended, "planned": made}


def _evaluated(form: Filled) -> Mapping[str, str]:
    """Return the answers with what the form computes of them."""
    return evaluate(practice.catalogue().form(str(form.fields["form"])), form.answers, clock.today()).values
