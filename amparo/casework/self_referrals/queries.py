"""What somebody asked of a service, as one of its readers opened it; and what of it the register begins with."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.feedback import queries as reports
from amparo.casework.feedback.kinds import EntryKind
from amparo.casework.feedback.queries import ReportView
from amparo.foundation import ids
from amparo.foundation.policy import Action
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

REGISTERED = {"way": "contact_value", "when": "contact_when", "not_know": "contact_not_know"}
"""What was said of safe contact, and how the register calls it."""


@dataclass(frozen=True)
class Asked:
    """What somebody asked of a service; `case` is what came of it."""

    service: str
    organization: str
    need: str
    name: str
    speaks: str
    shares: bool
    case: UUID | None


def asked(view: ReportView) -> Asked | None:
    """Return what was asked of a service in a report that is open to its reader; None where nothing was."""
    said = view.told.get("asked")
    if view.row.service is None or not said:
        return None
    taken = next((one.said or {} for one in view.entries if one.row.kind == EntryKind.TAKEN_ON), {})
    return Asked(
        **{name: said[name] for name in Asked.__annotations__ if name != "case"}, case=ids.parse(taken.get("case", ""))
    )


def opened(access: Access, report: UUID) -> tuple[ReportView, Asked]:
    """Return a report that asks a service and what it asks; one leaf. Raises "not there" for every other one."""
    row = reports.row(access, report, Action.READ, reports.OPENED)
    if row.service is None:
        raise gate.not_there(access, report, reports.OPENED)
    view = reports.report(access, report)
    found = asked(view)
    if found is None:
        raise gate.not_there(access, report, reports.OPENED)
    return view, found


def to_register(access: Access, report: UUID) -> Mapping[str, str]:
    """Return with what the register begins for somebody who asked: the name they chose and how to reach them safely."""
    view, found = opened(access, report)
    contact = view.told.get("contact", {})
    known = {name: contact.get(said, "") for said, name in REGISTERED.items()}
    return {"preferred_name": found.name, **known}
