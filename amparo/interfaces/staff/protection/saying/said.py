"""What forms of an analysis say: questions with their answers, and recommendations."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo import practice
from amparo.foundation import clock, forms
from amparo.foundation.codelists import read_date
from amparo.interfaces.staff.cases.reading import rows_of
from amparo.interfaces.ui import languages

_ENTRY = re.compile(r"advice/recommendation\[(\d+)\]/recommendation_(to|what|by)")


def answers(said: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Return questions and answers of a form that was filled, as they were asked then."""
    if said is None:
        return []
    form, language = practice.catalogue().form(said["form"]), languages.of_page()
    evaluation = forms.evaluate(form, said["answers"], clock.today(), language=language)
    rows = [row for page in form.pages for row in rows_of(form, page, evaluation, language)]
    return [(row.key, row.value) for row in rows if row.value]


@dataclass(frozen=True)
class Recommendation:
    """One recommendation: to whom, what, and by when."""

    to: str = ""
    what: str = ""
    by: date | None = None


def recommendations(said: Mapping[str, Any] | None) -> list[Recommendation]:
    """Return the recommendations of an analysis, in their order."""
    entries: dict[int, dict[str, str]] = {}
    for path, text in (said or {"answers": {}})["answers"].items():
        if found := _ENTRY.fullmatch(path):
            entries.setdefault(int(found[1]), {})[found[2]] = text
    return [
        Recommendation(one.get("to", ""), one.get("what", ""), read_date(one.get("by", "")))
        for _number, one in sorted(entries.items())
    ]
