"""Incidents and safety plans once more: sealed forms opened with the reader's keys, kinds by the oracle, days by the calendar."""

from collections.abc import Iterator
from datetime import date

from amparo.analysis.indicators.periods import Period
from amparo.trust.disclosure.access import Access
from tests.analysis.indicators.second_apart import Form, carried
from tests.analysis.indicators.second_way import Said, count, share
from tests.practice.gender_based_violence import oracle

AREA = "gender_based_violence"
DANGERS = ("danger_now", "contact_feared", "feared_at_home", "threat_to_kill", "self_harm", "child_in_danger")


def second_incidents(access: Access, period: Period, today: date) -> Iterator[Said]:
    """Reckon the three once more from the sealed forms, with the kinds by the oracle and the days by the calendar."""
    mine = list(carried(access, AREA, "gbv", today))
    told = [form for one in mine for form in one.forms.get("incident", []) if _counts(form)]
    told = [form for form in told if period.first <= date.fromisoformat(form["report_date"]) <= period.last]
    yield count("incidents_recorded", len(told))
    early = [_early(form) for form in told]
    yield share("incidents_in_three_days", early.count(True), len(early) - early.count(None))
    going = [one for one in mine if one.begun <= period.last < one.over]
    need = [one for one in going if "yes" in {one.newest("needs").get(name) for name in DANGERS}]
    plans = [[form["safety_date"] for form in one.forms.get("safety", []) if form.get("safety_agreed") in ("yes", "has_one")] for one in need]  # fmt: skip  # noqa: E501
    yield share("safety_plans_made", sum(any(date.fromisoformat(d) <= period.last for d in some) for some in plans), len(need))  # fmt: skip  # noqa: E501


def _counts(form: Form) -> bool:
    kind = oracle.kind(tuple(form.get(f"kind_{name}", "") for name in oracle.KINDS))
    agreed = form.get("counting_agreed") == "yes" and form.get("told_by") in ("self", "caregiver_present")
    return agreed and form.get("told_elsewhere") in ("no", "not_counting") and kind not in ("", "non_gbv")


def _early(form: Form) -> bool | None:
    """Return whether it was told in three days, by the calendar or as the person said; None where nobody knows."""
    if "incident_date" in form:
        return (date.fromisoformat(form["report_date"]) - date.fromisoformat(form["incident_date"])).days <= 3
    return {"unknown": None, "declined": None}.get(
        form.get("elapsed_said", "unknown"), form.get("elapsed_said") == "days_0_3"
    )
