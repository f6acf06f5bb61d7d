"""Hand-made cases that carry a specialised area, restricted as areas make them; forms are sealed as the rooms seal them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from amparo import practice
from amparo.casework.cases import actions as cases
from amparo.casework.cases.areas.carried import KIND, place_of
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind, EntryStatus
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action
from amparo.trust.accounts import competence
from amparo.trust.accounts.models import Qualification
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.facts import facts_of
from tests.analysis.indicators.making import Making, at
from tests.cast import Cast

ALONE = {"with_parent": "no", "with_usual_caregiver": "no", "with_adult_relative": "no", "adult_responsible": "no"}
SEPARATED = ALONE | {"with_adult_relative": "yes"}
WITH_MOTHER = {"with_parent": "yes"}


def qualified(cast: Cast, *areas: str, who: tuple[str, ...] = ("alma", "bruno")) -> None:
    """Let some of the cast be qualified in areas."""
    for name in who:
        for area in areas:
            Qualification.objects.create(user=cast.users[name], area=area)
            passed, until = date(2026, 11, 1), date(2028, 11, 1)
            competence.record(cast.users[name].pk, area, ids.new(), 90, passed, until, cast.bruno.id)


class Apart(Making):
    """A hand that makes cases of areas."""

    def carrying(self, area: str, opened: str, *, by: str = "alma", agreed: bool = True, **fields: str) -> UUID:
        """Open a case on a day and let it enter an area, by which it is restricted where the area says so."""
        case = self.case(opened, by=by, agreed=agreed, **fields)
        with clock.fixed(at(opened, 10)):
            cases.enter_area(by=self.cast.access(by), case=case, area=area)
        return case

    def child(self, opened: str, company: Mapping[str, str], *, by: str = "alma", agreed: bool = True) -> UUID:
        """Open the case of a child of 13, with the registration that says whom the child is with."""
        case = self.carrying("child_protection", opened, by=by, agreed=agreed, birth_date="2014-01-01")
        said = {"age_years": "13", "age_certainty": "sure", "registration_date": opened, **company}
        self.area_form(case, "child_protection/registration", opened, said, by=by)
        return case

    def care(self, case: UUID, since: str, kind: str, status: str = EntryStatus.APPROVED) -> None:
        """Write down in whose care a child lives from a day on."""
        self.area_form(case, "child_protection/care", since, {"care_from": since, "child_care": kind}, status=status)

    def area_form(
        self, case: UUID, form: str, day: str, said: Mapping[str, str], *, by: str = "alma",
        status: str = EntryStatus.APPROVED,
    ) -> None:  # fmt: skip
        """Seal a filled form of an area, by the names of its questions."""
        row, access, asked = Case.rows.get(pk=case), self.cast.access(by), practice.catalogue().form(form)
        area = practice.catalogue().specialised[form.partition("/")[0]]
        paths = {question.name: path for path, question in asked.questions.items()}
        answers = {f"answer:{paths[name]}": text for name, text in said.items()}
        with clock.fixed(at(day, 12)):
            entry = Entry(
                id=ids.new(), case=row, kind=EntryKind.FORM, step="", status=status, on=date.fromisoformat(day),
                created_by=access.id, decided_at=at(day, 12), decided_by=self.cast.bruno.id,
            )  # fmt: skip
            with acting.act(access, "form.saved", facts_of(row), Action.WRITE, place_of(area)) as act:
                entry.save(force_insert=True)
                fields = {"form": asked.ref, "area": area.name, "completed_at": at(day, 12).isoformat(), **answers}
                act.write(entry.pk, place_of(area), KIND, fields)

    def end(self, case: UUID, day: str) -> None:
        """Let work on a case end on a day."""
        Case.rows.filter(pk=case).update(status=CaseStatus.CLOSED, closed_at=at(day), step="closed")
        self.touch(case)
