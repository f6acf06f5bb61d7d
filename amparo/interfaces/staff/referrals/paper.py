"""A referral on paper with a reply slip, for a service that is offline: set in its language, and logged before it is set."""

from uuid import UUID

from django.http import HttpResponseBase
from django.utils import translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo.casework.outside import course
from amparo.casework.referrals import actions, queries
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.record.paper import Item, Paper, Section, pdf
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.referrals.answering import TITLES
from amparo.interfaces.staff.referrals.handing import LanguageForm, going_outside
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.downloads import attachment
from amparo.trust.accounts import queries as accounts

BOX, LINE = "[   ]", "_" * 60


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def paper(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Ask for the language, then give the referral as a PDF; that it is put on paper is logged before it is set."""
    context = going_outside(request, referral)
    form = LanguageForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.note_paper(by=request.access, referral=referral)
        language = form.cleaned_data["language"]
        with translation.override(language):
            made = pdf(_set(request, context["view"], language))
        return attachment(made, "application/pdf", f"{context['view'].sent.code}.pdf")
    context |= {
        "title": _("The referral on paper"),
        "form": form,
        "submit_text": _("Make the paper"),
        "hint": _("Whoever finds the paper can read it. Hand it over yourself, or in a closed envelope."),
    }
    answer = page.show(request, "form.html", context)
    return answered(answer) if form.is_bound else answer


def _set(request: StaffRequest, view: queries.SentView, language: str) -> Paper:
    """Return what the paper says, in the language of the service."""
    code, agency = view.sent.code, accounts.agencies_of([request.access.id])[request.access.id]
    return Paper(
        title=_("Referral %(code)s") % {"code": code},
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
        confidential=_("Confidential"),
        code=code,
        printed=_("Printed by %(name)s, %(moment)s. Keep it locked; destroy it when it is no longer needed.")
        % {"name": request.access.name, "moment": moment(clock.now())},
        page=_("Page {page} of {pages}"),
        name=_("Referral %(code)s") % {"code": code},
        facts=[part for part in (view.packet["organization"], view.packet["service"]) if part],
        sections=[_asked(request, view, agency), _packet(view), _slip(code, agency)],
    )


def _asked(request: StaffRequest, view: queries.SentView, agency: str) -> Section:
    row = view.row
    rows = [
        (_("To whom"), view.sent.told.get("addressee", "")),
        (_("Kind of help"), labels.label("service_type", view.packet["need"])),
        (_("Urgency"), labels.label("referral_urgency", row.urgency)),
        (_("Sent by"), f"{request.access.name}, {agency}"),
        (_("Sent on"), moment(row.sent_at)),
        (_("Please answer by"), moment(row.due_at)),
    ]
    return Section(_("What is asked"), [(key, value) for key, value in rows if value])


def _packet(view: queries.SentView) -> Section:
    rows = [(row.key, row.value.replace("\n", ", ")) for row in words.packet(view.packet["fields"])]
    note = _("The person agreed that you read this, for this help and for nothing else. Pass it on to nobody.")
    return Section(_("What the person agreed to tell you"), rows, note=note)


def _slip(code: str, agency: str) -> Section:
    """Return the reply slip: what can be answered, with boxes to tick, and room for words."""
    note = _("Reply slip of referral %(code)s: cut it off and give it back to %(agency)s. Write no names on it.")
    steps = [*course.offered("received"), *course.offered("accepted")]
    entries = [Item(f"{BOX} {TITLES[step]}", text=_reasons(step)) for step in steps]
    entries.append(Item(_("Words for who sent it"), text=f"{LINE}\n{LINE}\n{LINE}"))
    return Section(_("Reply slip"), entries=entries, note=note % {"code": code, "agency": agency})


def _reasons(step: str) -> str:
    listed = course.REASONS.get(step)
    return "   ".join(f"{BOX} {text}" for _code, text in labels.choices(listed)) if listed else ""
