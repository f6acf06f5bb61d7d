"""How a line of a file, and what is said of it, reads on screen: in the reader's language, with the standard's own names."""

from collections import Counter

from django.utils.translation import gettext as _

from amparo.casework.cases.brought_in.lines import Line
from amparo.casework.people import rules as people
from amparo.exchange import htcds
from amparo.foundation.errors import CATALOGUE
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.areas import words as areas
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.problems import told


def remark(one: htcds.Remark) -> tuple[list[str], str]:
    """Return where something stands in the file, piece by piece, and what is said of it."""
    place = [
        one.sheet,
        _("row %(number)s") % {"number": one.row} if one.row else "",
        _("column %(letters)s") % {"letters": one.letters} if one.column else "",
        one.field,
    ]
    return [part for part in place if part], told(one.entry)


def why(code: str) -> str:
    """Return what the catalogue says of a code."""
    return told(CATALOGUE[code])


def line(one: Line) -> str:
    """Return how a line is told from the others: its place, and who it is about, as the file says it."""
    return _("Row %(number)s") % {"number": one.row or one.number} + (f": {who}" if (who := person(one)) else "")


def person(one: Line) -> str:
    """Return who a line is about."""
    details = one.details
    born = people.birth(details)
    known = [
        languages.alone(people.full_name(details)),
        day(born) if born else "",
        labels.label("gender_identity", details.get("gender", "")),
        *labels.labels("countries", details.get("nationalities", [])),
    ]
    return " · ".join(part for part in known if part)


def called(name: str, number: int = 0) -> str:
    """Return what the standard calls a field, or its own heading, with the row of its table."""
    field = htcds.standard.field(name)
    return (field.label if field else name) + (f" ({number})" if number else "")


def forms(one: Line) -> list[str]:
    """Return which forms begin with it, each once, with how many there are."""
    found = Counter(draft.form for draft in one.drafts)
    return [areas.form(name) + (f" ({number})" if number > 1 else "") for name, number in found.items()]


def consent(code: str) -> str:
    """Return what a file tells of consent, and that it counts for nothing here."""
    said = {
        "TRUE": _("The file says that the person agreed."),
        "FALSE": _("The file says that the person did not agree."),
    }
    return said.get(code, _("The file says nothing of consent.")) + " " + _(
        "Nothing is shared or counted because of it: ask the person."
    )  # fmt: skip
