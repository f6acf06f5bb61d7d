"""The directory as somebody in need looks for help: by what is needed and where, quickly among ten thousand listings.

Reads what everybody may know and nothing else, without the rooms of staff: the public process stands on it alone.
"""

from amparo.casework.directory.finder.entries import At, Entry
from amparo.casework.directory.finder.finding import find, is_open, numbers
from amparo.casework.directory.finder.memory import Memory, current, forget, public_now
from amparo.casework.directory.finder.needs import Wanted, needs
from amparo.casework.directory.finder.places import PlaceTree, Step

__all__ = [
    "At", "Entry", "Memory", "PlaceTree", "Step", "Wanted", "current", "find", "forget", "is_open", "needs", "numbers",
    "public_now",
]  # fmt: skip
