"""Send a referral: to whom, how urgent, which information; then every value as it will be read, and only then the sending."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.consent import queries as consent
from amparo.casework.referrals import actions, queries, rules
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.parts import Row
from amparo.trust.disclosure.gate import NOT_THERE

SEND, REVIEW, OUTSIDE = "send", "review", "outside"


def said(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """Return a field for words."""
    widget = forms.Textarea({"rows": 3, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, required=required, widget=widget)


class PacketForm(Entering):
    """What goes to whom. Every value is shown before anything is sent."""

    need = forms.ChoiceField(label=gettext_lazy("Kind of help"))
    addressee = forms.ChoiceField(label=gettext_lazy("To whom"))
    to = forms.CharField(
        label=gettext_lazy("Without an account: name or function of who receives it"), required=False, max_length=120,
        help_text=gettext_lazy("They read it by a link and a code that you tell them by telephone, or on paper."),
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    urgency = forms.ChoiceField(label=gettext_lazy("Urgency"), widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Which information"),
        help_text=gettext_lazy("Only what the service needs. A name can wait until it has accepted."),
        widget=forms.CheckboxSelectMultiple,
    )
    asked_for = said(gettext_lazy("What is asked of the service"), required=True)
    by_themselves = forms.BooleanField(
        label=gettext_lazy("The person asked for this service themselves (self-referral)"), required=False)  # fmt: skip
    background = said(
        gettext_lazy("What the service must know of what happened"),
        gettext_lazy("Leaves only with the information “What happened, risks and health”."),
    )
    goals = said(
        gettext_lazy("What the person wants to reach, and what is planned"),
        gettext_lazy("Leaves only with the information “Goals and plan”."),
    )

    def __init__(self, offer: queries.Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [term.code for term in offer.service.row.terms.all()]
        offered = {
            "need": [(code, labels.label("service_type", code)) for code in kinds],
            "addressee": _people(offer),
            "urgency": labels.choices("referral_urgency"),
            "groups": [one for one in labels.choices("data_group") if one[0] in rules.groups()],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def packet(self, kept: list[str] | None) -> actions.Packet:
        """Return what was decided; of the fields only those in `kept` (None: all) leave."""
        told = self.cleaned_data
        left_out = frozenset() if kept is None else frozenset(rules.table()) - frozenset(kept) - {"asked_for"}
        return actions.Packet(
            addressee=ids.parse(told["addressee"]), urgency=told["urgency"], need=told["need"], groups=told["groups"],
            words={name: told[name] for name in rules.WORDS}, left_out=left_out, to=told["to"],
            by_themselves=told["by_themselves"],
        )  # fmt: skip


def _people(offer: queries.Offered) -> list[tuple[str, str]]:
    """Return who of a service can be addressed: its people with an account, or somebody without one."""
    named = [("", _("Choose")), *((str(key), name) for key, name in offer.addressees)]
    return [*(named if offer.addressees else []), (OUTSIDE, _("Somebody without an account here"))]


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def new(request: StaffRequest, case_id: UUID, service: UUID) -> HttpResponseBase:
    """Take what goes to whom; show it exactly as it will be read; send it."""
    view, context = page.frame(request, case_id)
    if not context["can"].write:
        raise Refusal(NOT_THERE)
    offer = queries.offered(request.access, case_id, service)
    sent = request.POST if request.method == "POST" else None
    begun = {"urgency": "normal", "groups": ["need_only"], "by_themselves": request.GET.get("asked") == "1"}
    form = PacketForm(offer, sent, initial=begun)
    context |= {"form": form, "offer": offer, "cancel_url": reverse("case_referrals", args=[case_id])}
    if form.is_valid():
        packet = form.packet(request.POST.getlist("keep") if {REVIEW, SEND} & set(request.POST) else None)
        if SEND not in request.POST or request.POST.get("seen") != str(offer.version):
            context |= _review(request, view.person.id, form, offer, packet)
            return render(request, "staff/referrals/review.html", context)
        with refusals(form):
            made = actions.send(by=request.access, case=case_id, service=service, packet=packet, key=form.once)
            if packet.addressee is None:
                return redirect("referral_hand", made)
            messages.success(request, _("Sent. Only its addressee and those who work on the case can open it."))
            return redirect("referral", made)
    return _asked(request, context, reverse("referral_inform", args=[case_id, service]))


def _asked(request: StaffRequest, context: dict[str, Any], inform_url: str) -> HttpResponseBase:
    """Show the form of what goes to whom, with what has to be mended when it was sent."""
    warnings = [str(words.WARNINGS[one]) for one in context["offer"].warnings(urgent=False)]
    title = _("New referral: what goes to whom")
    context |= {"title": title, "warnings": warnings, "inform_url": inform_url, "inform_key": ids.new()}
    answer = render(request, "staff/referrals/packet.html", context)
    return answered(answer) if context["form"].is_bound else answer


def _review(
    request: StaffRequest, person: UUID, form: PacketForm, offer: queries.Offered, packet: actions.Packet
) -> dict[str, Any]:
    use = rules.use(packet.groups, offer.organization)
    found = consent.basis(request.access, person, use, [offer.service.row.organization_id])
    return {
        "title": _("New referral: look at it once more"),
        "fields": _shown(offer, packet),
        "to": form.cleaned_data["to"] if packet.addressee is None else dict(offer.addressees)[packet.addressee],
        "outside": packet.addressee is None,
        "urgency": labels.label("referral_urgency", packet.urgency),
        "groups": labels.labels("data_group", packet.groups),
        "agreed": found.consent is not None,
        "lacking": labels.labels("data_group", sorted(found.lacking)),
        "consent_url": reverse("record_consent", args=[person]) + f"?for={offer.service.row.pk}",
        "warnings": [str(words.WARNINGS[one]) for one in offer.warnings(urgent=packet.urgency != "normal")],
        "hidden": [(name, one) for name, values in request.POST.lists() if name in form.fields for one in values],
    }


def _shown(offer: queries.Offered, packet: actions.Packet) -> list[tuple[str, Row, bool, bool]]:
    """Return every field that could leave, its value as it will be read, whether it leaves, and whether it has to."""
    every, leaving = packet.fields(offer.person, whole=True), packet.fields(offer.person)
    rows = zip(every, words.packet(every), strict=True)
    return [(name, row, name in leaving, name == "asked_for") for name, row in rows]
