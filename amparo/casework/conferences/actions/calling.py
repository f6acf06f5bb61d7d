"""Call a conference about a case, and cancel one that is not held."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.casework.conferences import inviting, reach
from amparo.casework.conferences.inviting import Guest
from amparo.casework.conferences.kinds import Kind, State
from amparo.casework.conferences.models import Conference, Invited
from amparo.casework.people import queries as people
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.disclosure import acting, among
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

NOTES = Compartment.NOTES
KIND, LIST, GROUPS = "conferences.conference", "conference_purpose", "data_group"
LONGEST = 2000


def call(
    *, by: Access, case: UUID, on: date, fields: dict[str, Any], guests: Collection[UUID], key: UUID | None = None
) -> UUID:
    """Call a conference: what for, about what, which questions, with whom; return its id.

    `fields`: purpose, about, questions (lines), where, groups (which data the people of other organisations hear).
    Raises Refusal where somebody cannot be invited, or consent or agreement is missing.
    """
    if known := once.already(by, key):
        return known
    person, of_case = reach.case_for(by, case, "conference.called")
    said = _checked(on, fields)
    wanted = _invited(by, person, of_case, said["groups"], guests)
    row = Conference(id=ids.new(), case_id=case, agency_id=of_case.agency, on=on, called_by=by.id, sealed=b"")
    with acting.act(by, "conference.called", of_case, Action.WRITE, NOTES) as act:
        row.save(force_insert=True)
        said["guests"] = _invite(row, [(_self(by), None), *wanted])
        told = {**said, **_identity(by, person, said["groups"])}
        users = {UUID(one["user"]) for one in said["guests"]}
        Conference.rows.filter(pk=row.pk).update(sealed=among.seal(row.pk, reach.PART, users, told))
        act.write(row.pk, NOTES, KIND, said, key=key)
        act.about(row.pk, NOTES)
    return row.pk


def _invite(row: Conference, wanted: Sequence[tuple[Guest, UUID | None]]) -> list[dict[str, str]]:
    """Name who is invited, each on the consent it rests on; return them as all who are invited read them."""
    Invited.rows.bulk_create(
        Invited(conference=row, case_id=row.case_id, user=one.user, kind=one.kind, consent_id=consent)
        for one, consent in wanted
    )
    return [_named(one) for one, _consent in wanted]


def _self(by: Access) -> Guest:
    return Guest(by.id, by.name, Kind.OWN)


def _named(one: Guest) -> dict[str, str]:
    return {"user": str(one.user), "name": one.name, "organization": one.organization}


def _identity(by: Access, person: UUID, groups: Collection[str]) -> dict[str, str]:
    """Return who it is about, where the person agreed that the others hear it; else they hear what the caller wrote."""
    if "identity" not in groups:
        return {}
    seen = people.person(by, person)
    return {"person": seen.preferred_name or seen.name}


def _invited(
    by: Access, person: UUID, of_case: Facts, groups: Sequence[str], wanted: Collection[UUID]
) -> list[tuple[Guest, UUID | None]]:
    """Return those who are invited, each with the consent it rests on; raise Refusal for somebody who cannot be."""
    known = {one.user: one for one in inviting.guests(by, person, of_case, groups)}
    others = sorted(set(wanted) - {by.id})
    if not others:
        raise Refusal("conferences.nobody", field="guests")
    if set(others) - set(known):
        raise Refusal("conferences.needs_consent", field="guests")
    return [(known[user], inviting.basis(by, person, known[user], groups)) for user in others]


def _checked(on: date, fields: dict[str, Any]) -> dict[str, Any]:
    if on < clock.today():
        raise Refusal("mainstreaming.due_past", field="on")
    code = practice.catalogue().lists[LIST].get(str(fields.get("purpose") or ""))
    if code is None or not code.offered(clock.today()):
        raise Refusal("directory.unknown_code", field="purpose")
    groups = [str(one) for one in fields.get("groups") or []]
    if any(practice.catalogue().lists[GROUPS].get(one) is None for one in groups):
        raise Refusal("directory.unknown_code", field="groups")
    said = {name: str(fields.get(name) or "").strip() for name in ("about", "where")}
    questions = [line.strip() for line in str(fields.get("questions") or "").splitlines() if line.strip()]
    if not said["about"] or not questions:
        raise Refusal("conferences.words_missing", field="questions" if said["about"] else "about")
    if any(len(text) > LONGEST for text in [*said.values(), *questions]):
        raise Refusal("supervision.too_long", field="about")
    return {**said, "purpose": code.code, "questions": questions, "groups": groups}


def cancel(*, by: Access, conference: UUID) -> None:
    """Cancel a conference that is not held yet, as somebody who works on the case."""
    row, of_case = reach.working(by, conference, "conference.cancelled")
    if row.state != State.CALLED:
        raise Refusal("conferences.over")
    with acting.act(by, "conference.cancelled", of_case, Action.WRITE, NOTES) as act:
        Conference.rows.filter(pk=row.pk).update(state=State.CANCELLED)
        act.about(row.pk, NOTES)
