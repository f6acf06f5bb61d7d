"""Why: Django's own field groups come out in the design system's markup without a third-party form package."""

from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

SELECT, OPTION = "django/forms/widgets/select.html", "django/forms/widgets/select_option.html"


class AmparoRenderer(DjangoTemplates):
    """Renders forms and `field.as_field_group` with the templates under `ui/forms/` (set as `FORM_RENDERER`)."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Return a template as text; long lists to choose from without two templates for each option, a fifth of some pages."""
        if template_name == SELECT and all(
            each["template_name"] == OPTION for _name, some, _at in context["widget"]["optgroups"] for each in some
        ):
            return _select(context["widget"])
        found: str = super().render(template_name, context, request)
        return found


def _select(widget: dict[str, Any]) -> SafeString:
    groups = ((_group(name, _options(some)),) for name, some, _at in widget["optgroups"])
    inside = format_html_join("\n", "{}", groups)
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), inside)


def _group(name: object, options: SafeString) -> SafeString:
    return format_html('<optgroup label="{}">{}</optgroup>', name, options) if name else options


def _options(some: list[dict[str, Any]]) -> SafeString:
    shown = (
        f'<option value="{escape(str(each["value"]))}"{flatatt(each["attrs"])}>{_words(each)}</option>' for each in some
    )
    return mark_safe("\n".join(shown))  # noqa: S308  (each part is escaped)


def _words(option: dict[str, Any]) -> str:
    label = option["label"]
    return conditional_escape(label) if hasattr(label, "__html__") else escape(str(label))
