"""Why: the small marks that lists repeat a hundred times are written directly; a template for each costs most of a page."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext as _

from amparo.foundation import clock
from amparo.interfaces.ui import parts

BARS = {"low": 1, "medium": 2, "high": 3}
LEVEL_TONES = {"low": "green", "medium": "yellow", "high": "red"}
UNITS: dict[str, Any] = {
    "year": ngettext_lazy("%(num)d year", "%(num)d years", "num"),
    "month": ngettext_lazy("%(num)d month", "%(num)d months", "num"),
    "week": ngettext_lazy("%(num)d week", "%(num)d weeks", "num"),
    "day": ngettext_lazy("%(num)d day", "%(num)d days", "num"),
    "hour": ngettext_lazy("%(num)d hour", "%(num)d hours", "num"),
    "minute": ngettext_lazy("%(num)d minute", "%(num)d minutes", "num"),
}
"""How long, in our own words: the Arabic ones of Django count "2 two weeks"."""


def tag(text: str | parts.Tag, tone: str = "grey") -> SafeString:
    """Show a state in words on a coloured ground: `{% tag "Open" "green" %}` or a `parts.Tag`."""
    words, ground = (text.text, text.tone) if isinstance(text, parts.Tag) else (text, tone)
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', ground, words)


def segments(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Show a name or code with the pieces that matched a search marked."""
    shown = (format_html("<mark>{}</mark>", text) if matched else conditional_escape(text) for text, matched in pieces)
    return format_html("<bdi>{}</bdi>", format_html_join("", "{}", ((piece,) for piece in shown)))


def risk(level: str) -> SafeString:
    """Show a risk level (low, medium, high; anything else: not yet known) as words, bars and a colour."""
    return _risk(level, get_language() or "")


@lru_cache(maxsize=64)
def _risk(level: str, language: str) -> SafeString:
    words = {"low": _("Low risk"), "medium": _("Medium risk"), "high": _("High risk")}
    bars = BARS.get(level, 0)
    drawn = {
        "text": words.get(level, _("Risk not yet known")),
        "tone": LEVEL_TONES.get(level, "grey"),
        "bars": [(index * 5, 9 - index * 3, 5 + index * 3, index < bars) for index in range(3)],
    }
    return render_to_string("ui/parts/risk.html", drawn)


def due(deadline: parts.Deadline) -> SafeString:
    """Show a deadline in words: due in, overdue by, met."""
    now = clock.now()
    state = "done" if deadline.done else "overdue" if deadline.due < now else "later"
    if state == "later" and (deadline.due - now).total_seconds() <= deadline.soon_hours * 3600:
        state = "soon"
    shape = '<span class="am-due am-due--{}">{}<time datetime="{}">{}</time></span>'
    return format_html(shape, state, _icon(state), deadline.due.isoformat(), _how_long(deadline, state, now))


def _how_long(deadline: parts.Deadline, state: str, now: datetime) -> str:
    if state == "done":
        return _("Done in time")
    if state == "overdue":
        return _("Overdue by %(time)s") % {"time": timesince(deadline.due, now, time_strings=UNITS)}
    return _("Due in %(time)s") % {"time": timeuntil(deadline.due, now, time_strings=UNITS)}


@lru_cache(maxsize=8)
def _icon(state: str) -> SafeString:
    return render_to_string("ui/parts/due.html", {"state": state})


_CODE = re.compile(r"\b([0-9A-Z]{4}-[0-9A-Z]{4})\b(?!-)")


def codes(text: str) -> SafeString:
    """Return a title or the words of a cell in which each short code keeps its direction and stays on one line."""
    if hasattr(text, "__html__") or not _CODE.search(text := str(text)):
        return conditional_escape(text)
    parts_of = _CODE.split(text)
    marked = (
        format_html('<bdi class="am-code">{}</bdi>', part) if at % 2 else part for at, part in enumerate(parts_of)
    )
    return format_html_join("", "{}", ((part,) for part in marked))
