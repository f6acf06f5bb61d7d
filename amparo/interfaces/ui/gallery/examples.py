"""Why: the gallery needs believable contents. Every person, place and event here is invented."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amparo.foundation import clock, forms
from amparo.interfaces.ui import parts, pictures
from amparo.interfaces.ui import questions as shown_questions


def navigation() -> list[parts.Link]:
    """Return a menu as a case worker has it."""
    return [
        parts.Link(_("Today"), "#", count=7),
        parts.Link(_("Search"), "#"),
        parts.Link(_("Cases"), "#", current=True),
        parts.Link(_("Register a person"), "#"),
    ]


def case() -> dict[str, Any]:
    """Return what a case page shows."""
    now = clock.now()
    yesterday = now - timedelta(days=1)
    return {
        "identity": parts.Identity(
            name="سارة عبد الرحمن يوسف",
            preferred="Sara",
            code="A-2026-0415",
            age=_("15 years (estimated)"),
            level="high",
            tags=(parts.Tag(_("Unaccompanied child"), "purple"),),
            facts=(_("Speaks Arabic; interpreter needed"),),
            contact=_("Call only in the morning. The uncle must not know about this case."),
        ),
        "steps": [
            parts.Step(_("First contact"), "done", at=date(2026, 11, 2)),
            parts.Step(_("Screening"), "done", at=date(2026, 11, 3)),
            parts.Step(_("Assessment"), "done", at=date(2026, 11, 9)),
            parts.Step(_("Plan"), "current", url="#"),
            parts.Step(_("Delivery"), "next"),
            parts.Step(_("Follow-up"), "next"),
            parts.Step(_("Review"), "next"),
            parts.Step(_("Closure"), "next"),
        ],
        "case_links": [
            parts.Link(_("Overview"), "#", current=True),
            parts.Link(_("Tasks"), "#", count=3),
            parts.Link(_("Journey"), "#"),
            parts.Link(_("Documents"), "#", count=2),
            parts.Link(_("History"), "#"),
        ],
        "events": [
            parts.Event(_("Assessment finished"), now, by="Alma", text=_("Risk level stays high."), url="#"),
            parts.Event(_("Screening finished"), yesterday, by="Alma"),
            parts.Event(_("Arrived at the centre"), date(2026, 11, 2)),
        ],
        "found": parts.Finding(
            title=_("Child without a caring adult"),
            result="yes",
            because=_("The person is under 18 and travels without a parent or guardian."),
            rule="child_alone",
            version="screening/screening@2026-11-23",
            source="Inter-agency guidelines for case management and child protection",
            verified=False,
            answers=((_("Age"), "15"), (_("Travels with"), _("An uncle, not the guardian"))),
            level="high",
        ),
        "unsure": parts.Finding(
            title=_("Danger of being sent back"),
            result="unknown",
            because=_("It was not asked whether a return has been ordered."),
            rule="return_ordered",
            version="screening/screening@2026-11-23",
            source="Convention relating to the Status of Refugees, article 33",
            verified=True,
        ),
        "conflict": parts.Conflict(
            field=_("Phone number"),
            name="conflict-phone",
            sides=(
                parts.Side("+999 555 0142", "Alma", yesterday, "mine"),
                parts.Side("+999 555 0199", "Bruno", now, "theirs"),
            ),
        ),
        "openings": [
            parts.Opening("Alma", _("Case worker"), "Agency A", now, _("Story"), _("Preparing the plan")),
            parts.Opening("Bruno", _("Supervisor"), "Agency A", yesterday, _("Identity"), ""),
        ],
        "overdue": parts.Deadline(now - timedelta(days=2, hours=3)),
        "soon": parts.Deadline(now + timedelta(hours=20)),
        "later": parts.Deadline(now + timedelta(days=9)),
        "met": parts.Deadline(yesterday, done=True),
        "rows": [
            parts.Row(_("Name"), "سارة عبد الرحمن يوسف", (parts.Link(_("Change"), "#"),), isolate=True),
            parts.Row(
                _("Date of birth"), _("about 2011"), (parts.Link(_("Change"), "#"), parts.Link(_("History"), "#"))
            ),
            parts.Row(_("Phone number"), "+999 555 0142", isolate=True, note=_("Belongs to a neighbour.")),
            parts.Row(_("First response within"), _("24 hours"), unverified="Inter-agency guidelines"),
            parts.Row(_("Place of birth"), ""),
        ],
    }


def lists() -> dict[str, Any]:
    """Return a case list, tasks and search results."""
    now = clock.now()
    columns = (
        parts.Column(_("Person"), "#", "ascending"),
        parts.Column(_("Case"), "#"),
        parts.Column(_("Step")),
        parts.Column(_("Risk"), "#"),
        parts.Column(_("Next deadline"), "#"),
    )
    people: tuple[tuple[str, str, str, parts.Level | None, datetime], ...] = (
        ("سارة عبد الرحمن يوسف", "A-2026-0415", _("Plan"), "high", now - timedelta(days=2)),
        ("Олександр Коваль", "A-2026-0398", _("Assessment"), "medium", now + timedelta(hours=20)),
        ("Tsegay Haile ፀጋይ ኃይለ", "A-2026-0377", _("Follow-up"), "low", now + timedelta(days=9)),
        ("María Inés Quispe Mamani", "A-2026-0361", _("Screening"), None, now + timedelta(days=3)),
    )
    rows = tuple(
        (
            parts.Cell(name, "#", isolate=True),
            parts.Cell(code, isolate=True),
            parts.Cell(step),
            parts.Cell(level=level) if level else parts.Cell("–"),
            parts.Cell(deadline=parts.Deadline(moment)),
        )
        for name, code, step, level, moment in people
    )
    return {
        "table": parts.Table(_("Cases that you follow"), columns, rows),
        "tabs": [
            parts.Link(_("My cases"), "#", current=True, count=4),
            parts.Link(_("My team"), "#", count=61),
            parts.Link(_("Closed"), "#"),
        ],
        "tasks": [
            parts.Task(_("Ask for consent to the referral"), "#", parts.Tag(_("To do"), "blue"), deadline=_due(20)),
            parts.Task(_("Write the safety plan"), "#", parts.Tag(_("Begun"), "yellow"), hint=_("With Sara herself")),
            parts.Task(_("First interview"), "#", parts.Tag(_("Done"), "green")),
        ],
        "hits": [
            parts.Hit(
                (("Youssef", True), (" Ibrahim", False)), "#", ("A-2026-0122", "1994", "Tripoli"), level="medium"
            ),
            parts.Hit(
                (("يوسف", True), (" إبراهيم", False)), "#", ("A-2026-0388",), why=(("Yusuf", True), (" Ibrahim", False))
            ),
        ],
    }


def figures() -> dict[str, Any]:
    """Return one example of each figure."""
    scores = ((_("Individual"), 7, 4, 9, 2), (_("Household"), 5, 3, 6, 3), (_("Community"), 4, 5, 4, 3))
    levels = tuple(
        pictures.LevelScore(name, risk, protection, first_risk, first_protection)
        for name, risk, protection, first_risk, first_protection in scores
    )
    return {
        "levels": pictures.Levels(
            _("Risk and protection on four levels"),
            (*levels, pictures.LevelScore(_("Structural"), 8, 1, 8, None)),
            top=10,
            first_label=_("first assessment"),
            latest_label=_("latest assessment"),
        ),
        "journey": pictures.Journey(
            _("Journey"),
            (
                pictures.Stop("Kassala", "origin", date(2024, 1, 5), date(2025, 6, 1)),
                pictures.Stop(
                    "Kassala – Kufra", "way", date(2025, 6, 1), date(2025, 6, 20), _("Left without water"), True
                ),
                pictures.Stop("Kufra", "stay", date(2025, 6, 20), date(2026, 2, 11), _("Work without pay"), True),
                pictures.Stop("Tripoli", "transit", date(2026, 2, 11), None),
            ),
        ),
        "bars": pictures.Bars(
            _("Open cases by step"),
            (pictures.Bar(_("Screening"), 12), pictures.Bar(_("Assessment"), 21), pictures.Bar(_("Plan"), 8)),
            _("cases"),
        ),
        "stacked": pictures.Bars(
            _("Open cases by risk"),
            (pictures.Bar(_("High"), 9), pictures.Bar(_("Medium"), 22), pictures.Bar(_("Low"), 10)),
            _("cases"),
            stacked=True,
        ),
    }


def questions() -> dict[str, Any]:
    """Return a page of questions of every kind, with answers and one problem."""
    page = _form().pages[0]
    evaluation = forms.evaluate(_form(), ANSWERS, clock.today())
    language = get_language() or "en"
    return {
        "page": shown_questions.shown(page, evaluation, language, with_problems=True),
        "problems": shown_questions.problems(page, evaluation, language),
    }


@cache
def _form() -> forms.Form:
    return forms.compile_form(forms.read_markdown(TABLES), {}, area="gallery")


def _due(hours: int) -> parts.Deadline:
    moment: datetime = clock.now() + timedelta(hours=hours)
    return parts.Deadline(moment)


ANSWERS = {
    "page/people": "4",
    "page/money": "many",
    "page/born": "2011-03-09",
    "page/safe": "no",
    "page/needs": "food papers",
    "page/member[1]/called": "ሰላም",
    "page/member": "1",
}
TABLES = """
| survey |
|        | type                      | name    | label                                   | hint                          | required | appearance | parameters             |
|        | begin_group               | page    | About the person                        |                               |          |            |                        |
|        | note                      | welcome | Read this aloud before you begin.       |                               |          |            |                        |
|        | text                      | given   | Given name                              | As the person says it.        | yes      |            |                        |
|        | text                      | story   | What happened                           |                               |          | multiline  |                        |
|        | integer                   | people  | How many people travel together?        |                               |          |            |                        |
|        | decimal                   | money   | How much was paid?                      |                               |          |            |                        |
|        | date                      | born    | Date of birth                           |                               |          |            |                        |
|        | time                      | hour    | Best hour to meet                       |                               |          |            |                        |
|        | dateTime                  | seen    | When were they last seen?               |                               |          |            |                        |
|        | select_one answer         | safe    | Is the place where they sleep safe?     |                               |          |            |                        |
|        | select_one answer         | hidden  | Is anyone else at risk?                 |                               |          | minimal    |                        |
|        | select_multiple need      | needs   | What is needed now?                     | Choose all that are needed.   |          |            |                        |
|        | range                     | pain    | How strong is the pain?                 |                               |          |            | start=0 end=5 step=1   |
|        | rank need                 | first   | What comes first?                       |                               |          |            |                        |
|        | geopoint                  | where   | Where did it happen?                    |                               |          |            |                        |
|        | barcode                   | card    | Number on the card                      |                               |          |            |                        |
|        | image                     | paper   | Photo of the paper                      |                               |          |            |                        |
|        | acknowledge               | told    | It was explained that this is voluntary |                               |          |            |                        |
|        | begin_repeat              | member  | Member of the household                 |                               |          |            |                        |
|        | text                      | called  | Name                                    |                               |          |            |                        |
|        | end_repeat                |         |                                         |                               |          |            |                        |
|        | end_group                 |         |                                         |                               |          |            |                        |
| choices |
|        | list_name | name    | label                 |
|        | answer    | yes     | Yes                   |
|        | answer    | no      | No                    |
|        | answer    | unknown | Not known             |
|        | answer    | declined | Did not want to say  |
|        | need      | food    | Food                  |
|        | need      | papers  | Papers                |
|        | need      | doctor  | A doctor              |
| settings |
|        | form_title | form_id | version    |
|        | Gallery    | gallery | 2026-11-23 |
"""  # noqa: E501  (a table reads best with its columns under each other)
