"""Why: templates name a component and hand it one typed value; the markup stands in one place.

Every component, with an example, is listed in amparo/interfaces/ui/README.md and shown by the gallery.
"""

from collections.abc import Mapping
from typing import Any

from django import template

from amparo.interfaces.ui import cells, components, marks
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.languages import alone

__all__ = ["alone", "day", "moment", "register"]

register = template.Library()

register.filter(day)
register.filter(moment)
register.filter(alone)
register.filter(marks.codes)
register.filter(marks.in_english)
register.simple_tag(components.field_look)
register.simple_tag(components.control)
register.simple_tag(cells.table_heads)
register.simple_tag(cells.table_rows)
register.simple_tag(marks.due)
register.simple_tag(marks.risk)
register.simple_tag(marks.segments)
register.simple_tag(marks.tag)
register.inclusion_tag("ui/forms/field.html")(components.heading_field)
register.inclusion_tag("ui/forms/error_summary.html")(components.error_summary)
register.inclusion_tag("ui/parts/alert.html")(components.alert)
register.inclusion_tag("ui/parts/button.html")(components.button)
register.inclusion_tag("ui/parts/summary.html")(components.summary)
register.inclusion_tag("ui/parts/unverified.html")(components.unverified)
register.inclusion_tag("ui/frame/languages.html", takes_context=True)(components.languages)


def _include(name: str, path: str, key: str) -> None:
    """Register `{% name value %}`, which shows the template `path` with `value` under `key`."""

    def show(value: object) -> Mapping[str, Any]:
        return {key: value}

    show.__name__ = name
    show.__doc__ = f"Show `ui/{path}` for one value."
    register.inclusion_tag(f"ui/{path}", name=name)(show)


for _name, _path, _key in (
    ("identity_bar", "case/identity.html", "identity"),
    ("steps", "case/steps.html", "steps"),
    ("timeline", "case/timeline.html", "events"),
    ("finding", "case/finding.html", "finding"),
    ("blocked", "case/blocked.html", "blocked"),
    ("conflict", "case/conflict.html", "conflict"),
    ("seen", "case/seen.html", "openings"),
    ("data_table", "lists/table.html", "table"),
    ("task_list", "lists/tasks.html", "tasks"),
    ("tabs", "lists/tabs.html", "links"),
    ("case_navigation", "lists/sub_navigation.html", "links"),
    ("results", "lists/results.html", "hits"),
    ("questions", "questions/page.html", "page"),
):
    _include(_name, _path, _key)
