"""The wholes that conditions of specialised areas are read on: the general forms, and the forms of one area with them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from amparo.foundation.areas import Whole, joined
from amparo.foundation.codelists import CodeList
from amparo.foundation.forms import Answers, Form, Tables, compile_form
from amparo.practice.areas import PracticeError

GENERAL = ("case_management/first_contact", "screening/screening", "determinants/assessment")
"""The general forms whose answers an area knows, in the order of the work."""


@dataclass(frozen=True)
class Joined:
    """Several forms as one: how answers get there, and the form in which conditions are read."""

    whole: Whole
    form: Form


class Wholes:
    """Makes wholes when they are first asked for and keeps them."""

    def __init__(self, tables: Callable[[str], Tables], lists: Mapping[str, CodeList], known: Collection[str]) -> None:
        self._tables, self._lists = tables, lists
        self._general = tuple(name for name in GENERAL if name in known)
        self._made: dict[tuple[str, ...], Joined] = {}

    def joined(self, own: Sequence[str], complete: Collection[str] = GENERAL) -> Joined:
        """Return the general forms with the forms `own` of an area.

        Of what several general forms ask and cannot share, the last of those that are `complete` is asked.
        """
        order = sorted(self._general, key=lambda name: (name in complete, GENERAL.index(name)))
        names = (*order, *own)
        if names not in self._made:
            whole = joined([(name, self._tables(name)) for name in names])
            self._made[names] = Joined(whole, compile_form(whole.tables, self._lists))
        return self._made[names]


def resolved(whole: Whole, form: str, answers: Answers) -> list[tuple[str, Answers]]:
    """Return the answers of a worked example, form by form, as `Whole.answers` takes them.

    A path is one of the example's own form, or `form/path` of another, or a path or name that only one other form has.
    Raises PracticeError for one that no form has.
    """
    return [(found, {path: value}) for key, value in answers.items() for found, path in [_found(whole, form, key)]]


def _found(whole: Whole, form: str, key: str) -> tuple[str, str]:
    plain = "/".join(part.partition("[")[0] for part in key.split("/"))
    if plain in whole.places.get(form, {}):
        return form, key
    first, _, rest = plain.partition("/")
    for name, places in whole.places.items():
        if name.rpartition("/")[2] == first and rest in places:
            return name, key.partition("/")[2]
    same = [(name, key) for name, places in whole.places.items() if plain in places]
    ending = [(name, path) for name, places in whole.places.items() for path in places if path.endswith(f"/{plain}")]
    if not (same or ending):
        raise PracticeError(f"{form}: no form that its conditions can speak of asks {key}")
    return (same or ending)[-1]
