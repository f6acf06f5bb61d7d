"""Hands out a form with the places of the country as its first question."""

from amparo import practice
from amparo.casework.directory.queries.places import names_in_force
from amparo.casework.monitoring.kinds import AREA, FROM, KINDS, PLACE, TO
from amparo.exchange.xlsform.writing import Leading, write_form
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.gate import NOT_THERE

ASKED = {
    PLACE: {"en": "Where?", "es": "¿Dónde?", "fr": "Où ?", "ar": "أين؟"},
    FROM: {
        "en": "From which place?", "es": "¿Desde qué lugar?", "fr": "Depuis quel lieu ?", "ar": "من أي مكان؟",
    },
    TO: {"en": "To which place?", "es": "¿Hacia qué lugar?", "fr": "Vers quel lieu ?", "ar": "إلى أي مكان؟"},
}  # fmt: skip


def workbook(kind: str) -> bytes:
    """Return the workbook of a form (XLSForm); raise "not there" for no kind of form."""
    if kind not in KINDS:
        raise Refusal(NOT_THERE)
    today, catalogue = clock.today(), practice.catalogue()
    choices = {code: {"en": code, **names} for code, names in names_in_force().items()}
    leading = [Leading(name, ASKED[name], choices, required=name == PLACE) for name in KINDS[kind].places]
    return write_form(catalogue.tables(f"{AREA}/{kind}"), catalogue.lists, catalogue.words(AREA), today, leading)
