"""The incidents of one's own cases as a file of the Incident Recorder: with a purpose, the passphrase, and a line in each log."""

from collections.abc import Mapping

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import actions
from amparo.casework.cases.areas.counting import AREA, Taken
from amparo.exchange import gbvims
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.ui.downloads import CSV, XLSX, attachment
from amparo.trust.disclosure.access import Access

LEFT_OUT = {
    gbvims.LeftOut.NO_CONSENT: gettext_lazy("no clear yes to being counted"),
    gbvims.LeftOut.COUNTED_ELSEWHERE: gettext_lazy("counted by another organisation"),
    gbvims.LeftOut.NOT_KNOWN_IF_ELSEWHERE: gettext_lazy("not known whether another organisation counts it"),
    gbvims.LeftOut.TOLD_BY_ANOTHER: gettext_lazy("told by somebody else"),
    gbvims.LeftOut.NOT_CLASSIFIED: gettext_lazy("kind of incident not known"),
    gbvims.LeftOut.NOT_GENDER_BASED: gettext_lazy("not violence because of gender"),
}


class Taking(forms.Form):
    """What the file is for, and its kind."""

    use_required_attribute = False
    purpose = forms.CharField(
        label=gettext_lazy("What is the file for?"),
        help_text=gettext_lazy("For example: the table of this month. No names. It is kept in the log of each case."),
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("xlsx", gettext_lazy("Workbook")), ("csv", gettext_lazy("Table (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


def offered(access: Access, area: str) -> bool:
    """Return whether the page of an area leads here."""
    return area == AREA and actions.may_take_incidents(access)


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def case_incidents(request: StaffRequest) -> HttpResponse:
    """Give the counted incidents of one's own cases as a file; not there for who is not qualified."""
    if not actions.may_take_incidents(request.access):
        raise Refusal("record.not_there")
    form = Taking(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            found = actions.take_incidents(by=request.access, purpose=form.cleaned_data["purpose"])
            if found.counted:
                return _file(found, form.cleaned_data["kind"])
            form.add_error(None, _nothing(found.left_out))
    context = {
        "title": _("Figures without names"),
        "cancel_url": reverse("case_list"),
        "hint": _(
            "One line an incident, for the Incident Recorder: only of survivors who said yes to being counted, and only what no "
            "other organisation counts. The file stays in the organisation; tables of counts are shared, small counts left out. "
            "It says what was reported, never how often violence happens."
        ),
        "submit_text": _("Take the file out"),
    }
    return form_page(request, form=form, **context)


def _file(found: Taken, kind: str) -> HttpResponse:
    # The name on the disk is a day and nothing more.
    name = f"{clock.today().isoformat()}.{kind}"
    if kind == "csv":
        return attachment(gbvims.to_csv(found.counted, found.places).encode("utf-8-sig"), CSV, name)
    return attachment(gbvims.to_xlsx(found.counted, found.places), XLSX, name)


def _nothing(left_out: Mapping[gbvims.LeftOut, int]) -> str:
    reasons = _("; ").join(f"{LEFT_OUT[reason]}: {number}" for reason, number in left_out.items())
    return _("There is no incident to count.") + (f" {_('Left out')}: {reasons}." if reasons else "")
