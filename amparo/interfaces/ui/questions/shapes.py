"""Why: what a page of questions is made of once it is in the reader's language."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from amparo.interfaces.ui.fields import Look, Option


@dataclass(frozen=True)
class Duty:
    """Something that may have to be told to others: a heading, and each thing said of it under its own name."""

    about: str
    said: tuple[tuple[str, str], ...]
    source: str = ""
    verified: bool = True


@dataclass(frozen=True)
class Aside:
    """A note for who asks, beside a question, a group or on top of a page; it is no part of what is asked."""

    title: str
    text: str
    source: str = ""
    verified: bool = True
    duties: tuple[Duty, ...] = ()
    language: str = ""
    rtl: bool = False


Asides = Mapping[str, tuple[Aside, ...]]
"""Notes by the name of the question, group or page at which they stand."""


@dataclass(frozen=True)
class ShownQuestion:
    """One question as it is shown: where it stands, its words in the reader's language, its control and its value."""

    is_group: ClassVar[bool] = False
    path: str
    name: str
    look: Look
    label: str
    value: str
    required: bool = False
    guidance: str = ""
    read_only: bool = False
    mode: str = "text"
    ltr: bool = False
    unverified: str | None = None
    sensitive: bool = False
    accept: str = ""
    ranks: tuple[tuple[Option, ...], ...] = ()
    pieces: Mapping[str, str] = field(default_factory=dict)
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class ShownGroup:
    """Questions that belong together; with `add` entries can be added, each entry says by `remove` how it goes away."""

    is_group: ClassVar[bool] = True
    label: str
    items: tuple["ShownQuestion | ShownGroup", ...]
    add: str = ""
    remove: str = ""
    asides: tuple[Aside, ...] = ()

    @property
    def unchecked(self) -> list[tuple[str, int]]:
        """Return each source that nobody has checked yet, with the number of questions that rest on it."""
        return sorted(Counter(one.unverified for one in self if one.unverified is not None).items())

    def __iter__(self) -> Iterator[ShownQuestion]:
        for item in self.items:
            if isinstance(item, ShownGroup):
                yield from item
            else:
                yield item


Shown = ShownQuestion | ShownGroup
