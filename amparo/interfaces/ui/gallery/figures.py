"""Why: one invented example of each figure."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from amparo.interfaces.ui import pictures


def figures() -> dict[str, Any]:
    """Return one example of each figure."""
    bars = {"bars": _bars(), "stacked": _stacked()}
    return {
        "levels": _levels(),
        "journey": _journey(),
        **bars,
        "rounds": _rounds(),
        "course": _course(),
        "grades": _grades(),
    }


def _levels() -> pictures.Levels:
    scores = (
        (_("Individual"), 7, 4, 9, 2),
        (_("Household"), 5, 3, 6, 3),
        (_("Community"), 4, 5, 4, 3),
        (_("Structural"), 8, 1, 8, None),
    )
    return pictures.Levels(
        _("Risk and protection on four levels"),
        tuple(pictures.LevelScore(*score) for score in scores),
        top=10,
        first_label=_("first assessment"),
        latest_label=_("latest assessment"),
    )


def _journey() -> pictures.Journey:
    return pictures.Journey(
        _("Journey"),
        (
            pictures.Stop("Kassala", "origin", date(2024, 1, 5), date(2025, 6, 1)),
            pictures.Stop("Kassala – Kufra", "way", date(2025, 6, 1), date(2025, 6, 20), _("Left without water"), True),
            pictures.Stop("Kufra", "stay", date(2025, 6, 20), date(2026, 2, 11), _("Work without pay"), True),
            pictures.Stop("Tripoli", "transit", date(2026, 2, 11), None),
        ),
    )


def _rounds() -> pictures.Rounds:
    return pictures.Rounds(
        _("Scores over time"),
        ("2 Feb 2026", "5 Aug 2026", "9 Feb 2027"),
        (
            pictures.Measured(_("Individual"), (0.31, 0.48, 0.7)),
            pictures.Measured(_("Household"), (0.55, None, 0.6)),
        ),
        cuts=(0.33, 0.66),
    )


def _course() -> pictures.Course:
    months = ("Oct 2026", "Nov 2026", "Dec 2026", "Jan 2027")
    values = (20.0, 35.0, None, 25.0)
    return pictures.Course(_("Over time"), tuple(map(pictures.Point, months, values)), _("cases"))


def _bars() -> pictures.Bars:
    return pictures.Bars(
        _("Open cases by step"),
        (pictures.Bar(_("Screening"), 12), pictures.Bar(_("Assessment"), 21), pictures.Bar(_("Plan"), 8)),
        _("cases"),
    )


def _stacked() -> pictures.Bars:
    return pictures.Bars(
        _("Open cases by risk"),
        (pictures.Bar(_("High"), 9), pictures.Bar(_("Medium"), 22), pictures.Bar(_("Low"), 10)),
        _("cases"),
        stacked=True,
    )


def _grades() -> pictures.Grades:
    meaning = {2: _("Stress"), 4: _("Extreme")}
    rows = (pictures.Graded(_("Forced labour"), (2, None, 4)),)
    return pictures.Grades(_("Severity over time"), ("Mar 2026", "Jun 2026", "Sep 2026"), rows, meaning)
