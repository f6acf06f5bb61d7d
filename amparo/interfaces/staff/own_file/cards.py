"""The card with a code: small, in the person's language, with nothing on it that says whose it is or what it opens."""

import json
from pathlib import Path

import typst
from django.utils import translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo.interfaces.ui import fonts

TEMPLATE = Path(__file__).with_name("card.typ")


def pdf(number: str, language: str, where: str) -> bytes:
    """Return the card of a code as a PDF of one page."""
    with translation.override(language):
        told = {
            "language": language,
            "direction": "rtl" if get_language_bidi() else "ltr",
            "title": _("Number"),
            "number": number,
            "where": where,
            "hint": _("Keep it apart from the PIN. Do not write the PIN on it."),
        }
    data = json.dumps(told, ensure_ascii=False)
    made = typst.compile(TEMPLATE, sys_inputs={"data": data}, font_paths=[fonts.FOLDER], ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("typst gave several files for one document")
    return made
