"""Admit what people say in their own files: tell who works on the case, and make of it what it asks for.

The public process can only add. The house writes each visit into the log and tells; a worker whose key opens what was
said makes a data-rights request of it, whose clock runs from its arrival, or what the person says of a service.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.notices import actions as notices
from amparo.casework.own_file import actions, keeping
from amparo.casework.own_file.keeping import OWN_FILE
from amparo.casework.own_file.kinds import NOTICE, Asked
from amparo.casework.own_file.models import Message, OwnFile, Visit
from amparo.casework.people import queries as people
from amparo.casework.referrals import actions as referral_actions
from amparo.casework.referrals import queries as referrals
from amparo.casework.rights import actions as rights
from amparo.casework.rights.kinds import Kind
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Role
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel


def take_in() -> int:
    """Write visits into the log and tell who works on the case of what waits; for the house. Return how much there was."""
    with transaction.atomic():
        visits = list(Visit.rows.select_related("own_file").order_by("at", "pk"))
        audit.append([_leaf(each.own_file, "own_file.opened") for each in visits])
        Visit.rows.filter(pk__in=[each.pk for each in visits]).delete()
        waiting = list(Message.rows.filter(told_at=None).select_related("own_file").order_by("at", "pk"))
        _tell(waiting)
    return len(visits) + len(waiting)


def look(access: Access) -> int:
    """Admit what waits for `access`, and bring up to date what services have answered meanwhile; return how much."""
    waits = Exists(Message.rows.filter(own_file=OuterRef("pk"), admitted_at=None))
    answered = referrals.stepped_since("person", "as_of")
    found = list(keeping.in_reach(access, Action.WRITE).annotate(waits=waits, answered=answered).exclude(
        waits=False, answered=False).order_by("pk"))  # fmt: skip
    admitted = sum(_admit(access, row) for row in found if row.waits)
    actions.refresh(access, [row for row in found if row.answered])
    return admitted


def _admit(access: Access, row: OwnFile) -> int:
    with transaction.atomic():
        waiting = list(Message.rows.select_for_update().filter(own_file=row, admitted_at=None).order_by("at", "pk"))
        _tell([each for each in waiting if each.told_at is None])
        opened = parcels.unsealed([Parcel(each.pk, each.sealed) for each in waiting], access.keys, OWN_FILE)
        for each in (one for one in waiting if one.pk in opened):
            _one(access, row.person, each, opened[each.pk])
        Message.rows.filter(pk__in=opened).update(admitted_at=clock.now(), sealed=b"")
        parcels.forget(opened)
    return len(opened)


def _one(access: Access, person: UUID, message: Message, said: Mapping[str, Any]) -> None:
    """Make of one message what it asks for; what cannot become that is kept as a note, so that nothing is lost."""
    try:
        with transaction.atomic():
            if said.get("act") == "rate":
                _rate(access, person, said)
            else:
                _ask(access, person, message, said)
    except Refusal:
        _note(access, person, message, said)


def _ask(access: Access, person: UUID, message: Message, said: Mapping[str, Any]) -> None:
    if said.get("kind") not in Asked.values:
        raise Refusal("own_file.kind_missing")
    fields = {"asker": "self", "words": said.get("words"), "reach": said.get("reach")}
    kind = Kind(said["kind"])
    rights.ask(by=access, person=person, kind=kind, fields=fields, key=message.pk, arrived=message.at)


def _rate(access: Access, person: UUID, said: Mapping[str, Any]) -> None:
    referral = ids.parse(str(said.get("referral")))
    theirs = {one.row.pk for one in referrals.of_person(access, person)}
    if referral is None or referral not in theirs:
        raise Refusal("record.not_there")
    referral_actions.record_view(
        by=access, referral=referral, rating=str(said.get("rating")), words=str(said.get("words") or "")
    )


def _note(access: Access, person: UUID, message: Message, said: Mapping[str, Any]) -> None:
    case = next((view for view in case_queries.cases_of_person(access, person) if view.story_open), None)
    if case is None:
        raise Refusal("own_file.no_case")
    text = " · ".join(str(said[name]) for name in ("rating", "words", "reach") if said.get(name))
    cases.write_entry(by=access, case=case.id, kind=case_queries.EntryKind.NOTE, fields={"text": text}, key=message.pk)


def _tell(messages: Sequence[Message]) -> None:
    """Note that something arrived: one leaf each, and a notice to who works on the case."""
    rows = {each.own_file_id: each.own_file for each in messages}
    facts = people.facts_of([row.person for row in rows.values()])
    for each in messages:
        row = rows[each.own_file_id]
        audit.append([_leaf(row, "own_file.wrote")])
        if row.person in facts:
            notices.tell(keeping.readers(facts[row.person]), NOTICE, row.person)
    Message.rows.filter(pk__in=[each.pk for each in messages]).update(told_at=clock.now())


def _leaf(row: OwnFile, act: str) -> audit.Entry:
    return audit.Entry(None, Role.PERSON, act, row.person, row.pk, OWN_FILE)
