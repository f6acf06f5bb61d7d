"""What each indicator is: numerator, denominator, clock, target, source, and what it does not say."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from amparo import practice
from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import words
from amparo.analysis.indicators import queries
from amparo.exchange.odata import Column, Entity, Enum, Kind, Row
from amparo.practice.indicators import Measure

MEASURE = Enum("Measure", tuple(one.value for one in Measure))
DIRECTION = Enum("Direction", ("up", "down"))


def entity() -> Entity:
    """Return what the table is."""
    columns = (
        words.key(),
        words.text("Area", _("Area of practice in which it is defined")),
        words.text("Title", _("What it is called")),
        words.text("Standard", _("Code in the standard")),
        words.text("Unit", _("What is counted")),
        Column("Measure", Kind.TEXT, _("Whether it is a count, a count of people or a share"), enum=MEASURE),
        words.text("Numerator", _("Those for which the condition holds")),
        words.text("Denominator", _("Of which")),
        words.text("Clock", _("In which period something is counted")),
        words.text("Grouping", _("By what it can be broken down")),
        Column("SmallestShown", Kind.WHOLE, _("Counts below this are not shown")),
        Column("Direction", Kind.TEXT, _("What is better; empty where neither is"), True, DIRECTION),
        Column("Target", Kind.NUMBER, _("The target, in per cent for a share; empty where there is none"), True),
        words.text("Limits", _("What it does not say")),
        words.text("Source", _("Source")),
        Column("Verified", Kind.TRUTH, _("Checked against its source")),
    )
    return Entity("Indicators", _("What each indicator means, with its target and its limits"), columns)


def blocks(reader: Reader) -> list[str]:
    """Return a part for each indicator."""
    return [one.id for one in queries.listed(reader.access)]


def rows(reader: Reader, wanted: Sequence[str]) -> Iterator[Row]:
    """Yield the definitions of indicators, their texts in the reader's language."""
    for one in queries.listed(reader.access):
        if one.id not in wanted:
            continue
        said = practice.catalogue().words(one.area).get(reader.access.language, {})
        yield {
            "Id": one.id, "Area": one.area, "Title": said.get(one.title, one.title), "Standard": one.standard,
            "Unit": one.unit, "Measure": one.measure.value, "Numerator": one.numerator, "Denominator": one.denominator,
            "Clock": one.clock, "Grouping": " ".join(one.grouping), "SmallestShown": one.smallest_shown,
            "Direction": one.direction or None, "Target": one.target, "Limits": said.get(one.limits, one.limits),
            "Source": one.source, "Verified": one.verified,
        }  # fmt: skip


SOURCE = Source("Indicators", entity, blocks, rows, many=100)
