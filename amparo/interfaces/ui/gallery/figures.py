"""Why: one invented example of each figure."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from amparo.interfaces.ui import pictures


def figures() -> dict[str, Any]:
    """Return one example of each figure."""
    bars = {"bars": _bars(), "stacked": _stacked(), "stacks": _stacks(), "pyramid": _pyramid()}
    return {
        "levels": _levels(),
        "journey": _journey(),
        **bars,
        "rounds": _rounds(),
        "course": _course(),
        "grades": _grades(),
        "intervals": _intervals(),
        "map": _map(),
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


def _map() -> pictures.Map:
    """Return an invented land of six areas; one is hidden, one unknown, one has nothing."""
    outlines = (
        ("Bahía Clara", "M0 0h900l-120 520-420 60-360-200z", (420, 280), (0, 0, 900, 580), 31.0),
        ("Puerto Sereno", "M900 0h700v420l-820 100z", (1220, 240), (780, 0, 820, 520), 9.0),
        ("Tres Puentes", "M1600 0h400v1200h-260l-140-780z", (1790, 620), (1600, 0, 400, 1200), 2.0),
        ("Nueva Vega", "M0 380l360 200-60 620h-300z", (170, 800), (0, 380, 360, 820), None),
        ("San Lauro", "M360 580l420-60 220 680h-700z", (600, 900), (300, 520, 700, 680), 0.0),
        ("Los Molinos", "M780 520l820-100 140 780h-740z", (1300, 820), (780, 420, 960, 780), None),
    )
    areas = tuple(
        pictures.Area(name, path, at, box, value, hidden=name == "Los Molinos", url="#main" if value else "")
        for name, path, at, box, value in outlines
    )
    return pictures.Map(_("Services by area"), areas, _("services"), (0, 0, 2000, 1200), _("invented"))


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


def _stacks() -> pictures.Stacks:
    levels = (_("High"), _("Medium"), _("Low"))
    rows = ((_("Assessment"), (3, 5, 2)), (_("Plan"), (1, 4, 6)), (_("Review"), (0, 1, None)))
    return pictures.Stacks(_("Cases by step and risk"), levels, tuple(pictures.Stack(*row) for row in rows), _("cases"))


def _pyramid() -> pictures.Pyramid:
    rows = (("60+", (10, None)), ("18–59", (85, 60)), ("12–17", (25, 40)), ("5–11", (15, 15)))
    return pictures.Pyramid(
        _("Age and sex"), (_("Female"), _("Male")), tuple(pictures.Stack(*row) for row in rows), _("cases")
    )


def _intervals() -> pictures.Intervals:
    rows = (pictures.Interval(_("Women"), 30, 10, 50), pictures.Interval(_("Older people"), -5, -20, 8))
    return pictures.Intervals(_("How much longer a group waits"), rows, "%", _("Group"))


def _grades() -> pictures.Grades:
    meaning = {2: _("Stress"), 4: _("Extreme")}
    rows = (pictures.Graded(_("Forced labour"), (2, None, 4)),)
    return pictures.Grades(_("Severity over time"), ("Mar 2026", "Jun 2026", "Sep 2026"), rows, meaning)
