"""What must hold before a record is kept: places that exist, and words that do not seem to name anybody."""

from collections.abc import Mapping

from amparo.casework.directory.queries.places import names_in_force, place_with
from amparo.casework.monitoring.kinds import PLACE, Kind
from amparo.casework.monitoring.rules import naming, parting
from amparo.casework.monitoring.rules.naming import Found
from amparo.foundation import clock, forms
from amparo.foundation.errors import Refusal


def check(kind: Kind, places: Mapping[str, str], answers: Mapping[str, str], *, confirmed: bool) -> None:
    """Raise Refusal for what cannot be kept: a place nobody knows, a form with problems, words that may name somebody."""
    check_places(kind, places)
    if forms.evaluate(kind.form, answers, clock.today()).problems:
        raise Refusal("monitoring.incomplete")
    if not confirmed and doubts_of(kind, answers):
        raise Refusal("monitoring.may_name")


def check_places(kind: Kind, places: Mapping[str, str]) -> None:
    """Raise Refusal beside the first place that is missing or unknown."""
    for name in kind.places:
        code = places.get(name, "")
        if (code or name == PLACE) and place_with(code) is None:
            raise Refusal("directory.unknown_place", field=name)


def doubts_of(kind: Kind, answers: Mapping[str, str]) -> list[Found]:
    """Return what in the words of some answers may lead to a person."""
    texts = parting.words(kind.form, answers).values()
    if not any(texts):
        return []
    known = {name for names in names_in_force().values() for name in names.values() if name}
    return [found for text in texts for found in naming.doubts(text, known)]
