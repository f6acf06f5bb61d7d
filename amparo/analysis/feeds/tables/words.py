"""Columns that several tables have, said once."""

from django.utils.translation import gettext as _

from amparo.exchange.odata import Column, Enum, Kind

REASON = Enum("HiddenReason", ("too_few", "too_few_or_nobody"))
"""Why a number is not told: too few are in it or give away others; or that, or nobody is."""


def key() -> Column:
    """Return the column that tells rows apart."""
    return Column("Id", Kind.TEXT, _("What tells this row from all others"))


def text(name: str, about: str, hxl: str = "") -> Column:
    """Return a column of texts; what is not known is an empty text."""
    return Column(name, Kind.TEXT, about, hxl=hxl)


def count(hxl: str = "") -> tuple[Column, Column, Column]:
    """Return the columns of a protected count: the number, why there is none, and how far it can be from the truth."""
    return (
        Column("Count", Kind.WHOLE, _("How many, rounded by chance; empty where it is not told"), True, hxl=hxl),
        Column("Hidden", Kind.TEXT, _("Why a number is not told; empty where it is"), True, REASON),
        off(),
    )


def off() -> Column:
    """Return the column of the error that protection adds."""
    return Column("OffBy", Kind.WHOLE, _("By how much a count can be away from the true one at most"))


def place() -> Column:
    """Return the column of a place."""
    return text("Place", _("P-code of the place; empty where nobody said it"), "#loc+code")
