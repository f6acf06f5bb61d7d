"""Why: figures are drawn on the server as plain SVG: they need no script, print, mirror, and say the same as their table.

The templates under `ui/pictures/` write the SVG; the tags of `ui_pictures` show drawing and table together.
"""

from amparo.interfaces.ui.pictures.drawing import (
    bar_shapes,
    cut_lines,
    journey_shapes,
    levels_shapes,
    rounds_shapes,
    stacked_shapes,
)
from amparo.interfaces.ui.pictures.shapes import Bar, Bars, Journey, Levels, LevelScore, Measured, Rounds, Shape, Stop

__all__ = [
    "Bar", "Bars", "Journey", "LevelScore", "Levels", "Measured", "Rounds", "Shape", "Stop",
    "bar_shapes", "cut_lines", "journey_shapes", "levels_shapes", "rounds_shapes", "stacked_shapes",
]  # fmt: skip
