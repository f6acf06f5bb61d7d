"""What stands beside the questions of a form for who asks: psychological first aid, how to ask, what must be told to others.

It is written in the language in which the worker reads Amparo, whatever language the form is asked in.
"""

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo import practice
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.questions import Aside, Duty
from amparo.practice import guiding


def asides(form: str) -> dict[str, tuple[Aside, ...]]:
    """Return question, group or page of a form (its reference) → the notes that stand there."""
    language = languages.of_page()
    name = form.partition("@")[0]
    found = guiding.beside(practice.catalogue(), name, clock.today(), language)
    return {place: tuple(_aside(note, language) for note in notes) for place, notes in found.items()}


def _aside(note: guiding.Guidance, language: str) -> Aside:
    told = guiding.duties(practice.catalogue(), clock.today(), language) if note.with_duties else ()
    duties = tuple(_duty(one) for one in told)
    return Aside(note.title, note.text, note.source, note.verified, duties, language, get_language_bidi())


def _duty(one: guiding.Duty) -> Duty:
    country = labels.label("countries", one.country)
    named = (
        (_("Who has to tell"), one.who),
        (_("To whom"), one.to_whom),
        (_("What is told"), one.what),
        (_("Exceptions"), one.exceptions),
        (_("Say first"), one.say_first),
    )
    about = f"{country}: {one.about}" if country else one.about
    return Duty(about, tuple((name, words) for name, words in named if words), one.source, one.verified)
