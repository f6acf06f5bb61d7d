"""What somebody asked of a service, beside what every report shows: the wish, what was agreed to, and what can come of it."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.feedback.kinds import OPEN
from amparo.casework.feedback.queries import ReportView
from amparo.casework.self_referrals.queries import Asked
from amparo.interfaces.staff import labels
from amparo.interfaces.ui.parts import Link, Row


def rows(asks: Asked) -> list[Row]:
    """Return what was asked, of which service, and what the service may be told."""
    shares = (
        _("What is needed and how to reach the person, to this organisation")
        if asks.shares
        else _("Nothing yet: ask first")
    )
    found = [
        Row(_("Service"), asks.service, isolate=True),
        Row(_("Organisation"), asks.organization, isolate=True),
        Row(
            _("What is needed"),
            labels.label("service_type", asks.need) if asks.need else _("In their own words, below"),
        ),
        Row(_("What to call them"), asks.name, isolate=True),
        Row(_("Language to speak"), asks.speaks, isolate=True),
        Row(_("What they agreed to tell the service"), shares),
    ]
    return [row for row in found if row.value]


def links(view: ReportView, asks: Asked | None) -> list[Link]:
    """Return what can come of it: register the person, take it on, decline; then the referral of the case."""
    row = view.row
    if asks is None:
        return []
    if asks.case:
        send = reverse("referral_new", args=[asks.case, row.service])
        return [
            Link(_("The case"), reverse("case", args=[asks.case])),
            Link(_("Send the referral to this service"), f"{send}?{urlencode({'asked': 1})}"),
        ]
    offered = [
        (_("Register the person"), f"{reverse('register')}?{urlencode({'asked': row.pk})}"),
        (_("The person is registered already: take it on"), reverse("asked_take_on", args=[row.pk])),
        (_("Nobody can do this: decline"), reverse("asked_decline", args=[row.pk])),
    ]
    return [Link(text, url) for text, url in offered] if row.state in OPEN else []
