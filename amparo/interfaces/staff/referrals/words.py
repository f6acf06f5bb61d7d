"""States, clocks, warnings and reasons of referrals in the reader's language, and the values of a packet as it is read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.directory.fitting import Why
from amparo.casework.referrals import pathway
from amparo.casework.referrals.rules import Count
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.people import words as person_words
from amparo.interfaces.ui.parts import Cell, Deadline, Row, Tag, Tone

STATES: Mapping[str, tuple[Any, Tone]] = {
    "sent": (gettext_lazy("Sent"), "blue"),
    "received": (gettext_lazy("Arrived"), "blue"),
    "accepted": (gettext_lazy("Accepted"), "green"),
    "declined": (gettext_lazy("Declined"), "red"),
    "in_service": (gettext_lazy("Has begun"), "teal"),
    "completed": (gettext_lazy("Given"), "green"),
    "partly": (gettext_lazy("Given in part"), "yellow"),
    "not_delivered": (gettext_lazy("Not given"), "orange"),
    "informed": (gettext_lazy("Told about it"), "grey"),
    "feedback_received": (gettext_lazy("The person was asked"), "green"),
    "closed": (gettext_lazy("Closed"), "grey"),
    "revoked": (gettext_lazy("Taken back"), "grey"),
    "expired": (gettext_lazy("Time is over"), "grey"),
}
CLOCKS: Mapping[str, Any] = {
    "referral_acknowledge": gettext_lazy("Say that it arrived"),
    "referral_start": gettext_lazy("Help begins"),
    "referral_outcome": gettext_lazy("Tell what became of it"),
}
WARNINGS: Mapping[str, Any] = {
    "never_checked": gettext_lazy("Nobody has checked this listing. Call before you send."),
    "stale": gettext_lazy("This listing was not checked for a long time. Call before you send."),
    "capacity_full": gettext_lazy("This service says that it takes no referrals now."),
    "capacity_limited": gettext_lazy("This service says that it takes few referrals."),
    "reports_to_authorities": gettext_lazy(
        "This service passes information to authorities. Speak with the person about what that can mean for them."
    ),
    "reports_unknown": gettext_lazy(
        "It is not known whether this service passes information to authorities. Ask it first."
    ),
    "asks_status": gettext_lazy("This service asks about migration status. Tell the person before they go."),
    "not_trained": gettext_lazy(
        "It is not known that people of this service are trained for survivors of violence. Ask it first, or choose another."
    ),
    "call_first": gettext_lazy("Call the service first: what is urgent does not wait until somebody reads."),
}
WHY: Mapping[str, Any] = {
    Why.NOT_ACTIVE: gettext_lazy("does not work at the moment"),
    Why.OTHER_PLACE: gettext_lazy("is not for people in this place"),
    Why.CLOSED_THEN: gettext_lazy("is closed now"),
    Why.OTHER_LANGUAGE: gettext_lazy("does not speak the language, and has no interpreter"),
    Why.NO_ACCESS: gettext_lazy("cannot be reached without steps or help"),
    Why.TOO_YOUNG: gettext_lazy("is for older people"),
    Why.TOO_OLD: gettext_lazy("is for younger people"),
    Why.OTHER_SEX: gettext_lazy("is for people of another sex"),
    Why.OTHER_NATIONALITY: gettext_lazy("is for people of other nationalities"),
    Why.TURNED_AWAY: gettext_lazy("turns people in this situation away"),
    Why.REPORTS: gettext_lazy("passes information to authorities"),
    Why.FULL: gettext_lazy("takes no referrals now"),
    Why.TOO_LONG_UNCHECKED: gettext_lazy("was not checked for too long"),
    Why.SAME_PLACE: gettext_lazy("is in this place"),
    Why.COVERS_PLACE: gettext_lazy("is for people in this place"),
    Why.PLACE_UNKNOWN: gettext_lazy("does not say for which place it is"),
    Why.OPEN_THEN: gettext_lazy("is open now"),
    Why.HOURS_UNKNOWN: gettext_lazy("does not say when it is open"),
    Why.SPEAKS: gettext_lazy("speaks the language"),
    Why.INTERPRETER: gettext_lazy("has an interpreter"),
    Why.LANGUAGE_UNKNOWN: gettext_lazy("does not say which languages it speaks"),
    Why.ACCESSIBLE: gettext_lazy("can be reached by everybody"),
    Why.ASKS_STATUS: gettext_lazy("asks about migration status"),
    Why.REPORTS_UNKNOWN: gettext_lazy("does not say whether it passes information to authorities"),
    Why.HAS_ROOM: gettext_lazy("takes referrals"),
    Why.LITTLE_ROOM: gettext_lazy("takes few referrals"),
    Why.ROOM_UNKNOWN: gettext_lazy("does not say whether it takes referrals"),
    Why.CHECKED_LATELY: gettext_lazy("was checked lately"),
    Why.STALE: gettext_lazy("was not checked for a long time"),
    Why.NEVER_CHECKED: gettext_lazy("was never checked"),
    Why.TRAINED: gettext_lazy("is trained for survivors of violence"),
    Why.NOT_TRAINED: gettext_lazy("is not trained for survivors of violence"),
    Why.TRAINING_UNKNOWN: gettext_lazy("does not say whether it is trained for survivors of violence"),
}
SAID: Mapping[str, Any] = {
    "question": gettext_lazy("Question"),
    "answer": gettext_lazy("Answer"),
    "accepted": gettext_lazy("Accepted"),
    "declined": gettext_lazy("Declined"),
    "in_service": gettext_lazy("Has begun"),
    "completed": gettext_lazy("Given"),
    "partly": gettext_lazy("Given in part"),
    "not_delivered": gettext_lazy("Not given"),
}
REASONS = {"declined": "decline_reason", "not_delivered": "not_delivered_reason"}


def state(row: Any) -> Tag:
    """Return where a referral stands, as a tag."""
    text, tone = STATES[row.state]
    return Tag(str(text), tone)


def due(row: Any) -> Cell:
    """Return what is expected next and by when; a dash where nothing is."""
    if row.due_at:
        return Cell(str(CLOCKS[row.clock]), deadline=Deadline(row.due_at))
    if row.follow_up_at:
        return Cell(_("Ask the person"), deadline=Deadline(row.follow_up_at))
    return Cell("–")


def unchecked(row: Any) -> str:
    """Return the source of the clock that runs where nobody has verified it yet; else nothing."""
    found = pathway.parameter(row.parameter)
    return found.source if found and not found.verified else ""


def reasons(whys: Iterable[Why]) -> str:
    """Return why a service fits or does not, in one line."""
    return _(", ").join(str(WHY[why]) for why in whys if why in WHY)


def field(name: str) -> str:
    """Return what a field of a packet is called."""
    return labels.label("packet_field", name)


def packet(fields: Mapping[str, Any]) -> list[Row]:
    """Return the values of a packet exactly as its addressee reads them."""
    isolated, shown = person_words.ISOLATED, practice.catalogue().in_order("packet_field", fields).items()
    return [Row(field(name), person_words.say(name, value), isolate=name in isolated) for name, value in shown]


def said(one: Mapping[str, Any]) -> str:
    """Return one part of a conversation in words: its coded reason, then what was written."""
    listed = REASONS.get(one["kind"], "")
    reason = labels.label(listed, one.get("reason", "")) if listed else ""
    return "\n".join(part for part in (reason, one.get("text", "")) if part)


def count(found: Count) -> str:
    """Return a count as it may be shown."""
    if found.number is None:
        return _("fewer than %(limit)s") % {"limit": found.limit}
    return _("about %(number)s") % {"number": found.number}
