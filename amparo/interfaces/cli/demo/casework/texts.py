"""Our own words for notes, goals and tasks in four languages; slots are filled from the story, no real story is behind any."""

import csv
from functools import cache
from pathlib import Path

from amparo.interfaces.cli.demo.dice import Dice

LANGUAGES = ("en", "es", "fr", "ar")
TEXTS = Path(__file__).parent.parent / "lists" / "texts"
_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"),
}
_PLACES = ("Bahía Clara", "Paso Alto", "Nueva Vega", "El Faro", "Las Salinas")


@cache
def templates(language: str) -> dict[str, tuple[str, ...]]:
    """Return the templates of a language by kind; FileNotFoundError for a language without a list."""
    found: dict[str, list[str]] = {}
    with (TEXTS / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kind"], []).append(row["text"])
    return {kind: tuple(texts) for kind, texts in found.items()}


def say(dice: Dice, language: str, kind: str, who: str) -> str:
    """Return a text of a kind about `who`, with day, place and number drawn."""
    text = dice.of(templates(language)[kind])
    if "{" not in text:
        return text
    return text.format(who=who, day=dice.of(_DAYS[language]), place=dice.of(_PLACES), number=dice.whole(2, 6))
