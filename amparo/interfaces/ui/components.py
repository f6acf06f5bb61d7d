"""Why: what each component shows, worked out in plain functions; templatetags/ui.py only gives them their templates."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template.context import RequestContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from amparo.interfaces.ui import fields, parts
from amparo.interfaces.ui.languages import dated, of_page

ALERTS = {"information", "success", "warning", "error"}


def day(value: date | None) -> str:
    """Write a date so that no country reads it differently: 2 Nov 2026; nothing for nothing."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return dated(value) if value else ""


def moment(value: date | None) -> str:
    """Write a moment as day and time of day: 2 Nov 2026, 15:42; a date without a time as a day."""
    if not isinstance(value, datetime):
        return day(value)
    local = timezone.localtime(value)
    return f"{dated(local)}{_(', ')}{date_format(local, 'H:i')}"


def field_look(field: BoundField, heading: bool = False) -> fields.Look:
    """Describe a form field for the templates under `ui/forms/`."""
    return fields.look(field, heading=heading)


def control(field: BoundField, css: str = "") -> SafeString:
    """Show the bare control of a form field."""
    return mark_safe(fields.control(field, css))  # noqa: S308  (Django's own widget output)


def heading_field(field: BoundField) -> dict[str, Any]:
    """Show a form field whose label is the heading of the page: `{% heading_field form.reason %}`."""
    return {"field": field, "heading": True}


def error_summary(source: BaseForm | Iterable[fields.Problem]) -> dict[str, Any]:
    """Show every error with a link to its input: `{% error_summary form %}` or a list of `fields.Problem`."""
    problems = fields.form_problems(source) if isinstance(source, BaseForm) else list(source)
    return {"problems": problems}


def alert(text: object, tone: str = "information", title: str = "") -> dict[str, Any]:
    """Show a notice; `tone` is information, success, warning or error and is also said in words."""
    tone = tone if tone in ALERTS else "information"
    labels = {"success": _("Success"), "warning": _("Warning"), "error": _("Error"), "information": _("Information")}
    return {"text": text, "tone": tone, "title": title, "label": labels[tone]}


def button(text: str, look: str = "", url: str = "", **more: str) -> dict[str, Any]:
    """Show a button, or a link that looks like one when `url` is given; `look`: "", secondary or warning; name/value."""
    return {"text": text, "look": look, "url": url, "name": more.get("name", ""), "value": more.get("value", "")}


def summary(rows: Iterable[parts.Row], title: str = "", actions: Iterable[parts.Link] = ()) -> dict[str, Any]:
    """Show `parts.Row`s as a summary list; with a `title` as a card with its own `actions`."""
    return {"rows": rows, "title": title, "actions": actions}


def unverified(source: str = "") -> dict[str, Any]:
    """Mark a fact that nobody has yet checked against its source, and name the source."""
    return {"source": source}


def languages(context: template.Context) -> dict[str, Any]:
    """Show the choice of language as buttons that post to Django's `set_language`; nothing when it is not wired."""
    request = context.request if isinstance(context, RequestContext) else None
    try:
        action = reverse("set_language")
    except NoReverseMatch:
        action = ""
    return {
        "action": action,
        "csrf_token": context.get("csrf_token", ""),
        "next": request.get_full_path() if request else "/",
        "languages": [_language(code, str(name)) for code, name in settings.LANGUAGES],
    }


def _language(code: str, name: str) -> dict[str, Any]:
    current = of_page()
    direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
    return {"code": code, "name": name, "direction": direction, "current": code == current}
