"""Why: long tables are mostly cells, so a row is written directly and the template writes only what stands around it."""

import re
from collections.abc import Iterable
from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from amparo.interfaces.ui import marks, parts

BREAK, NOTHING = SafeString("<wbr>"), SafeString("–")


HEAD = '<th scope="col" class="govuk-table__header{}"{}>{}</th>'
SIGNS = {"ascending": "▲", "descending": "▼"}


def table_heads(columns: Iterable[parts.Column]) -> SafeString:
    """Show the heads of the columns of a table; one with an address is a link that sorts, with a sign of how it stands."""
    return format_html_join("\n  ", HEAD, map(_head, columns))


def _head(column: parts.Column) -> tuple[str, str, str]:
    shape = SafeString(" govuk-table__header--numeric" if column.numeric else "")
    if not column.url:
        return shape, "", column.text
    link = '<a class="govuk-link am-sort" href="{}">{} <span aria-hidden="true">{}</span></a>'
    sort = format_html(' aria-sort="{}"', column.sorted)
    return shape, sort, format_html(link, column.url, column.text, SIGNS.get(column.sorted, "⇅"))


def table_rows(rows: Iterable[Iterable[parts.Cell]], columns: Iterable[parts.Column]) -> SafeString:
    """Show rows of cells, the first cell of each as its header, each cell with the words of its column for phones."""
    begun = [_beginnings(column.text, number == 0) for number, column in enumerate(columns)]
    drawn = [f'<tr class="govuk-table__row">{_row(cells, begun)}</tr>' for cells in rows]
    return mark_safe("\n  ".join(drawn))  # noqa: S308  (each part is escaped)


def _row(cells: Iterable[parts.Cell], begun: Iterable[tuple[str, str]]) -> str:
    head, *others = (f"{begin[cell.numeric]}{inside(cell)}" for cell, begin in zip(cells, begun, strict=True))
    return "".join((head, "</span></th>", *(f"{other}</span></td>" for other in others)))


def _beginnings(label: str, heads: bool) -> tuple[str, str]:
    """Return how a cell of words and one of a number begin in a column: written once, whatever the number of rows."""
    if heads:
        head = format_html('<th scope="row" class="govuk-table__header" data-label="{}"><span>', label)
        return head, head
    shape = '<td class="govuk-table__cell{}" data-label="{}"><span>'
    return format_html(shape, "", label), format_html(shape, " govuk-table__cell--numeric", label)


def inside(cell: parts.Cell) -> SafeString:
    """Show what stands in one cell: its words, linked where there is an address, and its marks; a dash where it is empty."""
    if not (cell.text or cell.segments or cell.tag or cell.level or cell.deadline):
        return NOTHING
    words = _words(cell)
    if cell.url:
        link = f'<a class="govuk-link" href="{escape(cell.url)}">{words}</a>'
        words = mark_safe(link)  # noqa: S308  (each part is escaped)
    if not (cell.tag or cell.level or cell.deadline):
        return words
    shown = [
        words,
        marks.tag(cell.tag) if cell.tag else "",
        marks.risk(cell.level) if cell.level else "",
        marks.due(cell.deadline) if cell.deadline else "",
    ]
    return mark_safe(" ".join(filter(None, shown)))  # noqa: S308  (each part is escaped)


def _words(cell: parts.Cell) -> SafeString:
    if cell.segments:
        return marks.segments(cell.segments)
    if cell.english:
        return marks.in_english(cell.text)
    if cell.code:
        return _code(cell.text)
    return _isolated(cell.text) if cell.isolate else marks.codes(cell.text)


def _isolated(text: str) -> SafeString:
    """Show words of another direction; a code, which has no space, stays on one line."""
    return format_html("<bdi>{}</bdi>" if " " in text else '<bdi class="am-whole">{}</bdi>', text)


def _code(text: str) -> SafeString:
    """Show a name of the program; it breaks without a sign, so that it can be copied as it is."""
    parts = ((part,) for part in re.split(r"(?<=[_/])", text))
    return format_html('<span dir="ltr">{}</span>', format_html_join(BREAK, "{}", parts))
