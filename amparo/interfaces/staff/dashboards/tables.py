"""A dashboard as plain tables for a file: one row a number, and one that says when and how it was made."""

from django.utils.translation import gettext as _

from amparo.analysis.dashboards.queries import Dashboard
from amparo.exchange.xlsform.exporting import Table
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.dashboards import words
from amparo.interfaces.staff.dashboards.boards import Block
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.staff.indicators.tables import told
from amparo.interfaces.ui.components import moment

COLUMNS = ("part", "part_words", "line", "line_words", "number", "count", "of", "value", "least", "most")


def numbers(blocks: list[Block]) -> Table:
    """Return every number of a dashboard, codes beside words; an empty cell is a number that is not shown."""
    rows = [
        (block.code, block.title, line.code, line.cells[0].text, what, *told(number))
        for block in blocks
        for line in block.lines
        for what, number in line.numbers
    ]
    return Table("numbers", COLUMNS, tuple(rows))


def about(found: Dashboard, blocks: list[Block], role: Role) -> Table:
    """Return when and how a dashboard was made, what its columns are, and what its parts do not say."""
    rows = [
        (_("When it was made"), moment(clock.now())),
        (_("Whose dashboard"), menu.role_name(role)),
        (_("Period"), figures.period(found.period)),
        *((_("How exact"), text) for text in words.about(found)),
        ("count", _("How many; of a share, those for which the condition holds")),
        ("of", _("Of how many; of cases for each worker, the number of workers")),
        ("value", _("The number itself: a count, a share from 0 to 1, days, or cases for each worker")),
        ("least, most", _("Between what the true share lies")),
        *((block.title, block.note) for block in blocks if block.note),
        *((figures.title(one.indicator), figures.said(one.indicator, one.indicator.limits)) for one in found.figures),
    ]
    return Table("about", (_("What"), _("What it is")), tuple(rows))
