"""Hand-made cases with known answers: each is written as the rooms write it, on a day of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.casework.cases import actions as cases
from amparo.casework.cases import pathway
from amparo.casework.cases.models import Case, CaseStatus, Deadline, Entry, EntryKind, EntryStatus
from amparo.casework.consent import actions as consent
from amparo.casework.people import actions as people
from amparo.casework.referrals.models import Referral, Step
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.facts import facts_of
from tests.cast import Cast

AGREED = {
    "purpose": "statistics", "recipient_kind": "own_agency", "data_groups": ["facets"], "how_explained": "spoken",
    "given_by": "self", "child_assents": "Yes.",
}  # fmt: skip


def at(day: str, hour: int = 9) -> datetime:
    """Return a moment of a day."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=hour)


@dataclass
class Making:
    """A hand that makes cases; `consents` remembers what each person agreed to."""

    cast: Cast
    consents: dict[UUID, UUID] = field(default_factory=dict)
    number: int = 0

    def case(
        self, opened: str, *, by: str = "alma", agreed: bool = True, until: date | None = None, **fields: Any
    ) -> UUID:
        """Open a case for somebody new on a day."""
        self.number += 1
        access = self.cast.access(by)
        about = {"name_given": f"Person{self.number}", "sex": "female", "birth_date": "1990-05-01", **fields}
        with clock.fixed(at(opened)):
            person = people.register(by=access, fields=about, team=next(iter(access.actor.teams)))
            case = cases.open_case(by=access, person=person)
            if agreed:
                self.consents[person] = consent.record(by=access, person=person, fields=AGREED, given=True, until=until)
        return case

    def person(self, case: UUID) -> UUID:
        """Return whom a case is about."""
        found: UUID = Case.rows.get(pk=case).person_id
        return found

    def withdraw(self, case: UUID) -> None:
        """Let the person take back the consent to be counted."""
        consent.withdraw(by=self.cast.alma, consent=self.consents[self.person(case)], how="Said so.")

    def agree(self, case: UUID, day: str, purpose: str = "referral", until: date | None = None) -> UUID:
        """Let the person agree to something else on a day; return the consent."""
        said = {**AGREED, "purpose": purpose, "recipient_kind": "health_provider", "data_groups": ["need_only"]}
        with clock.fixed(at(day)):
            return consent.record(by=self.cast.alma, person=self.person(case), fields=said, given=True, until=until)

    def take_back(self, consented: UUID, day: str) -> None:
        """Let the person take back a consent on a day."""
        with clock.fixed(at(day)):
            consent.withdraw(by=self.cast.alma, consent=consented, how="Said so.")

    def meet(self, case: UUID, step: str, days: float) -> None:
        """Meet a clock of a case so many days after it began."""
        one = Deadline.objects.get(case=case, step=step, met_at=None)
        one.met_at = one.counted_from + timedelta(days=days)
        one.save()
        self.touch(case)

    def close(self, case: UUID, day: str, reason: str = "goals_met", outcomes: tuple[str, ...] = ()) -> None:
        """Close a case on a day, for a reason, with goals that ended so."""
        self.form(case, "closure", day, {"reason/closure_reason": reason}, goals=outcomes)
        Deadline.objects.filter(case=case, met_at=None).delete()
        Case.rows.filter(pk=case).update(status=CaseStatus.CLOSED, closed_at=at(day), step="closed")
        self.touch(case)

    def plan(self, case: UUID, day: str, agreed: str) -> None:
        """Write a plan with which the person agreed, or partly."""
        self.form(case, "plan", day, {"agreement/plan_agreed": agreed})

    def talk(self, case: UUID, step: str, day: str, said: Mapping[str, str]) -> None:
        """Write a follow-up or a review."""
        self.form(case, step, day, said)

    def form(self, case: UUID, step: str, day: str, said: Mapping[str, str], goals: tuple[str, ...] = ()) -> None:
        """Seal an approved form of a step."""
        row, by = Case.rows.get(pk=case), self.cast.alma
        outcomes = {f"result/goal_final[{n}]/final_outcome": text for n, text in enumerate(goals, 1)}
        answers = {f"answer:{path}": text for path, text in {**said, **outcomes}.items()}
        with clock.fixed(at(day)):
            entry = Entry(
                id=ids.new(), case=row, kind=EntryKind.FORM, step=step, status=EntryStatus.APPROVED, on=date.fromisoformat(day),
                created_by=by.id, decided_at=at(day), decided_by=self.cast.bruno.id,
            )  # fmt: skip
            with acting.act(by, "form.saved", facts_of(row), Action.WRITE, Compartment.STORY) as act:
                entry.save(force_insert=True)
                act.write(entry.pk, Compartment.STORY, "cases.form", {"form": pathway.form_of(step).ref, **answers})

    def reopen(self, case: UUID, day: str) -> None:
        """Open a closed case again."""
        with clock.fixed(at(day)):
            cases.reopen_case(by=self.cast.bruno, case=case, reason="She came back.")

    def refer(self, case: UUID, sent: str, urgency: str = "routine", **reached: str) -> None:
        """Send a referral that came to states on days."""
        consented = self.consents[self.person(case)]
        row = Referral.rows.create(
            id=ids.new(), case_id=case, urgency=urgency, service=ids.new(), addressee=self.cast.eyob.id, consent_id=consented,
            sent_by=self.cast.alma.id, sent_at=at(sent), expires_at=at(sent) + timedelta(days=90),
        )  # fmt: skip
        for number, (state, day) in enumerate([("sent", sent), *reached.items()], 1):
            Step.rows.create(id=ids.new(), referral=row, number=number, state=state, at=at(day))
        self.touch(case)

    def touch(self, case: UUID) -> None:
        """Leave a leaf about a case, as the act would have that wrote this."""
        audit.append([audit.Entry(self.cast.alma.id, "case_worker", "case.moved", holder=case, record=case)])
