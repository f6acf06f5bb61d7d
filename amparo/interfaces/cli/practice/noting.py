"""Notes for who asks, on a form on paper: psychological first aid, how to ask, what must be told to others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from amparo.practice import guiding
from amparo.practice.catalogue import Catalogue


@dataclass(frozen=True)
class Note:
    """One note as it stands before what it is about: its title, and the sentences under it."""

    title: str
    said: tuple[str, ...]


Notes = Mapping[str, tuple[Note, ...]]
"""The name of a question, group or page → the notes that stand there."""


def notes(catalogue: Catalogue, form: str, day: date, language: str) -> Notes:
    """Return the notes that stand beside a form (area/form, with or without its version) on `day`, in a language."""
    beside = guiding.beside(catalogue, form.partition("@")[0], day, language)
    duties = guiding.duties(catalogue, day, language)
    return {place: tuple(_note(one, duties) for one in found) for place, found in beside.items()}


def _note(one: guiding.Guidance, duties: tuple[guiding.Duty, ...]) -> Note:
    told = [line for duty in duties if one.with_duties for line in _told(duty)]
    return Note(one.title, (*filter(None, one.text.splitlines()), *told, *_unchecked(one)))


def _told(duty: guiding.Duty) -> Iterator[str]:
    """Give what one duty says: about what, who tells whom what, save when, and what the person hears first."""
    yield f"{duty.country}: {duty.about}" if duty.country else duty.about
    yield from filter(None, (duty.who, duty.to_whom, duty.what, duty.exceptions, duty.say_first))
    yield from _unchecked(duty)


def _unchecked(one: guiding.Guidance | guiding.Duty) -> list[str]:
    return [] if one.verified else [f"Not yet checked against the source: {one.source}"]
