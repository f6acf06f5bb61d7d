"""What the registers and their records are called, and how they stand, in the reader's language."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from amparo.casework.partnership import registers
from amparo.casework.partnership.queries import Kept
from amparo.foundation import clock, forms
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.reading import answer_words, question_words
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Tag

SOON_DAYS = 30


def register(code: str) -> str:
    """Return the name of a register."""
    return labels.label(registers.LIST, code)


def form(form: forms.Form) -> str:
    """Return the title of a form."""
    return form.heading.in_language(languages.of_page()) or form.title


def next_look(kept: Kept) -> Tag | None:
    """Return whether somebody has to look at a record again: overdue, soon, or nothing."""
    day = kept.look_again_on
    if day is None:
        return None
    left = (day - clock.today()).days
    if left < 0:
        return Tag(_("Overdue"), "red")
    return Tag(_("Soon"), "yellow") if left <= SOON_DAYS else None


def soon() -> date:
    """Return the last day that counts as soon."""
    return clock.today() + timedelta(days=SOON_DAYS)


def asked(form: forms.Form, path: str) -> str:
    """Return the words of a question."""
    return question_words(form, path, languages.of_page(), {})


def answer(form: forms.Form, path: str, answers: Mapping[str, str]) -> str:
    """Return the answer to a question in words."""
    return answer_words(form, path, answers.get(path, ""), languages.of_page())
