"""What remains of a file that is anonymised: five broad values, no words, no id of the person, no day."""

from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.consent import queries as consent
from amparo.casework.people import queries as people
from amparo.casework.rights.models import Remainder
from amparo.casework.rights.queries.keeping import ReviewView
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.practice.numbers.bands import UNKNOWN, age_band
from amparo.trust.disclosure.access import Access

STATISTICS = "statistics"


def leave_remainder(by: Access, view: ReviewView) -> None:
    """Keep the year of registration, sex, age band at that time and last level of risk, for counting.

    Only with consent to statistics that stands, and while use is not restricted; raises "rights.no_statistics" otherwise.
    """
    person = view.row.person_id
    if view.row.person.use_restricted_at or not _agreed(by, person):
        raise Refusal("rights.no_statistics", field="agree")
    known = people.person(by, person)
    registered = people.row(by, person).registered_at.year
    risks = [case.risk_level for case in cases.cases_of_person(by, person) if case.story_open]
    Remainder.objects.create(
        id=ids.new(),
        agency_id=view.facts.agency,
        year=registered,
        sex=known.fields.get("sex") or UNKNOWN,
        age_band=age_band(None if known.birth_year is None else registered - known.birth_year),
        risk_level=risks[0] if risks else "not_assessed",
    )


def _agreed(by: Access, person: UUID) -> bool:
    found = consent.consents(by, person)
    return any(each.in_force and each.fields.get("purpose") == STATISTICS for each in found)
