"""What is alike between a question and one's own person, in words; never the words of the question."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

AGREES: Mapping[str, Any] = {
    "identifier": gettext_lazy("a number on a paper"),
    "name": gettext_lazy("the name"),
    "birth_year": gettext_lazy("the year of birth"),
    "birth_year_near": gettext_lazy("the year of birth, within one year"),
    "sex": gettext_lazy("the sex"),
    "shared_contact": gettext_lazy("a contact that a household may share"),
}


def agrees(kinds: Iterable[str]) -> str:
    """Return what is alike, in one line."""
    return _(", ").join(str(AGREES[kind]) for kind in kinds)
