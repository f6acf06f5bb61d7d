"""What areas, their forms, the acts that gates block and the states of forms are called on screen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.cases.areas.carried import known
from amparo.casework.cases.areas.clocks import CLOCK
from amparo.casework.cases.queries import EntryView
from amparo.interfaces.staff import steps
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Tag, Tone

ACTS: Mapping[str, Any] = {
    "closure": gettext_lazy("Closing the case"),
    "transfer": gettext_lazy("Handing the case over"),
    "return": gettext_lazy("Return"),
    "family_reunification": gettext_lazy("Family reunification"),
    "statistics": gettext_lazy("Counting in statistics"),
    "referral": gettext_lazy("Referral"),
    "interview": gettext_lazy("Interview"),
    "contact_with_authorities": gettext_lazy("Contact with authorities"),
    "contact_with_family": gettext_lazy("Contact with family"),
    "relocation": gettext_lazy("Moving to another place"),
    "photo": gettext_lazy("Taking a photo"),
}
STATES: Mapping[str, tuple[Any, Tone]] = {
    "not_yet": (gettext_lazy("Another form comes first"), "grey"),
    "not_needed": (gettext_lazy("Not needed"), "grey"),
    "open": (gettext_lazy("Not begun"), "blue"),
    "begun": (gettext_lazy("Begun"), "yellow"),
    "returned": (gettext_lazy("Returned"), "orange"),
    "waiting": (gettext_lazy("Waiting for approval"), "blue"),
    "done": (gettext_lazy("Complete"), "green"),
}


def act(code: str) -> str:
    """Return what an act that can be blocked is called."""
    return str(ACTS.get(code, code))


def state(code: str) -> Tag:
    """Return how far a form of an area is, as a tag."""
    said, tone = STATES[code]
    return Tag(str(said), tone)


def area(name: str) -> str:
    """Return the title of an area in the reader's language."""
    return said(name, known()[name].head.title)


def said(name: str, text: str) -> str:
    """Return a text of an area's tables in the reader's language."""
    return practice.catalogue().words(name).get(languages.of_page(), {}).get(text, text)


def form(reference: str) -> str:
    """Return the title of a form (area/form) in the reader's language."""
    found = practice.catalogue().form(reference)
    return found.heading.in_language(languages.of_page()) or found.title


def form_of(entry: EntryView) -> str:
    """Return what a filled form is called: its step, or the title of a form of an area."""
    step = str(entry.row.step)
    return steps.name(step) if step or not entry.fields.get("area") else form(str(entry.fields["form"]))


def is_clock(fields: Mapping[str, Any]) -> bool:
    """Return whether a task is the clock of a form of an area."""
    return fields.get("kind") == CLOCK and str(fields.get("area", "")) in known()


def task(fields: Mapping[str, Any]) -> str:
    """Return what a task says; one that is done by a form names the form and its area."""
    if not is_clock(fields):
        return str(fields.get("text", ""))
    names = {"form": form(f"{fields['area']}/{fields['form']}"), "area": area(str(fields["area"]))}
    return _("%(form)s (%(area)s)") % names


def task_url(case: UUID, entry: UUID, fields: Mapping[str, Any], otherwise: str) -> str:
    """Return where a task is done: on the page of its area, or at the address called `otherwise`."""
    if is_clock(fields):
        return reverse("case_area", args=[case, fields["area"]])
    return reverse(otherwise, args=[case, entry])
