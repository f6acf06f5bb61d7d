"""Why: screens hand plain typed values to the components, so that a missing piece fails in mypy and not before a person.

All texts are already in the reader's language. Names and codes are isolated (`<bdi>`) by the templates.
"""

from amparo.interfaces.ui.parts.case import Blocked, Conflict, Event, Finding, Identity, Opening, Side, Step
from amparo.interfaces.ui.parts.lists import Cell, Chosen, Column, Hit, Part, Table, Task
from amparo.interfaces.ui.parts.words import Deadline, Level, Link, Row, Tag, Tone

__all__ = [
    "Blocked", "Cell", "Chosen", "Column", "Conflict", "Deadline", "Event", "Finding", "Hit", "Identity", "Level", "Link",
    "Opening", "Part", "Row", "Side", "Step", "Table", "Tag", "Task", "Tone",
]  # fmt: skip
