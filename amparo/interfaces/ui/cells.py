"""Why: long tables are mostly cells, so a row is written directly and the template writes only what stands around it."""

import re
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from amparo.interfaces.ui import marks, parts

BREAK = SafeString("<wbr>")


def table_row(cells: Iterable[parts.Cell], columns: Iterable[parts.Column]) -> SafeString:
    """Show the cells of one row, the first as its header, each with the words of its column for phones."""
    paired = enumerate(zip(cells, columns, strict=True))
    drawn = [_placed(cell, column.text, number == 0) for number, (cell, column) in paired]
    return mark_safe("".join(drawn))  # noqa: S308  (each part is escaped by format_html)


def _placed(cell: parts.Cell, label: str, heads: bool) -> SafeString:
    if heads:
        shape = '<th scope="row" class="govuk-table__header" data-label="{}"><span>{}</span></th>'
        return format_html(shape, label, inside(cell))
    numeric = " govuk-table__cell--numeric" if cell.numeric else ""
    shape = '<td class="govuk-table__cell{}" data-label="{}"><span>{}</span></td>'
    return format_html(shape, numeric, label, inside(cell))


def inside(cell: parts.Cell) -> SafeString:
    """Show what stands in one cell: its words, linked where there is an address, and its marks."""
    if cell.segments:
        words = marks.segments(cell.segments)
    else:
        words = _isolated(cell.text) if cell.isolate else marks.codes(cell.text)
        words = _code(cell.text) if cell.code else words
    if cell.url:
        words = format_html('<a class="govuk-link" href="{}">{}</a>', cell.url, words)
    shown = [
        words,
        marks.tag(cell.tag) if cell.tag else "",
        marks.risk(cell.level) if cell.level else "",
        marks.due(cell.deadline) if cell.deadline else "",
    ]
    return mark_safe(" ".join(filter(None, shown)))  # noqa: S308  (each part is escaped)


def _isolated(text: str) -> SafeString:
    """Show words of another direction; a code, which has no space, stays on one line."""
    return format_html("<bdi>{}</bdi>" if " " in text else '<bdi class="am-whole">{}</bdi>', text)


def _code(text: str) -> SafeString:
    """Show a name of the program; it breaks without a sign, so that it can be copied as it is."""
    parts = ((part,) for part in re.split(r"(?<=[_/])", text))
    return format_html('<span dir="ltr">{}</span>', format_html_join(BREAK, "{}", parts))
