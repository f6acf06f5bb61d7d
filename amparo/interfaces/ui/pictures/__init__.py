"""Why: figures are drawn on the server as plain SVG: they need no script, print, mirror, and say the same as their table.

The templates under `ui/pictures/` write the SVG; the tags of `ui_pictures` show drawing and table together.
"""

from amparo.interfaces.ui.pictures.drawing import (
    bar_shapes,
    course_dots,
    cut_lines,
    journey_shapes,
    levels_shapes,
    rounds_shapes,
    stacked_shapes,
)
from amparo.interfaces.ui.pictures.grades import Graded, Grades, grades_shapes
from amparo.interfaces.ui.pictures.shapes import (
    Bar,
    Bars,
    Course,
    Dot,
    Journey,
    Levels,
    LevelScore,
    Measured,
    Point,
    Rounds,
    Shape,
    Stop,
)

__all__ = [
    "Bar", "Bars", "Course", "Dot", "Graded", "Grades", "Journey", "LevelScore", "Levels", "Measured", "Point",
    "Rounds", "Shape", "Stop", "bar_shapes", "course_dots", "cut_lines", "grades_shapes", "journey_shapes",
    "levels_shapes", "rounds_shapes", "stacked_shapes",
]  # fmt: skip
