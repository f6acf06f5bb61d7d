"""The survey of a form as a tree, and which names several forms share: the ground on which forms are joined."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Row = dict[str, str]


@dataclass
class Item:
    """A row of a survey with what stands inside it."""

    row: Row
    inside: list["Item"] = field(default_factory=list)
    repeated: bool = False

    @property
    def group(self) -> bool:
        """Return whether it is a group or a repeat."""
        return self.row["type"].lower().startswith(("begin_", "begin "))

    @property
    def name(self) -> str:
        """Return its name."""
        return self.row.get("name", "")

    def plain(self) -> bool:
        """Return whether it is a question of its own: no group, no calculation, nothing that is asked repeatedly."""
        return not (self.group or self.repeated or self.row["type"] == "calculate" or self.row.get("calculation"))


def tree_of(survey: Iterable[Mapping[str, str]]) -> list[Item]:
    """Return a survey as a tree, without notes."""
    top: list[Item] = []
    open_groups: list[Item] = []
    for row in survey:
        kind = (row.get("type") or "").strip()
        if kind.lower().startswith("end"):
            del open_groups[-1:]
        elif kind and kind != "note" and row.get("name"):
            item = Item({**row, "type": kind}, repeated=any("repeat" in one.row["type"] for one in open_groups))
            (open_groups[-1].inside if open_groups else top).append(item)
            if item.group:
                open_groups.append(item)
    return top


class Names:
    """Which names several forms have, and who keeps them."""

    def __init__(self, trees: Mapping[str, list[Item]]) -> None:
        standing = [(item, form) for form, tree in trees.items() for item in every(tree) if not is_page(item)]
        forms_of: dict[str, list[str]] = {}
        for item, form in standing:
            forms_of.setdefault(item.name, []).append(form)
        several = {name for name, forms in forms_of.items() if len(set(forms)) > 1}
        never = {item.name for item, _form in standing if not item.plain()}
        twice = {name for name, forms in forms_of.items() if max(Counter(forms).values()) > 1}
        kinds: dict[str, set[str]] = {}
        for item, _form in standing:
            kinds.setdefault(item.name, set()).add(" ".join(item.row["type"].split()))
        self.common = {name for name in several - never - twice if len(kinds[name]) == 1}
        self.keeper = {name: forms_of[name][-1] for name in several - self.common}


def is_page(item: Item) -> bool:
    """Return whether it is a group that is not repeated."""
    return item.group and "repeat" not in item.row["type"]


def every(tree: Iterable[Item]) -> Iterator[Item]:
    """Yield all items of a tree, in order."""
    for item in tree:
        yield item
        yield from every(item.inside)
