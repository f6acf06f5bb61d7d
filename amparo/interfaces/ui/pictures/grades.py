"""Why: how grave things are said to be from time to time, each as a square with its number: a grade is no length."""

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.interfaces.ui.pictures.drawing import WIDTH
from amparo.interfaces.ui.pictures.shapes import Shape

GAP, HEIGHT = 4.0, 26.0
TONES = {1: 2, 2: 4, 3: 6, 4: 0, 5: 1}
"""The pattern of each grade, darker and warmer with it."""


@dataclass(frozen=True)
class Graded:
    """One thing and its grade each time; None: nobody graded it then."""

    name: str
    grades: tuple[int | None, ...]


@dataclass(frozen=True)
class Grades:
    """Things graded again and again at the times called `labels`; `meaning` says what each grade is called."""

    title: str
    labels: tuple[str, ...]
    rows: tuple[Graded, ...]
    meaning: Mapping[int, str]


def grades_shapes(picture: Grades, *, rtl: bool) -> list[tuple[Graded, float, list[Shape]]]:
    """Place a square for each grade that was given: per row its y and the squares, time running as the page is read."""
    width = round((WIDTH - GAP * (len(picture.labels) - 1)) / max(len(picture.labels), 1), 1)
    placed = []
    for index, row in enumerate(picture.rows):
        y, squares = 10.0 + index * (HEIGHT + 30), []
        for place, grade in enumerate(row.grades):
            if grade is not None:
                x = round(place * (width + GAP), 1)
                x = round(WIDTH - x - width, 1) if rtl else x
                title = f"{picture.labels[place]}: {picture.meaning.get(grade, grade)}"
                middle = round(x + width / 2, 1)
                squares.append(Shape(x, y + 18, width, HEIGHT, TONES.get(grade, 5), title, str(grade), middle))
        placed.append((row, y, squares))
    return placed
