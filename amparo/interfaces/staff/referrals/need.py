"""What is needed, and which services fit: with the reason for each, and for each one that is left out."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import fitting
from amparo.casework.directory import queries as directory
from amparo.casework.referrals import actions, queries
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.directory import words as listing
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui import languages
from amparo.trust.disclosure.gate import NOT_THERE

FITS, LEFT_OUT = 20, 30
"""Services that fit, and services of the right kind that are left out, of which so many are shown with their reason."""


class NeedForm(forms.Form):
    """What is needed where; only codes, and nothing of it stands in an address."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=gettext_lazy("Kind of help"))
    place = forms.ChoiceField(label=gettext_lazy("Where the person is"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the person"), required=False)
    accessibility = forms.MultipleChoiceField(
        label=gettext_lazy("What the person needs to get in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    grounds = forms.MultipleChoiceField(
        label=gettext_lazy("Why a service could turn the person away"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    now = forms.BooleanField(label=gettext_lazy("It has to be open now"), required=False)
    quiet = forms.BooleanField(label=gettext_lazy("Nothing may reach authorities"), required=False)
    survivor = forms.BooleanField(
        label=gettext_lazy("The person has lived through violence: people who are trained for that"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "kind": labels.choices("service_type", empty=_("Choose")),
            "place": [("", _("Everywhere")), *directory.place_choices(languages.of_page())],
            "language": [("", _("Every language")), *labels.by_name(labels.choices("languages"))],
            "accessibility": labels.choices("accessibility_kind"),
            "grounds": labels.choices("turned_away"),
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def need(self, age: int | None, sex: str, nationalities: Iterable[str]) -> fitting.Need:
        """Return the need as fitting reads it, with what the person's record says."""
        said = self.cleaned_data
        return fitting.Need(
            kind=said["kind"],
            day=clock.today(),
            place=directory.chain_of(said["place"]),
            at=fitting.at(listing.local_now()) if said["now"] else None,
            languages=frozenset(filter(None, [said["language"]])),
            accessibility=frozenset(said["accessibility"]),
            age=age,
            sex=sex if sex in ("female", "male") else "",
            nationalities=frozenset(nationalities),
            grounds=frozenset(said["grounds"]),
            avoid_authorities=said["quiet"],
            survivor=said["survivor"] or fitting.asks_training(said["kind"]),
        )


@screen(*CASE_STAFF, methods=("GET", "POST"))
def need(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Ask what is needed; then show the services that fit, best first, and why each other one does not."""
    view, context = page.frame(request, case_id)
    if not context["can"].write:
        raise Refusal(NOT_THERE)
    languages = list(view.person.fields.get("languages", []))[:1]
    sent = request.POST if request.method == "POST" else None
    form = NeedForm(sent, initial={"language": languages[0] if languages else ""})
    context |= {"title": _("New referral: what is needed"), "form": form}
    if form.is_valid():
        fields = view.person.fields
        asked = form.need(view.person.age, fields.get("sex", ""), fields.get("nationalities", []))
        context |= _found(request, case_id, asked) | {"place": form.cleaned_data["place"]}
        return render(request, "staff/referrals/services.html", context)
    context |= {"cancel_url": reverse("case_referrals", args=[case_id])}
    answer = render(request, "staff/referrals/need.html", context)
    return answered(answer) if form.is_bound else answer


def _found(request: StaffRequest, case_id: UUID, asked: fitting.Need) -> dict[str, Any]:
    found = queries.fitting(request.access, case_id, asked)
    out = {key: why for key, why in found.left_out.items() if fitting.Why.OTHER_KIND not in why}
    best, shown = found.fits[:FITS], list(out)[:LEFT_OUT]
    views = directory.services_by_id(request.access, [*(one.service for one in best), *shown])
    fits = [(views[one.service], words.reasons(one.reasons), reverse("referral_new", args=[case_id, one.service]))
            for one in best if one.service in views]  # fmt: skip
    return {
        "title": _("New referral: services that fit"),
        "kind": asked.kind,
        "kind_words": labels.label("service_type", asked.kind),
        "fits": fits,
        "untrained": asked.survivor and not any(fitting.Why.TRAINED in one.reasons for one in found.fits),
        "more": len(found.fits) - len(best),
        "out": len(out),
        "left_out": [(views[key], words.reasons(out[key])) for key in shown if key in views],
        "gap_url": reverse("referral_gap", args=[case_id]),
        "back_url": reverse("referral_need", args=[case_id]),
    }


@screen(*CASE_STAFF, methods=("POST",))
def gap(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write down that no service fits this kind of need in this place; nothing of the case goes with it."""
    kind, place = request.POST.get("kind", ""), request.POST.get("place", "")
    known = dict(directory.place_choices("en"))
    actions.note_gap(by=request.access, case=case_id, need=kind, place=place if place in known else "")
    messages.success(request, _("The gap is counted, without the person."))
    return redirect("case_referrals", case_id)


@screen(*CASE_STAFF, methods=("POST",))
def inform(request: StaffRequest, case_id: UUID, service: UUID) -> HttpResponseBase:
    """Write down that the person was told about a service, and nothing was sent."""
    made = actions.inform(by=request.access, case=case_id, service=service, key=ids.parse(request.POST.get("key", "")))
    messages.success(request, _("It is written down that you told the person about this service."))
    return redirect("referral", made)
