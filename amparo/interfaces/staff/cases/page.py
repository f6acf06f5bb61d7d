"""The frame that every page of a case shares: who it is about, the parts of the case, and what the reader may do here."""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas import views
from amparo.foundation.policy import Action, Compartment, Tier
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import words
from amparo.interfaces.staff.emergency import lists as emergency
from amparo.interfaces.staff.people import words as person_words
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Identity, Level, Link, Tag

LEVELS: dict[str, Level] = {"low": "low", "medium": "medium", "high": "high"}
Here = Literal[
    "case",
    "case_risk",
    "case_file",
    "case_journey",
    "case_plan",
    "case_responsibility",
    "case_record",
    "case_areas",
    "case_referrals",
    "case_conferences",
    "",
]


@dataclass(frozen=True)
class Rights:
    """What the reader may do with a case; the page shows only that. The actions ask the policy again.

    `after`: note the contact that was agreed for after closure. `areas`: know of specialised areas, whether the case
    carries any or not.
    """

    write: bool
    after: bool
    supervise: bool
    story: bool
    notes: bool
    audit: bool
    rights: bool
    areas: bool


def rights(request: StaffRequest, view: cases.CaseView) -> Rights:
    """Return what the reader may do with the case."""

    def may(action: Action, compartment: Compartment) -> bool:
        return cases.may(request.access, action, view.facts, compartment)

    writes = may(Action.WRITE, Compartment.STORY)
    return Rights(
        write=view.is_open and writes,
        after=writes and any(each.step == "after_closure" for each in view.deadlines),
        supervise=may(Action.REASSIGN, Compartment.INDEX),
        story=view.story_open,
        notes=may(Action.READ, Compartment.NOTES),
        audit=may(Action.READ_AUDIT, Compartment.INDEX),
        rights=may(Action.READ, Compartment.RIGHTS),
        areas=views.any_in_reach(request.access, view),
    )


def frame(request: StaffRequest, case_id: UUID, here: Here = "") -> tuple[cases.CaseView, dict[str, Any]]:
    """Return the case and what its pages share; raise "not there" when the reader may not see who it is about."""
    view = cases.case(request.access, case_id)
    can = rights(request, view)
    context = {
        "case": view,
        "can": can,
        "identity": identity(view),
        "case_links": parts_of_case(view, can, here),
        "emergency": emergency.banner(request.access, view.facts),
        "case_url": reverse("case", args=[view.id]),
    }
    return view, context


def show(request: StaffRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Answer with a page of a case."""
    return render(request, f"staff/cases/{template}", context, status=status)


def identity(view: cases.CaseView) -> Identity:
    """Return the identity bar: name, code, age, risk, tier and the warning before making contact."""
    tags = [Tag(_("Closed"))] if not view.is_open else []
    if view.facts.tier is Tier.RESTRICTED:
        tags.append(Tag(_("Restricted"), "purple"))
    if view.person.is_child:
        tags.append(Tag(_("Child"), "blue"))
    if view.person.use_restricted:
        tags.append(Tag(_("Use restricted"), "orange"))
    return Identity(
        name=view.person.name,
        code=view.code,
        url=reverse("person", args=[view.person.id]),
        preferred=view.person.preferred_name,
        age=person_words.age(view.person.fields, view.person.age),
        level=LEVELS.get(view.risk_level),
        tags=tuple(tags),
        contact=contact(view.person.fields),
    )


def contact(fields: dict[str, Any]) -> str:
    """Return what to mind before making contact, as sentences; empty when nothing was agreed."""
    how = labels.label("contact_channel", fields.get("contact_channel", ""))
    said = [
        how and _("Use only: %(how)s.") % {"how": languages.alone(how)},
        fields.get("contact_when") and _("When: %(when)s.") % {"when": languages.alone(fields["contact_when"])},
        fields.get("contact_not_know")
        and _("Must not know: %(who)s.") % {"who": languages.alone(fields["contact_not_know"])},
        languages.alone(fields.get("contact_note", "")),
    ]
    return " ".join(str(part) for part in said if part)


def parts_of_case(view: cases.CaseView, can: Rights, here: Here) -> list[Link]:
    """Return the links between the pages of a case that the reader may open."""
    named: list[tuple[Here, str, bool]] = [
        ("case", _("Overview"), True),
        ("case_risk", _("Risk"), can.story),
        ("case_plan", words.step("plan"), can.story),
        ("case_file", _("File"), can.story),
        ("case_journey", _("Journey"), can.story),
        ("case_areas", _("Areas"), can.areas),
        ("case_referrals", _("Referrals"), can.story),
        ("case_conferences", _("Conferences"), can.notes),
        ("case_responsibility", _("Responsibility"), True),
        ("case_record", _("Record"), can.story),
    ]
    links = [Link(text, reverse(name, args=[view.id]), current=name == here) for name, text, open_ in named if open_]
    if can.rights:
        links.append(Link(_("Data rights"), reverse("person_rights", args=[view.person.id])))
    return links
