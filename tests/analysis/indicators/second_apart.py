"""What is counted in a session once more: every sealed record opened with the reader's keys, and nothing of our counting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from amparo import practice
from amparo.analysis.indicators.periods import Period
from amparo.casework.cases.models import Case, Entry
from amparo.casework.consent.models import Consent
from amparo.casework.feedback.models import Reader, Report
from amparo.casework.referrals.models import Referral, Step
from amparo.trust.disclosure import kept_apart
from amparo.trust.disclosure.access import Access
from amparo.trust.history.models import Version
from amparo.trust.vault import fingerprints, sealing
from tests.analysis.indicators.second_way import Said, count, share

FAMILY = ("parents", "step_parent", "customary_caregiver", "adult_sibling", "kinship", "foster", "kafala")
Form = dict[str, str]


@dataclass(frozen=True)
class Opened:
    """A case with the complete forms of an area by name, each in the order in which it was written."""

    case: Case
    forms: dict[str, list[Form]]

    @property
    def begun(self) -> date:
        return self.case.opened_at.date()

    @property
    def over(self) -> date:
        return self.case.closed_at.date() if self.case.closed_at else date.max

    def newest(self, form: str) -> Form:
        return self.forms.get(form, [{}])[-1]


def read(access: Access, version: Version) -> dict[str, Any]:
    place = sealing.Place(version.holder, version.compartment, version.record, version.number)
    return sealing.unseal(place, version.sealed, access.keys)


def fields(access: Access, record: Any) -> dict[str, Any]:
    newest = Version.objects.filter(record=record).order_by("number").last()
    assert newest is not None
    return dict(read(access, newest)["fields"])


def carried(access: Access, area: str, compartment: str, today: date) -> Iterator[Opened]:
    """Yield the cases that carry an area, whose person agreed to be counted, with what stands in the area."""
    part = fingerprints.kept_as(compartment)
    for case in Case.rows.filter(team__in=access.actor.teams | access.actor.supervises).select_related("person"):
        mark = kept_apart.record_for(case.pk, f"area {area}")
        if not Version.objects.filter(record=mark).exists() or fields(access, mark).get("state") != "carried":
            continue
        if case.person.use_restricted_at or not _agreed(access, case, today):
            continue
        entries = Entry.rows.filter(case=case, kind="form", status__in=("complete", "approved")).order_by("on", "pk")
        here = [one.pk for one in entries if Version.objects.filter(record=one.pk, compartment=part).exists()]
        said = [fields(access, one) for one in here]
        named = [(str(one["form"]).partition("@")[0].partition("/")[2], _by_name(one)) for one in said]
        forms = {name: [form for _, form in some] for name, some in groupby(sorted(named, key=lambda one: one[0]), lambda one: one[0])}  # fmt: skip  # noqa: E501
        yield Opened(case, forms)


def _by_name(said: dict[str, Any]) -> Form:
    return {key.rpartition("/")[2]: str(value) for key, value in said.items() if key.startswith("answer:")}


def _agreed(access: Access, case: Case, today: date) -> bool:
    stand = False
    for row in Consent.rows.filter(person=case.person_id).order_by("decided_at", "pk"):
        if fields(access, row.pk)["purpose"] == "statistics" and row.status in ("given", "refused"):
            stand = row.status == "given" and (row.until is None or row.until >= today)
    return stand


def second_session(access: Access, period: Period, today: date) -> Iterator[Said]:
    """Reckon every indicator of areas once more."""
    yield from _of_children(list(carried(access, "child_protection", "cp", today)), period)
    yield from _of_trafficked(list(carried(access, "counter_trafficking", "ct", today)), period)


def _alone(form: Form) -> bool:
    """Say once more in plain words who is unaccompanied or separated."""
    return form.get("with_parent") == "no" and form.get("with_usual_caregiver") == "no"


def _of_children(found: list[Opened], period: Period) -> Iterator[Said]:
    mine = [one for one in found if _alone(one.newest("registration"))]
    back = {one.case.pk: _back(one) for one in mine}
    last = period.last
    active = [one for one in mine if one.begun <= last < min(one.over, back[one.case.pk])]
    yield count("uasc_active", len(active))
    during = [one for one in mine if one.begun <= last and min(one.over, back[one.case.pk]) >= period.first]
    yield share("uasc_reunified", sum(period.first <= back[one.case.pk] <= last for one in during), len(during))
    yield share("uasc_in_family_care", sum(_care_on(one, last) in FAMILY for one in active), len(active))


def _back(one: Opened) -> date:
    days = [form["reun_day"] for form in one.forms.get("reunification", []) if form.get("reun_done") == "yes"]
    return date.fromisoformat(days[-1]) if days else date.max


def _care_on(one: Opened, day: date) -> str:
    told = sorted(
        (form["care_from"], place, form["child_care"]) for place, form in enumerate(one.forms.get("care", []))
    )
    known = [care for begun, _place, care in told if date.fromisoformat(begun) <= day]
    return known[-1] if known else ""


def _of_trafficked(found: list[Opened], period: Period) -> Iterator[Said]:
    mine = [
        one for one in found if one.newest("trafficking_status").get("assistance_status") in ("presumed", "confirmed")
    ]
    seen = [_first_seen(one) for one in mine]
    inside = [day for day in seen if period.first <= day <= period.last]
    yield count("trafficked_recognised", len(inside))
    law = [one.newest("trafficking_status") for one in mine]
    law = [form for form in law if form.get("identification_status") == "identified"]
    yield count("trafficked_identified", sum(_within(form.get("identified_on"), period) for form in law))
    kinds = [_kinds(one) for one, day in zip(mine, seen, strict=True) if period.first <= day <= period.last]
    yield count("trafficked_by_exploitation", sum(map(len, kinds)))
    sent = [min((row.sent_at.date() for row in _sent(one)), default=None) for one in mine]
    yield count("trafficked_referred", sum(bool(day and period.first <= day <= period.last) for day in sent))
    steps = [Step.rows.filter(referral__in=_sent(one), state__in=("completed", "partly")) for one in mine]
    given = [min((step.at.date() for step in some), default=None) for some in steps]
    yield count("trafficked_assisted", sum(bool(day and period.first <= day <= period.last) for day in given))


def _sent(one: Opened) -> list[Referral]:
    return list(Referral.rows.filter(case=one.case).exclude(kind="information_only"))


def _within(text: str | None, period: Period) -> bool:
    return bool(text) and period.first <= date.fromisoformat(text or "") <= period.last


def _first_seen(one: Opened) -> date:
    forms = [form for form in one.forms["trafficking_status"] if form["assistance_status"] in ("presumed", "confirmed")]
    return min(date.fromisoformat(form.get("assistance_decided_on") or form["status_date"]) for form in forms)


def _kinds(one: Opened) -> set[str]:
    told = one.newest("exploitation").get("exploitation_kinds") or one.newest("elements").get("purpose_kinds") or ""
    return set(told.split())


def second_reports(access: Access, period: Period, today: date) -> Said:
    """Reckon once more how soon the sensitive reports of a reader were taken up."""
    theirs = Reader.rows.filter(reader=access.id, until=None).values_list("report", flat=True)
    rows = Report.rows.filter(pk__in=list(theirs), sensitive=True, duplicate_of=None)
    inside = [row for row in rows if period.first <= row.received_at.date() <= period.last]
    ripe = [row for row in inside if row.acknowledged_at or row.acknowledge_by.date() < today]
    done = [row for row in ripe if row.acknowledged_at and row.acknowledged_at <= row.acknowledge_by]
    return share("sensitive_taken_up_in_time", len(done), len(ripe))


def second_surveys(
    access: Access, period: Period, today: date
) -> Iterator[tuple[str, tuple[int, int | None, float | None]]]:
    """Reckon the figures of surveys once more from the sealed forms, with scores made from the table itself."""
    pairs = []
    for one in carried(access, "return_reintegration", "rr", today):
        told = sorted(one.forms.get("survey", []), key=lambda form: form["survey_date"])
        before = next((form for form in told if form["survey_round"] == "baseline"), None)
        after = next((form for form in reversed(told) if form["survey_round"] == "endline"), None)
        if after and period.first <= date.fromisoformat(after["survey_date"]) <= period.last:
            pairs.append((score(before) if before else None, score(after)))
    both = [(before, after) for before, after in pairs if before is not None and after is not None]
    ended, change = [after for _, after in pairs if after is not None], [after - before for before, after in both]
    for name, met, all_ in (
        ("reintegration_risen", sum(one > 0 for one in change), len(both)),
        ("reintegration_above", sum(after * 100 > 66 for after in ended), len(ended)),
    ):
        yield name, (met, all_, met / all_ if all_ else None)
    yield "reintegration_change", (len(both), None, float(100 * sum(change) / len(change)) if change else None)


def score(answers: Form) -> Fraction | None:
    """Return the mean of the points of the answered questions, from the table of equal weights itself."""
    table = practice.catalogue().areas["return_reintegration"].path / "scoring" / "equal_weights.csv"
    points: dict[tuple[str, str], str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        cells = line.split(",")
        if cells[1] == "composite":
            points[cells[2], cells[3]] = cells[4]
    asked = {question for question, _ in points}
    counting = [name for name in asked if (name, answers.get(name, "")) not in points or points[name, answers[name]]]
    known = [Fraction(points[name, answers[name]]) for name in counting if (name, answers.get(name, "")) in points]
    return sum(known, Fraction()) / len(known) if known and 2 * len(known) >= len(counting) else None
