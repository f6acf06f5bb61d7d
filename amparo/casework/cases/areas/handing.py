"""What of an area may be handed on: its `disclosure.csv`, which only narrows what the policy allows."""

from collections.abc import Mapping

from amparo.casework.cases.areas.carried import known
from amparo.foundation.areas import AREA, NOBODY_ELSE
from amparo.foundation.forms import plain_path

PRINTED = frozenset({AREA, NOBODY_ELSE})
"""How narrow is too narrow for paper, for another service and for another team's first look."""
EXPORTED = frozenset({NOBODY_ELSE})
"""And for a file that a reader of the area takes out."""


def of_area(reference: str) -> bool:
    """Return whether a form (area/form@version) is one of a specialised area."""
    return reference.partition("/")[0] in known()


def may_hand_on(reference: str, too_narrow: frozenset[str]) -> bool:
    """Return whether anything of a form may be handed on at all."""
    area, _, form = reference.partition("@")[0].partition("/")
    return area not in known() or known()[area].narrowing(form) not in too_narrow


def handed_on(reference: str, values: Mapping[str, str], too_narrow: frozenset[str]) -> dict[str, str]:
    """Return those answers of a form that may be handed on; all of a form that belongs to no area."""
    area, _, form = reference.partition("@")[0].partition("/")
    if area not in known():
        return dict(values)
    narrowing = known()[area].narrowing
    return {
        path: value
        for path, value in values.items()
        if narrowing(form, plain_path(path).rpartition("/")[2]) not in too_narrow
    }
