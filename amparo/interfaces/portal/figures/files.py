"""All published figures as one table that programs read, and what its columns mean."""

from django.utils.translation import gettext as _

from amparo.casework.public_figures import public as kept
from amparo.casework.public_figures.public import Figure, Published
from amparo.interfaces.portal import words as labels
from amparo.interfaces.portal.figures import words

WITHDRAWN = "withdrawn"
COLUMNS = (
    ("organisation", "#org+name"),
    ("first_day", "#date+start"),
    ("last_day", "#date+end"),
    ("figure", "#indicator+code"),
    ("grouping", "#meta+grouping"),
    ("group", "#affected+group+code"),
    ("group_in_words", "#affected+group+name"),
    ("part", "#indicator+part"),
    ("people", "#affected+num"),
    ("off_by_at_most", "#meta+error"),
    ("epsilon", "#meta+epsilon"),
)


def dictionary() -> list[tuple[str, str]]:
    """Return every column with what it means."""
    meant = (
        _("Whose figures these are"),
        _("First day of the quarter"),
        _("Last day of the quarter"),
        _("Code of the figure; withdrawn: these figures were taken back, the reason stands in place of the group"),
        _("By what people are grouped; empty: not at all"),
        _("Code of the group; empty: all together"),
        _("The group in words"),
        _("Of a share: met or not_met; otherwise empty"),
        _("How many people, with chance added"),
        _("In 19 of 20 numbers the true one is at most this far away"),
        _("What the whole figure cost of privacy"),
    )
    return [(name, text) for (name, _tag), text in zip(COLUMNS, meant, strict=True)]


def table(*, hxl: bool) -> bytes:
    """Return every published number as CSV, with `hxl` under a second heading of tags."""
    from amparo.exchange.xlsform.exporting import Table, write_csv

    tags = (tuple(tag for _, tag in COLUMNS),) if hxl else ()
    rows = (row for one in kept.published() for row in _of(one))
    return write_csv(Table("figures", tuple(name for name, _ in COLUMNS), (*tags, *rows))).encode("utf-8-sig")


def _of(one: Published) -> list[tuple[str, ...]]:
    """Return the rows of a quarter; of one that was withdrawn a single row which says so and why, without a number."""
    if one.withdrawn is None:
        return [row for figure in kept.figures(one.id) for row in _rows(one, figure)]
    days, reason = (one.first.isoformat(), one.last.isoformat()), one.withdrawn.reason
    return [(one.agency, *days, WITHDRAWN, "", reason, labels.label(words.REASONS, reason), *[""] * 4)]


def _rows(one: Published, figure: Figure) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for number in figure.numbers:
        parts = [("met", number.number), ("not_met", number.rest)] if figure.is_share else [("", number.number)]
        found += [
            (
                one.agency, one.first.isoformat(), one.last.isoformat(), figure.id, figure.grouping, number.group,
                words.group(figure.grouping, number.group), part, str(many), str(figure.within), str(figure.cost / 1000),
            )
            for part, many in parts
        ]  # fmt: skip
    return found
