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
from amparo.interfaces.ui.pictures.groups import Pyramid, Stack, Stacks, pyramid_shapes, stacks_shapes
from amparo.interfaces.ui.pictures.intervals import Interval, Intervals, interval_shapes
from amparo.interfaces.ui.pictures.maps import Area, Map, map_areas
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
    "Area", "Bar", "Bars", "Course", "Dot", "Graded", "Grades", "Interval", "Intervals", "Journey", "LevelScore",
    "Levels", "Map", "Measured", "Point", "Pyramid", "Rounds", "Shape", "Stack", "Stacks", "Stop", "bar_shapes",
    "course_dots", "cut_lines", "grades_shapes", "interval_shapes", "journey_shapes", "levels_shapes", "map_areas",
    "pyramid_shapes", "rounds_shapes", "stacked_shapes", "stacks_shapes",
]  # fmt: skip
