"""Every indicator that goes further, as the screens show it to who opens no case: the same draws, the same batches, no more.

One row for all together and one for each group that is shown. What is not shown has one row for each kind of groups,
always and whatever is behind it, so that neither a row nor its absence tells anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import words
from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import Figure, Told
from amparo.analysis.indicators.periods import Span, holding, offered
from amparo.exchange.odata import Column, Entity, Enum, Kind, Row, Value
from amparo.foundation import clock

SPAN = Enum("Span", ("month", "quarter", "year"))
REST = "*"
"""Stands for all groups that are not shown."""
ALL = "all"


def entity() -> Entity:
    """Return what the table is."""
    columns = (
        words.key(),
        words.text("Indicator", _("Code of the indicator; its definition stands in the table Indicators"), "#indicator+code"),
        Column("Span", Kind.TEXT, _("Whether the period is a month, a quarter or a year"), enum=SPAN),
        Column("PeriodFirst", Kind.DAY, _("First day of the period"), hxl="#date+start"),
        Column("PeriodLast", Kind.DAY, _("Last day of the period"), hxl="#date+end"),
        words.text("GroupKind", _("By what it is broken down; “all” for everybody together"), "#group+type"),
        words.text("Group", _("Code of the group; “*” stands for all groups that are not shown"), "#group+code"),
        Column("Part", Kind.WHOLE, _("How many; of a share, those for which the condition holds"), True, hxl="#indicator+num"),
        Column("Whole", Kind.WHOLE, _("Of how many, for a share"), True, hxl="#indicator+denominator"),
        Column("Value", Kind.NUMBER, _("The number itself: a count, or a share from 0 to 1"), True, hxl="#indicator+value"),
        Column("Least", Kind.NUMBER, _("The least that the true share can be"), True, hxl="#indicator+min"),
        Column("Most", Kind.NUMBER, _("The most that the true share can be"), True, hxl="#indicator+max"),
        Column("Hidden", Kind.TEXT, _("Why a number is not told; empty where it is"), True, words.REASON),
        words.off(),
        Column("Target", Kind.NUMBER, _("The target, in per cent for a share; empty where there is none"), True),
        _as_of(),
    )  # fmt: skip
    return Entity("Figures", _("Indicators by period and group, small counts hidden and the others rounded"), columns)


def _as_of() -> Column:
    said = _("When the figures were made; in each, news of up to nine people is told later, with others'")
    return Column("AsOf", Kind.MOMENT, said)


def blocks(reader: Reader) -> list[str]:
    """Return a part for each indicator and period."""
    periods = [f"{one.span}-{one.first.isoformat()}" for one in offered(clock.today())]
    return [f"{one.id}.{period}" for one in queries.listed(reader.access) for period in periods]


def rows(reader: Reader, wanted: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of indicators in periods."""
    for block in wanted:
        name, _dot, told = block.partition(".")
        span, _dash, first = told.partition("-")
        period = holding(date.fromisoformat(first), Span(span))
        for figure in queries.by_every_kind(reader.access, name, period):
            yield from _of(block, figure)


def _of(block: str, figure: Figure) -> Iterable[Row]:
    if not figure.by:
        told = figure.whole.now
        yield _row(block, figure, ALL, "", told, "too_few" if told.hidden else None)
        return
    (kind,) = figure.by
    for line in figure.lines:
        if line.group:
            yield _row(block, figure, kind, line.group[0], line.now, None)
    if figure.as_of:  # what is exact hides no group
        yield _row(block, figure, kind, REST, Told(None), "too_few_or_nobody")


def _row(block: str, figure: Figure, kind: str, group: str, told: Told, hidden: str | None) -> dict[str, Value]:
    return {
        "Id": f"{block}.{kind}.{group}", "Indicator": figure.indicator.id, "Span": figure.period.span.value,
        "PeriodFirst": figure.period.first, "PeriodLast": figure.period.last, "GroupKind": kind, "Group": group,
        "Part": told.part, "Whole": told.whole, "Value": told.value, "Least": told.least, "Most": told.most,
        "Hidden": hidden, "OffBy": figure.off, "Target": figure.indicator.target, "AsOf": figure.as_of or clock.now(),
    }  # fmt: skip


def narrowed(block: str, values: Mapping[str, str]) -> bool:
    """Return whether a part can hold rows with some values: what is not asked for is not reckoned."""
    name, _dot, told = block.partition(".")
    span, _dash, first = told.partition("-")
    known = {"Indicator": name, "Span": span, "PeriodFirst": first}
    return all(known[column] == value for column, value in values.items() if column in known)


SOURCE = Source("Figures", entity, blocks, rows, of_cases=True, narrowed=narrowed)
