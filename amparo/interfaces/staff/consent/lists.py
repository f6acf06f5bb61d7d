"""How the consents of a person read: what for, towards whom, which information, until when, and what may be done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.consent import queries, rules
from amparo.casework.consent.kinds import Status
from amparo.casework.people.queries import PersonView
from amparo.foundation.policy import Action, Compartment
from amparo.interfaces.staff import labels
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Link, Row, Tag
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by

STATISTICS = "statistics"


@dataclass(frozen=True)
class Shown:
    """One consent as the list shows it."""

    title: str
    tag: Tag
    rows: tuple[Row, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Listed:
    """The consents of a person, and whether new ones may be written down."""

    consents: list[Shown]
    may_record: bool
    record_url: str
    vital_url: str


def table(access: Access, person: PersonView) -> Listed:
    """Return the consents of a person, newest first."""
    found = queries.consents(access, person.id)
    names = accounts.names_of([who for one in found for who in (one.row.recorded_by, one.row.confirmed_by) if who])
    shown = [_shown(access, person, one, names.get(one.row.recorded_by, "")) for one in found]
    addresses = [reverse(name, args=[person.id]) for name in ("record_consent", "vital_interest")]
    return Listed(shown, person.may_write, *addresses)


def title(view: queries.ConsentView) -> str:
    """Return what a consent is for and towards whom, in one line."""
    fields = view.fields
    to = fields.get("recipient") or labels.label("consent_recipient", fields.get("recipient_kind", ""))
    return _("%(purpose)s: %(recipient)s") % {
        "purpose": labels.label("consent_purpose", fields.get("purpose", "")),
        "recipient": to,
    }


def what_stays(view: queries.ConsentView) -> str:
    """Return what a withdrawal does not reach, to be told to the person; nothing where it reaches everything."""
    if view.fields.get("purpose") != STATISTICS:
        return ""
    return _(
        "From now on the person is in no figure that is made. What was told before stays as it was told: public figures, "
        "figures that were kept or taken out, and reviews of equal treatment. These are rounded or blurred numbers of many "
        "people; nobody can tell who was in them. Exact figures that were kept are not shown any more."
    )


def state(view: queries.ConsentView) -> Tag:
    """Return how a consent stands today, in words."""
    if view.row.status == Status.GIVEN and not view.in_force:
        return Tag(_("No longer valid"), "grey")
    vital = view.fields.get("basis") == rules.BASIS_VITAL
    return {
        Status.GIVEN.value: Tag(_("Vital interest confirmed"), "orange") if vital else Tag(_("Given"), "green"),
        Status.REFUSED.value: Tag(_("Refused"), "red"),
        Status.WITHDRAWN.value: Tag(_("Withdrawn"), "grey"),
        Status.PROPOSED.value: Tag(_("Waits for a second person"), "yellow"),
    }[view.row.status]


def rows(view: queries.ConsentView, by: str = "") -> tuple[Row, ...]:
    """Return the particulars of a consent; what was not said is left out."""
    fields, row = view.fields, view.row
    said = [
        (_("Information"), "\n".join(labels.labels("data_group", fields.get("data_groups", [])))),
        (_("Until"), day(row.until) or _("until withdrawn")),
        (_("Answered by"), labels.label("consent_given_by", fields.get("given_by", ""))),
        (_("Guardian or caregiver"), fields.get("guardian", "")),
        (_("What the child said"), fields.get("child_assents", "")),
        (_("How it was explained"), labels.label("how_explained", fields.get("how_explained", ""))),
        (_("Reason"), fields.get("reason", "")),
        (_("How it was withdrawn"), fields.get("withdrawn_how", "")),
        (_("Note"), fields.get("note", "")),
        (_("Written down by"), _("%(name)s, %(day)s") % {"name": by, "day": day(row.decided_at)} if by else ""),
    ]
    return tuple(Row(key, value) for key, value in said if value)


def may_confirm(access: Access, person: PersonView, view: queries.ConsentView) -> bool:
    """Return whether `access` may be the second person of a vital interest that waits."""
    authored = authored_by(person.facts, view.row.recorded_by)
    waiting = view.row.status == Status.PROPOSED
    return waiting and gate.allowed(access, Action.APPROVE, authored, Compartment.INDEX).allowed


def _shown(access: Access, person: PersonView, view: queries.ConsentView, by: str) -> Shown:
    links = []
    if person.may_write and view.row.status in (Status.GIVEN, Status.PROPOSED):
        links.append(Link(_("Withdraw"), reverse("withdraw_consent", args=[person.id, view.row.pk])))
    if may_confirm(access, person, view):
        links.append(Link(_("Confirm"), reverse("confirm_vital_interest", args=[person.id, view.row.pk])))
    return Shown(title(view), state(view), rows(view, by), tuple(links))
