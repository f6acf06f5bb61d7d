"""What a paper is made of, before it is set: headings, words, facts and tables, in one language and direction."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from amparo.interfaces.staff.protection.paper import drawing
from amparo.interfaces.ui import pictures


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: str
    kind: str = "heading"


@dataclass(frozen=True)
class Words:
    """A paragraph; `lead` stands in bold before it, `quiet` is set smaller."""

    text: str
    lead: str = ""
    quiet: bool = False
    kind: str = "words"


@dataclass(frozen=True)
class Grid:
    """A table with a head; `phases` shade the cells of column `shaded`, row by row, and repeat only what they say.

    Where the heading right above says what the `caption` says (`headed`), it is read out and not seen twice.
    """

    caption: str
    head: list[str]
    rows: list[list[str]]
    widths: list[int]
    shaded: int = -1
    phases: list[str] = field(default_factory=list)
    headed: bool = False
    kind: str = "grid"

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Return the rows with the head beside each cell, for pages where cells stand under each other."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Drawing:
    """A map as screens draw it; on paper with its legend, and with what is read out in its place."""

    picture: pictures.Map
    kind: str = "drawing"


Block = Heading | Words | Grid | Drawing


@dataclass(frozen=True)
class Paper:
    """A whole paper. `page` holds {page} and {pages}; `draft` is what stands on every page of what is not approved."""

    title: str
    about: str
    language: str
    direction: str
    mark: str
    draft: str
    code: str
    printed: str
    page: str
    blocks: list[Block]

    def plain(self) -> dict[str, Any]:
        """Return it as plain values, for JSON."""
        blocks = [drawing.plain(one.picture) if isinstance(one, Drawing) else asdict(one) for one in self.blocks]
        return asdict(replace(self, blocks=[])) | {"blocks": blocks}

    def texts(self) -> list[str]:
        """Return every text of it in the order of reading, page marks left out."""
        found = [self.title, self.about]
        for block in self.blocks:
            if isinstance(block, Drawing):
                drawn = drawing.plain(block.picture)
                found += [drawn["title"], *(words for _swatch, words in drawn["legend"]), drawn["source"]]
            elif isinstance(block, Grid):
                found += [
                    "" if block.headed else block.caption,
                    *block.head,
                    *(cell for row in block.rows for cell in row),
                ]
            else:
                found += [getattr(block, "lead", ""), block.text]
        return [text for text in found if text]
