"""The one catalogue of problems: a stable code, a gentle sentence and what to do, never a word about a person."""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages


@dataclass(frozen=True)
class Entry:
    """One known problem: `code` is stable for ever, `sentence` and `what_to_do` are English and translatable."""

    code: str
    sentence: str
    what_to_do: str
    status: int = 422

    def __str__(self) -> str:
        return f"{self.sentence} {self.what_to_do}"


class Refusal(Exception):
    """A request that cannot be fulfilled, named by its catalogue code; `field` is the input to mend, if one is."""

    def __init__(self, code: str, *, field: str = "", detail: str = "") -> None:
        super().__init__(code)
        self.entry = CATALOGUE[code]
        self.code = code
        self.field = field
        self.detail = detail


def gettext_noop(text: str) -> str:
    """Mark `text` for translation without translating it; the screens translate when they show it."""
    return text


CATALOGUE: dict[str, Entry] = {}


def _load() -> None:
    for module in walk_packages(__path__, f"{__name__}."):
        for entry in getattr(import_module(module.name), "ENTRIES", ()):
            if entry.code in CATALOGUE:
                raise ValueError(f"two problems are called {entry.code}")
            CATALOGUE[entry.code] = entry


_load()
