"""The copy of a file for the person: each piece is given, blacked out in parts or left out, and set in their language."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo.casework.rights import actions, queries, rules
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases.record.paper import Item, Paper, Section, pdf
from amparo.interfaces.staff.rights.overview import RIGHTS_STAFF
from amparo.interfaces.staff.rights.papers.certificates import LANGUAGES
from amparo.interfaces.staff.rights.papers.pieces import Piece, pieces, told
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.downloads import attachment


class CopyForm(forms.Form):
    """In which language, and for each piece whether it is given and which words are blacked out."""

    use_required_attribute = False

    def __init__(self, *args: Any, found: list[Piece], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, translation.get_language_info(code)["name_local"]) for code in LANGUAGES]
        self.fields["language"] = forms.ChoiceField(label=_("Language of the copy"), choices=named)
        self.fields["everywhere"] = forms.CharField(
            label=_("Words to black out everywhere, separated by commas"), required=False, max_length=500,
            help_text=_("For example the names of other people. Case of letters does not matter."),
            widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        )  # fmt: skip
        for piece in found:
            if not piece.withheld:
                self._ask_about(piece)

    def _ask_about(self, piece: Piece) -> None:
        title = " · ".join(part for part in (piece.title, piece.note) if part)
        choices = [("give", _("Give")), ("leave", _("Leave out: it is about other people, or would endanger somebody"))]
        self.fields[f"what-{piece.key}"] = forms.ChoiceField(
            label=title, help_text=piece.text, choices=choices, initial="give", widget=forms.RadioSelect
        )
        self.fields[f"black-{piece.key}"] = forms.CharField(
            label=_("Words to black out here: %(title)s") % {"title": title}, required=False, max_length=500,
            widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        )  # fmt: skip

    def given(self, piece: Piece) -> bool:
        """Return whether a piece is given."""
        return bool(self.cleaned_data[f"what-{piece.key}"] == "give")

    def blackened(self, piece: Piece) -> str:
        """Return the text of a piece without the words that are blacked out."""
        said = f"{self.cleaned_data['everywhere']},{self.cleaned_data[f'black-{piece.key}']}"
        return rules.blackened(piece.text, said.replace("،", ",").split(","))


@screen(*RIGHTS_STAFF, methods=("GET", "POST"), fresh=True)
def copy(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Go through the file piece by piece, and give what may be given as a PDF; making it is logged before it is set."""
    view = queries.request(request.access, request_id)
    if not (view.may_work and view.gives_copy):
        raise Refusal("record.not_there")
    found = pieces(request, view.row.person_id)
    form = CopyForm(request.POST if request.method == "POST" else None, found=found)
    if form.is_valid():
        return _made(request, view, form)
    context = {
        "title": _("Make the copy for the person"),
        "code": view.code,
        "form": form,
        "withheld": [f"{piece.title} · {piece.note}" for piece in found if piece.withheld],
        "cancel_url": reverse("rights_request", args=[request_id]),
    }
    answer = render(request, "staff/rights/copy.html", context)
    return answered(answer) if form.is_bound else answer


def _made(request: StaffRequest, view: queries.RequestView, form: CopyForm) -> HttpResponse:
    with translation.override(form.cleaned_data["language"]):
        found = pieces(request, view.row.person_id)
        chosen = [piece for piece in found if f"what-{piece.key}" in form.cleaned_data and form.given(piece)]
        left_out = [piece for piece in found if piece not in chosen]
        # The log is read by more people than an area is: what an area keeps off paper stands in it neither.
        noted = {piece.key: "left_out" for piece in left_out if not piece.withheld}
        actions.note_copy(by=request.access, request=view.row.pk, pieces=noted)
        made = pdf(_paper(request, view, form, chosen, len(left_out)))
    return attachment(made, "application/pdf", f"{view.code}.pdf")


def _paper(request: StaffRequest, view: queries.RequestView, form: CopyForm, chosen: list[Piece], left: int) -> Paper:
    items = [Item(piece.title, piece.note, form.blackened(piece)) for piece in chosen]
    note = _("Left out because it is about other people or would endanger somebody: %(count)s") % {"count": left}
    return Paper(
        title=_("What is kept about you"),
        language=form.cleaned_data["language"],
        direction="rtl" if get_language_bidi() else "ltr",
        confidential=_("Confidential"),
        code=view.code,
        printed=_("Copy of %(moment)s. You may complain about anything in it; nothing bad follows from that.")
        % {"moment": moment(clock.now())},
        page=_("Page {page} of {pages}"),
        name=_("What is kept about you"),
        facts=[view.code],
        sections=[
            Section(_("Your file"), entries=items, note=note if left else ""),
            Section(_("Who was told what and when"), told(request, view.row.person_id)),
        ],
    )
