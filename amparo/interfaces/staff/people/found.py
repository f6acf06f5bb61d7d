"""How a person who was found reads in a list, and why they were found."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.people import queries, rules
from amparo.foundation import linkage
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.people import words
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Hit, Tag

LONGEST = 200
OTHER_WRITINGS = 2
Segments = tuple[tuple[str, bool], ...]


class PersonChoice(forms.TypedChoiceField):
    """One of the people who were found, told apart by what tells one person from another."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=UUID, widget=forms.RadioSelect, **kwargs)

    @staticmethod
    def offer(form: forms.BaseForm, name: str, found: Iterable[queries.Found]) -> None:
        """Offer `found` in the field `name` of `form`."""
        people = [one.person for one in found]
        known = [(str(one.id), " · ".join(map(languages.alone, [one.name, *facts(one)]))) for one in people]
        form.fields[name].choices = known  # type: ignore[attr-defined]


def searched(request: HttpRequest) -> tuple[str, bool]:
    """Return what is searched on a page that does more with what is found, and whether looking is all that is asked."""
    return request.POST.get("q", "")[:LONGEST].strip(), "looking" in request.POST


def hits(found: Iterable[queries.Found]) -> list[Hit]:
    """Return search results, or possible matches, as the results list shows them."""
    return [_hit(one) for one in found]


def facts(person: queries.PersonView) -> list[str]:
    """Return what tells one person from another at a glance: age, sex, nationalities, code."""
    known = [
        words.age(person.fields, person.age),
        labels.label("sex", person.fields.get("sex", "")),
        *labels.labels("countries", person.fields.get("nationalities", [])),
        _("Use restricted") if person.use_restricted else "",
        person.code,
    ]
    return [fact for fact in known if fact]


def _hit(one: queries.Found) -> Hit:
    person, why = one.person, frozenset(one.why)
    name = marked(person.name, why)
    here = {piece for piece, matched in name if matched}
    return Hit(
        segments=name,
        url=reverse("person", args=[person.id]),
        facts=tuple(facts(person)),
        why=_elsewhere(person, why, len(here)),
        tag=Tag(_("Child"), "purple") if person.is_child else None,
    )


def marked(text: str, why: frozenset[str]) -> Segments:
    """Split `text` into pieces, each with whether it is one of the words that matched (folded, from the index)."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in linkage.spans(text, why):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    pieces.append((text[done:], False))
    return tuple((piece, matched) for piece, matched in pieces if piece)


def _elsewhere(person: queries.PersonView, why: frozenset[str], in_name: int) -> Segments:
    """Return the other writings or numbers that matched, when the name alone does not show why."""
    if in_name >= len(why) and why:
        return ()
    others = [marked(text, why) for text in rules.all_names(person.fields)[1:]]
    shown = [text for text in others if any(matched for _piece, matched in text)][:OTHER_WRITINGS]
    numbers = {item["value"] for item in person.fields.get("identifiers", []) if item["value"] in why}
    shown += [((number, True),) for number in sorted(numbers)]
    joined: list[tuple[str, bool]] = []
    for text in shown:
        joined += [(" · ", False), *text] if joined else text
    return tuple(joined)
