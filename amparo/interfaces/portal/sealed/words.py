"""A packet, its steps and its states in words for the person of a service who reads it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.outside import course
from amparo.foundation import clock
from amparo.interfaces.portal import words

CODED: Mapping[str, str] = {
    "sex": "sex",
    "gender": "gender_identity",
    "nationalities": "countries",
    "languages": "languages",
    "interpreter": "interpreter_kind",
    "contact_channel": "contact_channel",
}
"""Fields of a packet that hold codes, and the list these are of."""
STATES: Mapping[str, Any] = {
    "sent": gettext_lazy("It waits for your answer."),
    "received": gettext_lazy("It waits for your answer."),
    "accepted": gettext_lazy("You have accepted it."),
    "in_service": gettext_lazy("You said that help has begun."),
    "completed": gettext_lazy("You said that help was given."),
    "partly": gettext_lazy("You said that help was given in part."),
    "not_delivered": gettext_lazy("You said that help was not given."),
}
STEPS: Mapping[str, Any] = {
    "accepted": gettext_lazy("We accept: we will help"),
    "declined": gettext_lazy("We decline"),
    "in_service": gettext_lazy("Help has begun"),
    "completed": gettext_lazy("The help was given"),
    "partly": gettext_lazy("The help was given in part"),
    "not_delivered": gettext_lazy("The help was not given"),
    course.QUESTION: gettext_lazy("Ask who sent it"),
}


def packet(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what the person agreed to tell, in words: what each thing is called, and what it says."""
    told = practice.catalogue().in_order("packet_field", fields)
    return [(words.label("packet_field", name), say(name, value)) for name, value in told.items()]


def say(name: str, value: Any) -> str:
    """Return one value in the reader's language; several stand on lines of their own."""
    if name == "birth_date":
        return birth(str(value))
    said = [str(one) for one in (value if isinstance(value, list) else [value])]
    return "\n".join([words.label(CODED[name], one) for one in said] if name in CODED else said)


def birth(written: str) -> str:
    """Return a birth date as far as it is known: 4 March 2011, March 2011 or 2011."""
    parts = written.split("-")
    try:
        day = date(*[int(part) for part in parts], *[1] * (3 - len(parts)))
    except (ValueError, TypeError):
        return written
    return date_format(day, ("Y", "F Y", "j F Y")[len(parts) - 1])


def reasons(step: str) -> list[tuple[str, str]]:
    """Return the reasons of which a step needs one; none where it needs none."""
    if step not in course.REASONS:
        return []
    listed = practice.catalogue().lists[course.REASONS[step]]
    return [(one.code, words.label(course.REASONS[step], one.code)) for one in listed.offered(clock.today())]


def titled(step: str) -> str:
    """Return what a step, or a question, is called."""
    return str(STEPS.get(step, _("Answer")))
