"""Why: one description of a field (label, hint, errors, options) serves Django forms and questionnaires alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField

from amparo.interfaces.ui.widgets import DateParts

KINDS = {
    "radioselect": "radios", "checkboxselectmultiple": "checkboxes", "checkbox": "checkbox", "textarea": "textarea",
    "select": "select", "selectmultiple": "select", "nullbooleanselect": "select",
    "file": "file", "clearablefile": "file", "filechoice": "file",
}  # fmt: skip


@dataclass(frozen=True)
class Option:
    """One choice of a radio or checkbox group."""

    id: str
    name: str
    value: str
    label: str
    chosen: bool = False
    hint: str = ""
    disabled: bool = False


@dataclass(frozen=True)
class Look:
    """How a field is shown; `kind` names the control and `anchor` the id where links to it lead."""

    kind: str
    id: str
    anchor: str
    hint: str = ""
    errors: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    limit: int = 0
    optional: bool = False
    heading: bool = False
    small: bool = False

    @property
    def grouped(self) -> bool:
        """Say whether several inputs share one question, so that a fieldset with a legend is needed."""
        return self.kind in {"radios", "checkboxes", "date"}

    @property
    def hint_id(self) -> str:
        """Return the id of the hint."""
        return f"{self.id}-hint"

    @property
    def error_id(self) -> str:
        """Return the id of the error message."""
        return f"{self.id}-error"

    @property
    def described_by(self) -> str:
        """Return the ids of what explains the control, for `aria-describedby`."""
        return " ".join(one for one in (self.hint and self.hint_id, self.errors and self.error_id) if one)


@dataclass(frozen=True)
class Problem:
    """One line of the error summary; `anchor` is the id of the input to mend, empty when no single one is."""

    message: str
    anchor: str = ""


def look(field: BoundField, *, heading: bool = False) -> Look:
    """Describe a form `field`; `heading` makes its label the heading of the page (one question per page)."""
    kind = _kind(field)
    identity = field.auto_id or field.html_name
    options = tuple(_options(field)) if kind in {"radios", "checkboxes"} else ()
    return Look(
        kind=kind,
        id=identity,
        anchor=_anchor(kind, identity, options),
        hint=str(field.help_text or ""),
        errors=tuple(str(error) for error in field.errors),
        options=options,
        limit=int(field.field.widget.attrs.get("maxlength") or 0) if kind == "textarea" else 0,
        optional=not (field.field.required or kind == "checkbox" or getattr(field.form, "all_optional", False)),
        heading=heading,
        small="am-small" in str(field.field.widget.attrs.get("class", "")),
    )


def control(field: BoundField, css: str = "") -> str:
    """Return the HTML of the bare control of `field`, with class `css` and the ids of its hint and errors."""
    shown = look(field)
    attrs: dict[str, Any] = {**field.field.widget.attrs}
    attrs["class"] = f"{css} {attrs.get('class', '')}".strip()
    if shown.errors and css:
        attrs["class"] += f" {css}--error"
    if shown.limit:
        attrs["class"] += " govuk-js-character-count"
        attrs["maxlength"] = False
    described = f"{shown.described_by} {shown.id}-info" if shown.limit else shown.described_by
    if described.strip() and not shown.grouped:
        attrs["aria-describedby"] = described.strip()
    return str(field.as_widget(attrs={name: value for name, value in attrs.items() if value != ""}))


def form_problems(form: BaseForm) -> list[Problem]:
    """List every error of `form` in the order of its fields, each with the input where it can be mended."""
    general = [Problem(str(error)) for error in form.non_field_errors()]
    return general + [
        Problem(f"{field.label} – {error}", look(field).anchor)
        for field in form.visible_fields()
        for error in field.errors
    ]


def _kind(field: BoundField) -> str:
    if field.is_hidden:
        return "hidden"
    if isinstance(field.field.widget, DateParts):
        return "date"
    return KINDS.get(field.widget_type, "text")


def _anchor(kind: str, identity: str, options: tuple[Option, ...]) -> str:
    if kind == "date":
        return f"{identity}-day"
    return options[0].id if options else identity


def _options(field: BoundField) -> Iterable[Option]:
    hints: Mapping[str, str] = getattr(field.field.widget, "hints", {})
    for one in field.subwidgets:
        data = one.data
        yield Option(
            id=one.id_for_label,
            name=data["name"],
            value=str(data["value"]),
            label=str(data["label"]),
            chosen=bool(data["selected"]),
            hint=str(hints.get(str(data["value"]), "")),
            disabled=bool(data["attrs"].get("disabled")),
        )
