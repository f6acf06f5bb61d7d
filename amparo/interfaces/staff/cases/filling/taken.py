"""What a form has taken over from another one: said on the page that would have asked it."""

from datetime import date

from django.utils.translation import gettext as _

from amparo.casework.cases.areas.beginning import TAKEN
from amparo.foundation import forms
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.staff.cases.filling.state import Filling
from amparo.interfaces.ui.components import day


def taken(now: Filling, page: forms.Page) -> list[str]:
    """Return which answers of a page another form gave, and when: they are not asked again, and can be corrected here."""
    said = []
    for question in page.questions:
        told = now.entry.fields.get(f"{TAKEN}{question.path}")
        if told and told["value"] == now.answers.get(question.path):
            label = question.label.in_language(now.language, now.evaluation.shown, question.path)
            about = {
                "question": label,
                "day": day(date.fromisoformat(told["on"])),
                "form": words.form(told["form"]) if told["form"] else "",
            }
            sentence = (
                _("%(question)s – already answered on %(day)s (%(form)s)")
                if told["form"]
                else _("%(question)s – received from elsewhere on %(day)s: look at it with the person")
            )
            said.append(sentence % about)
    return said
