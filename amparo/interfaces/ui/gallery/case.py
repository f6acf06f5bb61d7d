"""Why: a case as the gallery shows it: who, where it stands, what was found. All invented."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from amparo.foundation import clock
from amparo.interfaces.ui import parts


def case() -> dict[str, Any]:
    """Return what a case page shows."""
    return {
        "identity": _identity(),
        "steps": _steps(),
        "case_links": _links(),
        "events": _events(),
        "found": _found(),
        "unsure": _unsure(),
        "blocked": parts.Blocked(_("Return"), (_found(), _unsure())),
        "conflict": _conflict(),
        "openings": _openings(),
        "rows": _rows(),
        **_deadlines(),
    }


def _identity() -> parts.Identity:
    return parts.Identity(
        name="سارة عبد الرحمن يوسف",
        preferred="Sara",
        code="A-2026-0415",
        age=_("15 years (estimated)"),
        level="high",
        tags=(parts.Tag(_("Unaccompanied child"), "purple"),),
        facts=(_("Speaks Arabic; interpreter needed"),),
        contact=_("Call only in the morning. The uncle must not know about this case."),
    )


def _steps() -> list[parts.Step]:
    return [
        parts.Step(_("First contact"), "done", at=date(2026, 11, 2)),
        parts.Step(_("Screening"), "done", at=date(2026, 11, 3)),
        parts.Step(_("Assessment"), "done", at=date(2026, 11, 9)),
        parts.Step(_("Plan"), "current", url="#"),
        parts.Step(_("Delivery"), "next"),
        parts.Step(_("Follow-up"), "next"),
        parts.Step(_("Review"), "next"),
        parts.Step(_("Closure"), "next"),
    ]


def _links() -> list[parts.Link]:
    return [
        parts.Link(_("Overview"), "#", current=True),
        parts.Link(_("Tasks"), "#", count=3),
        parts.Link(_("Journey"), "#"),
        parts.Link(_("Documents"), "#", count=2),
        parts.Link(_("History"), "#"),
    ]


def _events() -> list[parts.Event]:
    now = clock.now()
    yesterday = clock.now() - timedelta(days=1)
    return [
        parts.Event(_("Assessment finished"), now, by="Alma", text=_("Risk level stays high."), url="#"),
        parts.Event(_("Screening finished"), yesterday, by="Alma"),
        parts.Event(_("Arrived at the centre"), date(2026, 11, 2)),
    ]


def _found() -> parts.Finding:
    return parts.Finding(
        title=_("Child without a caring adult"),
        result="yes",
        because=_("The person is under 18 and travels without a parent or guardian."),
        rule="child_alone",
        version="screening/screening@2026-11-23",
        source="Inter-agency guidelines for case management and child protection",
        verified=False,
        answers=((_("Age"), "15"), (_("Travels with"), _("An uncle, not the guardian"))),
        level="high",
    )


def _unsure() -> parts.Finding:
    return parts.Finding(
        title=_("Danger of being sent back"),
        result="unknown",
        because=_("It was not asked whether a return has been ordered."),
        rule="return_ordered",
        version="screening/screening@2026-11-23",
        source="Convention relating to the Status of Refugees, article 33",
        verified=True,
    )


def _conflict() -> parts.Conflict:
    now = clock.now()
    yesterday = clock.now() - timedelta(days=1)
    return parts.Conflict(
        field=_("Phone number"),
        name="conflict-phone",
        sides=(
            parts.Side("+999 555 0142", "Alma", yesterday, "mine"),
            parts.Side("+999 555 0199", "Bruno", now, "theirs"),
        ),
    )


def _openings() -> list[parts.Opening]:
    now = clock.now()
    yesterday = clock.now() - timedelta(days=1)
    return [
        parts.Opening("Alma", _("Case worker"), "Agency A", now, _("Story"), _("Preparing the plan")),
        parts.Opening("Bruno", _("Supervisor"), "Agency A", yesterday, _("Identity"), ""),
    ]


def _rows() -> list[parts.Row]:
    return [
        parts.Row(_("Name"), "سارة عبد الرحمن يوسف", (parts.Link(_("Change"), "#"),), isolate=True),
        parts.Row(_("Date of birth"), _("about 2011"), (parts.Link(_("Change"), "#"), parts.Link(_("History"), "#"))),
        parts.Row(_("Phone number"), "+999 555 0142", isolate=True, note=_("Belongs to a neighbour.")),
        parts.Row(_("First response within"), _("24 hours"), unverified="Inter-agency guidelines"),
        parts.Row(_("Place of birth"), ""),
    ]


def _deadlines() -> dict[str, parts.Deadline]:
    now = clock.now()
    return {
        "overdue": parts.Deadline(now - timedelta(days=2, hours=3)),
        "soon": parts.Deadline(now + timedelta(hours=20)),
        "later": parts.Deadline(now + timedelta(days=9)),
        "met": parts.Deadline(now - timedelta(days=1), done=True),
    }
