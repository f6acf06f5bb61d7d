"""The summary of a case for paper: who, how it stands, risk with reasons, plan, journey, what was done."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.casework.cases.queries import EntryKind
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.rules import Result
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.cases.entries.file import excerpt, heading
from amparo.interfaces.staff.cases.plan import FINISHED, plan_of
from amparo.interfaces.staff.cases.record import areas
from amparo.interfaces.staff.cases.record.paper import Item, Paper, Section, pdf
from amparo.interfaces.staff.people import words as person_words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.downloads import attachment

PERSON = ("sex", "population_groups", "nationalities", "languages", "interpreter")


@screen(*CASE_STAFF, fresh=True)
def summary(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Give the summary of a case as a PDF; printing is logged before anything is set."""
    view, context = page.frame(request, case_id)
    if not context["can"].story:
        raise Refusal("record.not_there")
    actions.note_printing(by=request.access, case=case_id)
    return attachment(pdf(paper(request, view)), "application/pdf", f"{view.code}.pdf")


def paper(request: StaffRequest, view: cases.CaseView) -> Paper:
    """Return what the summary says, in the reader's language."""
    entries = areas.without(cases.entries(request.access, view.id, act="file.opened"))
    language = languages.of_page()
    now = moment(clock.now())
    sections = [_person(view), _case(view), _risk(request, view), *_plan(entries, language), *_file(entries)]
    return Paper(
        title=_("Summary of case %(code)s") % {"code": view.code},
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
        confidential=_("Confidential"),
        code=view.code,
        printed=_("Printed by %(name)s, %(moment)s. Keep it locked; destroy it when it is no longer needed.")
        % {"name": request.access.name, "moment": now},
        page=_("Page {page} of {pages}"),
        name=view.person.name,
        facts=[fact for fact in _facts(view) if fact],
        sections=[one for one in [*sections, *areas.sections(request, view)] if one.rows or one.entries],
    )


def _facts(view: cases.CaseView) -> list[str]:
    preferred = view.person.preferred_name
    return [
        _("wants to be called %(name)s") % {"name": preferred} if preferred else "",
        person_words.age(view.person.fields, view.person.age),
        words.level(view.risk_level),
    ]


def _person(view: cases.CaseView) -> Section:
    fields = view.person.fields
    rows = [
        (person_words.called(name), person_words.say(name, fields[name]).replace("\n", ", "))
        for name in PERSON
        if fields.get(name)
    ]
    contact = page.contact(fields)
    return Section(_("The person"), rows + ([(_("Before you make contact"), contact)] if contact else []))


def _case(view: cases.CaseView) -> Section:
    rows = [
        (_("Step"), words.step(view.row.step)),
        (_("Open since"), day(view.row.opened_at)),
        (_("Responsible"), ", ".join(part for part in (view.owner_name, view.team_name) if part)),
        *((_("Due: %(step)s") % {"step": words.step(each.step)}, moment(each.due_at)) for each in view.deadlines),
    ]
    if view.row.closed_at:
        rows.append((_("Closed on"), day(view.row.closed_at)))
    return Section(_("The case"), rows)


def _risk(request: StaffRequest, view: cases.CaseView) -> Section:
    why = cases.reasons(request.access, view.id)
    if why is None:
        return Section(_("Risk"))
    language = request.access.language
    rows = [(_("The rules say"), words.level(why.kept_level))]
    if why.override.get("level"):
        rows.append(
            (_("A supervisor decided"), f"{words.level(why.override['level'])} – {why.override.get('reason', '')}")
        )
    found = [rule for rule in why.rules if rule.result is Result.TRUE]
    items = [
        Item(rule.finding.in_language(language), note=f"{rule.rule} · {rule.version} · {_source(rule.source, rule.verified)}",
             text=rule.because.in_language(language))
        for rule in found
    ]  # fmt: skip
    return Section(_("Risk"), rows, items, note=_("A finding advises. People decide."))


def _source(source: str, verified: bool) -> str:
    return source if verified else _("not yet checked against the source: %(source)s") % {"source": source}


def _plan(entries: list[cases.EntryView], language: str) -> list[Section]:
    newest = next((each for each in entries if each.row.step == "plan" and each.row.status in FINISHED
                   and each.row.kind == EntryKind.FORM), None)  # fmt: skip
    if newest is None:
        return []
    plan = plan_of(newest, language)
    items = [
        Item(
            f"“{goal['words']}”",
            note=_("by %(day)s") % {"day": day(goal["due"])} if goal["due"] else "",
            text="\n".join(f"{row.key}: {row.value}" for row in goal["rows"]),
        )
        for goal in plan["goals"]
    ]
    return [Section(_("Plan"), [(row.key, row.value) for row in plan["agreement"]], items)]


def _file(entries: list[cases.EntryView]) -> list[Section]:
    parts = [
        (_("Journey"), {EntryKind.JOURNEY, EntryKind.INCIDENT}),
        (
            _("What was done"),
            {EntryKind.FORM, EntryKind.NOTE, EntryKind.TASK, EntryKind.SUPERVISION, EntryKind.DOCUMENT},
        ),
    ]
    return [
        Section(
            title,
            entries=[
                Item(heading(each), note=f"{day(each.row.on)}, {each.by_name}", text=excerpt(each))
                for each in reversed(entries)
                if each.row.kind in kinds
            ],
        )
        for title, kinds in parts
    ]
