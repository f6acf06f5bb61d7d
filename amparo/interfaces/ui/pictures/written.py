"""Why: the bars of many rows are written directly, as rows of tables are; a template for each number costs most of a page."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from amparo.interfaces.ui.pictures.groups import Stack
from amparo.interfaces.ui.pictures.shapes import Shape

NAME = '<text x="{}" y="{}" font-size="16" fill="#17212b" text-anchor="start">{}</text>'
END = '<text x="{}" y="{}" font-size="15" font-weight="700" fill="#17212b" text-anchor="start">{}</text>'
BAR = f'{NAME}<rect x="{{}}" y="{{}}" width="{{}}" height="22" fill="#16475a"/>{END}'
STACK = f"{NAME}{{}}{END}"
PART = (
    '<rect x="{}" y="{}" width="{}" height="24" fill="url(#{}-{})" stroke="#17212b" stroke-width="1">'
    "<title>{}</title></rect>{}"
)
LABEL = (
    '<rect x="{}" y="{}" width="28" height="20" rx="3" fill="#fff"/><text x="{}" y="{}" font-size="15" '
    'font-weight="700" fill="#17212b" text-anchor="middle">{}</text>'
)


def bars(placed: Iterable[Shape], start: float) -> SafeString:
    """Write bars one under another, the name of each above it at `start`, its number at its end."""
    drawn = (
        (start, one.name_y, one.title, one.x, one.y, one.width, one.label_x, one.value_y, one.label) for one in placed
    )
    return format_html_join("\n", BAR, drawn)


def stacks(placed: Iterable[tuple[Stack, float, str, float, Iterable[Shape]]], start: float, key: str) -> SafeString:
    """Write bars in parts as `stacks_shapes` places them; `key` names the patterns of this drawing."""
    drawn = (
        (start, y, row.name, format_html_join("", "{}", ((_part(one, key),) for one in parts)), end, y + 24, total)
        for row, y, total, end, parts in placed
    )
    return format_html_join("\n", STACK, drawn)


def _part(one: Shape, key: str) -> SafeString:
    label = format_html(LABEL, one.label_box, one.y + 2, one.label_x, one.value_y, one.label) if one.label else ""
    return format_html(PART, one.x, one.y, one.width, key, one.pattern, one.title, label)
