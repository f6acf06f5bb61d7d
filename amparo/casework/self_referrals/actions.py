"""What becomes of a self-referral: a case, with the consent that was given at the door; or a refusal that is counted."""

from uuid import UUID

from django.db import transaction

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.consent import actions as consent
from amparo.casework.consent.rules import NAMED
from amparo.casework.feedback import actions as reports
from amparo.casework.people import queries as people
from amparo.casework.referrals import actions as referrals
from amparo.casework.referrals.rules import PURPOSE
from amparo.casework.self_referrals import queries
from amparo.casework.self_referrals.queries import Asked
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access

GIVEN = {"purpose": PURPOSE, "recipient_kind": NAMED, "data_groups": ["need_only"], "how_explained": "written",
         "given_by": "self"}  # fmt: skip
"""What somebody agreed to who lets the service be told: what is needed and a safe contact, nothing else."""


def take_on(*, by: Access, report: UUID, person: UUID, told: str, key: UUID | None = None) -> UUID:
    """Take on who asked a service: open a case for the person they are registered as, and tell them; return the case.

    An open case of the person goes on. What they agreed to at the door is written down as their consent, but for a child,
    who is asked again with whoever cares for them.
    """
    view, asked = queries.opened(by, report)
    if asked.case:
        return asked.case
    if not told.strip():
        raise Refusal("feedback.answer_missing", field="told")
    with transaction.atomic():
        case = _case(by, person)
        if asked.shares and not people.person(by, person).is_child:
            _write_consent(by, person, asked)
        reports.take_on(by=by, report=report, case=case, told=told, key=key)
        if view.row.service:
            referrals.count_asked(view.row.service, referrals.ASKED_TAKEN_ON)
    return case


def _case(by: Access, person: UUID) -> UUID:
    standing = next(
        (one.id for one in case_queries.cases_of_person(by, person) if one.is_open and one.story_open), None
    )
    return standing or cases.open_case(by=by, person=person)


def _write_consent(by: Access, person: UUID, asked: Asked) -> None:
    consent.record(by=by, person=person, fields={**GIVEN, "recipient": asked.organization}, given=True)


def decline(*, by: Access, report: UUID, reason: str, told: str, key: UUID | None = None) -> None:
    """Tell somebody who asked a service that nobody can do it, and why; what it says about services is counted."""
    _view, asked = queries.opened(by, report)
    with transaction.atomic():
        service = reports.decline(by=by, report=report, reason=reason, told=told, key=key)
        if service:
            referrals.count_asked(service, referrals.ASKED_DECLINED)
            referrals.count_gap(by=by, service=service, need=asked.need, reason=reason)
