"""A figure as plain tables for a file: one row a group, and a dictionary that says what each column is."""

from django.utils.translation import gettext as _

from amparo.analysis.indicators.figures import Figure, Line, Told
from amparo.exchange.xlsform.exporting import Table
from amparo.interfaces.staff.indicators import defining, words
from amparo.interfaces.ui.components import moment

COLUMNS = ("count", "of", "value", "least", "most")


def numbers(found: Figure) -> Table:
    """Return the numbers, codes beside words; an empty cell is a number that is not shown."""
    heads = ["indicator", "period_first", "period_last"]
    heads += [name for kind in found.by for name in (kind, f"{kind}_words")]
    rows = [(*_begin(found, line), *told(line.now)) for line in found.lines]
    return Table("figures", (*heads, *COLUMNS), tuple(rows))


def _begin(found: Figure, line: Line) -> list[str]:
    cells = [found.indicator.id, found.period.first.isoformat(), found.period.last.isoformat()]
    for place, kind in enumerate(found.by):
        code = line.group[place] if line.group else ""
        cells += [code, words.group(kind, code) if line.group else _("All together")]
    return cells


def told(one: Told) -> list[str]:
    """Return a number as the cells under COLUMNS, empty where it is not shown."""
    said = (one.part, one.whole, one.value, one.least, one.most)
    return [
        "" if each is None else f"{each:.4f}".rstrip("0").rstrip(".") if isinstance(each, float) else str(each)
        for each in said
    ]


def dictionary(found: Figure) -> Table:
    """Return what each column is, where the figure comes from, how exact it is and what it does not say."""
    rows = [
        ("indicator", words.title(found.indicator)),
        ("period_first, period_last", words.period(found.period)),
        *((kind, str(words.KINDS[kind])) for kind in found.by),
        ("count", _("How many; of a share, those for which the condition holds")),
        ("of", _("Of how many; of cases for each worker, the number of workers")),
        ("value", _("The number itself: a count, a share from 0 to 1, days, a mean, or so many for each one")),
        ("least, most", _("Between what the true share lies")),
        *_about(found),
    ]
    return Table("dictionary", (_("Column"), _("What it is")), tuple((key, text) for key, text in rows if text))


def _about(found: Figure) -> list[tuple[str, str]]:
    one = found.indicator
    counted = _("Only people who agreed to be counted, and no case of a restricted area.")
    return [
        (_("How exact"), _exact(found) if found.exact else _protected(found)),
        (_("As of"), moment(found.as_of) if found.as_of else ""),
        (_("What it does not say"), words.said(one, one.limits)),
        (_("Who is counted"), counted if found.of_cases else ""),
        (_("Counted"), str(defining.UNITS[one.unit])),
        (_("Of which"), one.denominator),
        (_("Those for which"), one.numerator),
        (_("Code in the standard"), one.standard),
        (_("Source"), one.source),
        (_("Checked against its source"), _("yes") if one.verified else _("no")),
    ]


def _exact(found: Figure) -> str:
    of_cases = _("Exact, of the cases that who took it out may open.")
    return of_cases if found.of_cases else _("Exact: it is about no case.")


def _protected(found: Figure) -> str:
    said = _("Rounded by chance to a multiple of five: the true count is at most %(off)s away. %(small)s")
    return said % {"off": found.off, "small": words.smallest(found.indicator)}
