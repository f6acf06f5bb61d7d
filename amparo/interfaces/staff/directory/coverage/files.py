"""The list of services by kind of help and place as a file for coordination (5W)."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory.queries.coverage import Offer, activities
from amparo.exchange import fivew
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory.lists import KEEPERS
from amparo.interfaces.staff.directory.words import SAID, STATUSES
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.downloads import CSV, XLSX, attachment


class Taking(forms.Form):
    """What kind of file is taken out."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("xlsx", gettext_lazy("Workbook")), ("csv", gettext_lazy("Table (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )
    hxl = forms.BooleanField(label=gettext_lazy("With a second heading of HXL tags"), required=False)


@screen(*KEEPERS, methods=("GET", "POST"))
def file(request: StaffRequest) -> HttpResponse:
    """Give the list of services by kind of help and place as a file: public listings, nobody who is helped."""
    form = Taking(request.POST or None)
    if form.is_valid():
        rows, hxl = [_activity(one) for one in activities()], form.cleaned_data["hxl"]
        day = clock.today().isoformat()
        if form.cleaned_data["kind"] == "csv":
            return attachment(fivew.to_csv(rows, hxl=hxl).encode("utf-8-sig"), CSV, f"{day}.csv")
        return attachment(fivew.to_xlsx(rows, hxl=hxl), XLSX, f"{day}.xlsx")
    hint = _(
        "One line for each service, kind of help and place (5W). Protected places are left out; nobody who is helped is in it."
    )
    return form_page(request, _("Who does what where: file"), form, reverse("directory_coverage"), hint=hint,
                     submit_text=_("Take the file out"))  # fmt: skip


def _activity(one: Offer) -> fivew.Activity:
    row, place, language = one.service, one.place, languages.of_page()
    return fivew.Activity(
        organization=row.organization.name,
        organization_kind=labels.label("organization_kind", row.organization.kind),
        service=row.name,
        kind=one.kind,
        kind_words=labels.label("service_type", one.kind),
        pcode=place.code if place else "",
        place=place.name(language) if place else "",
        level=str(place.level) if place else "",
        status=str(STATUSES[row.status]),
        capacity=labels.label("referral_capacity", row.capacity),
        checked_on=row.checked_on.isoformat() if row.checked_on else "",
        sex="; ".join(labels.labels("sex", row.sexes)),
        minimum_age=_age(row.minimum_age),
        maximum_age=_age(row.maximum_age),
        turned_away="; ".join(labels.labels("turned_away", row.turned_away)),
        asks_status=str(SAID[row.asks_status]),
    )


def _age(years: int | None) -> str:
    return "" if years is None else str(years)
