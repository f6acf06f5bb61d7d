"""Why: the bars of many rows are written directly, as rows of tables are; a template for each number costs most of a page."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from amparo.interfaces.ui.pictures.groups import Stack
from amparo.interfaces.ui.pictures.shapes import Shape

INK = 'fill="#17212b"'
BOLD = f'font-size="15" font-weight="700" {INK}'


def bars(placed: Iterable[Shape], start: float) -> SafeString:
    """Write bars one under another, the name above each at `start`, its number at its end."""
    return mark_safe("\n".join(_bar(one, start) for one in placed))  # noqa: S308  (each text is escaped)


def _bar(one: Shape, start: float) -> str:
    return (
        f'<text x="{start}" y="{one.name_y}" font-size="16" {INK} text-anchor="start">{escape(one.title)}</text>'
        f'<rect x="{one.x}" y="{one.y}" width="{one.width}" height="22" fill="#16475a"/>'
        f'<text x="{one.label_x}" y="{one.value_y}" {BOLD} text-anchor="start">{escape(one.label)}</text>'
    )


def stacks(placed: Iterable[tuple[Stack, float, str, float, Iterable[Shape]]], start: float, key: str) -> SafeString:
    """Write bars in parts as `stacks_shapes` places them; `key` names the patterns of this drawing."""
    drawn = (
        f'<text x="{start}" y="{y}" font-size="16" {INK} text-anchor="start">{escape(row.name)}</text>'
        f"{''.join(_part(one, key) for one in parts)}"
        f'<text x="{end}" y="{y + 24}" {BOLD} text-anchor="start">{escape(total)}</text>'
        for row, y, total, end, parts in placed
    )
    return mark_safe("\n".join(drawn))  # noqa: S308  (each text is escaped)


def _part(one: Shape, key: str) -> str:
    bar = (
        f'<rect x="{one.x}" y="{one.y}" width="{one.width}" height="24" fill="url(#{key}-{one.pattern})" '
        f'stroke="#17212b" stroke-width="1"><title>{escape(one.title)}</title></rect>'
    )
    if not one.label:
        return bar
    box = f'<rect x="{one.label_box}" y="{one.y + 2}" width="28" height="20" rx="3" fill="#fff"/>'
    return f'{bar}{box}<text x="{one.label_x}" y="{one.value_y}" {BOLD} text-anchor="middle">{escape(one.label)}</text>'
