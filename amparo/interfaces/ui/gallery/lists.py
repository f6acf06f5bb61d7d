"""Why: lists as the gallery shows them, with names of many scripts. All invented."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from amparo.foundation import clock
from amparo.interfaces.ui import parts


def navigation() -> list[parts.Link]:
    """Return a menu as a case worker has it."""
    return [
        parts.Link(_("Today"), "#", count=7),
        parts.Link(_("Search"), "#"),
        parts.Link(_("Cases"), "#", current=True),
        parts.Link(_("Register a person"), "#"),
    ]


def lists() -> dict[str, Any]:
    """Return a case list, tasks and search results."""
    return {"table": _table(), "tabs": _tabs(), "tasks": _tasks(), "hits": _hits()}


def _table() -> parts.Table:
    columns = (
        parts.Column(_("Person"), "#", "ascending"),
        parts.Column(_("Case"), "#"),
        parts.Column(_("Step")),
        parts.Column(_("Risk"), "#"),
        parts.Column(_("Next deadline"), "#"),
    )
    return parts.Table(_("Cases that you follow"), columns, tuple(_row(*person) for person in _people()))


def _people() -> tuple[tuple[str, str, str, parts.Level | None, datetime], ...]:
    now = clock.now()
    return (
        ("سارة عبد الرحمن يوسف", "A-2026-0415", _("Plan"), "high", now - timedelta(days=2)),
        ("Олександр Коваль", "A-2026-0398", _("Assessment"), "medium", now + timedelta(hours=20)),
        ("Tsegay Haile ፀጋይ ኃይለ", "A-2026-0377", _("Follow-up"), "low", now + timedelta(days=9)),
        ("María Inés Quispe Mamani", "A-2026-0361", _("Screening"), None, now + timedelta(days=3)),
    )


def _row(name: str, code: str, step: str, level: parts.Level | None, moment: datetime) -> tuple[parts.Cell, ...]:
    return (
        parts.Cell(name, "#", isolate=True),
        parts.Cell(code, isolate=True),
        parts.Cell(step),
        parts.Cell(level=level) if level else parts.Cell("–"),
        parts.Cell(deadline=parts.Deadline(moment)),
    )


def _tabs() -> list[parts.Link]:
    return [
        parts.Link(_("My cases"), "#", current=True, count=4),
        parts.Link(_("My team"), "#", count=61),
        parts.Link(_("Closed"), "#"),
    ]


def _tasks() -> list[parts.Task]:
    soon = parts.Deadline(clock.now() + timedelta(hours=20))
    return [
        parts.Task(_("Ask for consent to the referral"), "#", parts.Tag(_("To do"), "blue"), deadline=soon),
        parts.Task(_("Write the safety plan"), "#", parts.Tag(_("Begun"), "yellow"), hint=_("With Sara herself")),
        parts.Task(_("First interview"), "#", parts.Tag(_("Done"), "green")),
    ]


def _hits() -> list[parts.Hit]:
    return [
        parts.Hit((("Youssef", True), (" Ibrahim", False)), "#", ("A-2026-0122", "1994", "Tripoli"), level="medium"),
        parts.Hit(
            (("يوسف", True), (" إبراهيم", False)), "#", ("A-2026-0388",), why=(("Yusuf", True), (" Ibrahim", False))
        ),
    ]
