"""Keep the minutes of a conference, and print them for those present."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from amparo.casework.conferences import actions, queries
from amparo.casework.conferences.actions import Decision
from amparo.casework.conferences.kinds import State
from amparo.casework.conferences.queries import ConferenceView
from amparo.foundation import clock, ids
from amparo.foundation.codelists import read_date
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.record.paper import Item, Paper, Section, pdf
from amparo.interfaces.staff.conferences.lists import GUESTS
from amparo.interfaces.staff.conferences.one import PART, minutes_words
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.downloads import attachment
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.gate import NOT_THERE

DECISIONS, WORDS = range(1, 6), forms.Textarea({"rows": 6, "dir": "auto"})


class MinutesForm(Entering):
    """Who was there, what was spoken about, what the person thinks, and up to five decisions."""

    present = forms.MultipleChoiceField(
        label=gettext_lazy("Who is here?"),
        help_text=gettext_lazy(
            "The minutes are sealed to you and to them. Nobody else can ever open them by being a colleague."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    person_part = forms.ChoiceField(label=gettext_lazy("Did the person take part?"), widget=forms.RadioSelect)
    person_view = forms.CharField(
        label=gettext_lazy("What does the person think and wish?"), max_length=5000, widget=WORDS, required=False
    )
    discussed = forms.CharField(label=gettext_lazy("What was spoken about?"), max_length=10000, widget=WORDS)

    def __init__(self, data: Any = None, *, view: ConferenceView, me: UUID) -> None:
        newest = view.minutes[0].fields if view.minutes else {}
        super().__init__(data, initial={name: newest.get(name) for name in ("person_part", "person_view", "discussed")})
        people = [(str(key), name) for key, name in view.names.items()]
        first = view.row.state == State.CALLED
        self._choose("person_part", [(code, str(text)) for code, text in PART.items()])
        self._choose("present", [one for one in people if one[0] != str(me)])
        if not first:
            del self.fields["present"]
        for number in DECISIONS if first else ():
            self._add(number, people)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _add(self, number: int, people: list[tuple[str, str]]) -> None:
        about = {"number": number}
        self.fields[f"what_{number}"] = forms.CharField(
            label=_("Decision %(number)s") % about, max_length=300, required=False
        )
        self.fields[f"who_{number}"] = forms.ChoiceField(
            label=_("Who does it? (decision %(number)s)") % about,
            choices=[("", _("Choose somebody who is here")), *people],
            required=False,
        )
        self.fields[f"on_{number}"] = forms.DateField(
            label=_("Until when? (decision %(number)s)") % about, required=False, widget=DateParts
        )

    def decisions(self) -> list[Decision]:
        """Return the decisions that say something; raise Refusal for one without somebody or a day."""
        told, found = self.cleaned_data, []
        for one in DECISIONS:
            if not told.get(f"what_{one}", "").strip():
                continue
            if not told[f"who_{one}"] or not told[f"on_{one}"]:
                raise Refusal("conferences.decision", field=f"what_{one}")
            found.append(Decision(told[f"what_{one}"], UUID(told[f"who_{one}"]), told[f"on_{one}"]))
        return found


@screen(*CASE_STAFF, methods=("GET", "POST"))
def keep(request: StaffRequest, conference_id: UUID) -> HttpResponseBase:
    """Keep minutes, sealed to those present."""
    view = queries.conference(request.access, conference_id)
    if not view.may_work or (view.row.state == State.HELD and not view.minutes):
        raise Refusal(NOT_THERE)
    form = MinutesForm(request.POST or None, view=view, me=request.access.id)
    if form.is_valid():
        with refusals(form):
            told = form.cleaned_data
            actions.keep_minutes(
                by=request.access, conference=conference_id, present=[UUID(one) for one in told.get("present", [])],
                fields={name: told[name] for name in ("discussed", "person_view", "person_part")},
                decisions=form.decisions() if view.row.state == State.CALLED else [],
            )  # fmt: skip
            messages.success(request, _("Kept for those present. Decisions are tasks of the case now."))
            return redirect("conference", conference_id)
    back = reverse("conference", args=[conference_id])
    hint = _(
        "Decisions become tasks of the case, which whoever works on it reads. Everything else opens for those present."
    )
    return form_page(request, _("Minutes"), form, back, hint=hint, submit_text=_("Save"))


@screen(*GUESTS, fresh=True)
def paper(request: StaffRequest, conference_id: UUID) -> HttpResponse:
    """Give the minutes as a PDF to somebody who was there; printing is logged before anything is set."""
    view = queries.conference(request.access, conference_id)
    if not view.minutes:
        raise Refusal(NOT_THERE)
    actions.note_printing(by=request.access, conference=conference_id)
    code = ids.code(view.row.case_id)
    return attachment(pdf(_paper(request, view, code)), "application/pdf", f"{code}.pdf")


def _paper(request: StaffRequest, view: ConferenceView, code: str) -> Paper:
    newest, now = view.minutes[0], moment(clock.now())
    present = _(", ").join(newest.fields["present"])
    talk = [Item(heading, text=text) for heading, text in minutes_words(newest)]
    decided = [
        Item(f"{one['who']} · {day(read_date(one['on']))}", text=one["text"]) for one in newest.fields["decisions"]
    ]
    return Paper(
        title=_("Minutes of the conference of %(day)s") % {"day": day(view.row.on)},
        language=languages.of_page(),
        direction="rtl" if get_language_bidi() else "ltr",
        confidential=_("Confidential: for those present alone"),
        code=code,
        printed=_("Printed by %(name)s, %(moment)s. Keep it locked; destroy it when it is no longer needed.")
        % {"name": request.access.name, "moment": now},
        page=_("Page {page} of {pages}"),
        name=labels.label("conference_purpose", view.invitation["purpose"]),
        facts=[present],
        sections=[Section(_("Minutes"), [], talk), Section(_("Decisions"), [], decided)],
    )
