"""Take an analysis out as PDF or DOCX, in one of four languages, with a purpose and a recipient in the log."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.indicators.actions import Purpose
from amparo.analysis.protection import actions, queries, rules
from amparo.analysis.protection.rules import Recipient
from amparo.casework.directory import queries as directory
from amparo.foundation import ids
from amparo.interfaces.staff.directory.fields import offer
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.indicators.taking import PURPOSES
from amparo.interfaces.staff.protection.lists import ANALYSTS
from amparo.interfaces.staff.protection.paper import content, docx, pdf
from amparo.interfaces.staff.protection.saying import words
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.downloads import attachment

KINDS = {"pdf": (pdf.pdf, pdf.KIND), "docx": (docx.docx, docx.KIND)}


class FileForm(forms.Form):
    """Which file, in which language, for whom and what for."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("pdf", gettext_lazy("PDF, to read and print")), ("docx", gettext_lazy("Document (DOCX), to go on writing in"))],
        initial="pdf",
        widget=forms.RadioSelect,
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    recipient = forms.ChoiceField(label=gettext_lazy("Who receives it?"), widget=forms.RadioSelect)
    organization = forms.ChoiceField(label=gettext_lazy("Which organisation?"), required=False)
    purpose = forms.ChoiceField(
        label=gettext_lazy("What is the file for?"), choices=list(PURPOSES.items()), widget=forms.RadioSelect
    )

    def __init__(self, data: Any, offered: list[tuple[str, str]], organizations: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"language": languages.of_page(), "recipient": Recipient.OWN_OFFICE})
        offer(self, "recipient", offered)
        if Recipient.ORGANIZATION in dict(offered):
            offer(self, "organization", [("", "–"), *organizations])
        else:
            del self.fields["organization"]


@screen(*ANALYSTS, methods=("GET", "POST"), fresh=True)
def analysis_file(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Give the update as a file; what is not approved stays in the office and says on every page that it is a draft."""
    found = queries.whole(request.access, analysis)
    row = found.view.row
    offered = [(one.value, str(words.RECIPIENTS[one])) for one in Recipient if rules.may_go(row.grade, row.status, one)]
    listed = [(str(one.pk), one.name) for one in directory.organizations(request.access)]
    form = FileForm(request.POST or None, offered, listed)
    if form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            actions.take_out(
                by=request.access, analysis=analysis, kind=said["kind"], recipient=Recipient(said["recipient"]),
                purpose=Purpose(said["purpose"]), organization=ids.parse(said.get("organization") or ""),
            )  # fmt: skip
            whole = queries.whole(request.access, analysis)
            return _file(whole, queries.before(request.access, whole), said)
    draft = _("It is a draft: it stays in your office, and every page says so.")
    outside = _("Names of analysts stand only in what stays in your office. Who receives it, and why, is written down.")
    context = {
        "title": _("Take the analysis out as a file"),
        "hint": outside if found.view.is_final else draft,
        "cancel_url": reverse("analysis", args=[analysis]),
        "submit_text": _("Take the file out"),
    }
    return form_page(request, form=form, **context)


def _file(found: queries.Whole, before: queries.Whole | None, said: dict[str, str]) -> HttpResponseBase:
    write, kind = KINDS[said["kind"]]
    with translation.override(said["language"]):
        made = write(content.paper(found, Recipient(said["recipient"]), before))
    return attachment(made, kind, f"analysis-{ids.code(found.view.id)}-{said['language']}.{said['kind']}")
