"""The tree of answers of one evaluation: built from paths, with repeats, so that XPath can walk in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from amparo.foundation.forms.making.ordering import Shape
from amparo.foundation.forms.wording import Answers

MOST_REPEATS = 200
MOST_NODES = 20_000
# Characters that XML 1.0 cannot hold at all (section 2.2): conditions do not see them, answers keep them.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POSITION = re.compile(r"\[(\d{1,9})\]")


class Node:
    """One place that stands in this filling: `element` for XPath, `value` the answer, `relevant` with its parents."""

    __slots__ = ("children", "element", "own", "parent", "path", "relevant", "shape", "value")

    def __init__(self, shape: Shape, path: str, element: Any, parent: "Node | None") -> None:
        self.shape, self.path, self.element, self.parent = shape, path, element, parent
        self.children: list[Node] = []
        self.value = ""
        self.own = True
        self.relevant = True

    def __iter__(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child

    def hold(self, text: str) -> None:
        """Set the answer; what is not relevant stays blank for every condition."""
        self.value = text
        self.show()

    def show(self) -> None:
        """Bring the element in line with the answer and its relevance."""
        text = _UNWRITABLE.sub("", self.value) if self.relevant else ""
        if self.shape.attribute:
            self.element.set(self.shape.tag[1:], text)
        elif not self.shape.children:
            self.element.text = text or None
        if not self.relevant:
            self.element.set("irrelevant", "")
        elif self.element.get("irrelevant") is not None:
            del self.element.attrib["irrelevant"]

    def settle(self) -> None:
        """Take over relevance from the parent, for this place and all below; an irrelevant group blanks its parts."""
        relevant = self.own and (self.parent is None or self.parent.relevant)
        if relevant != self.relevant:
            self.relevant = relevant
            self.show()
            for child in self.children:
                child.settle()


class Tree:
    """All places of one filling, by shape and by path; grows and shrinks with repeats."""

    def __init__(self, shape: Shape, answers: Answers) -> None:
        self.answers = answers
        self.counts, self.crowded = counted(answers)
        self.by_shape: dict[str, list[Node]] = {}
        self.nodes = 0
        self.root = self._grow(shape, "", etree.Element(shape.tag), None)

    def _grow(self, shape: Shape, path: str, element: Any, parent: Node | None) -> Node:
        node = Node(shape, path, element, parent)
        self.nodes += 1
        self.by_shape.setdefault(shape.path, []).append(node)
        if not shape.children:
            self.crowded.discard(path)  # a number that is the answer to a question, and tells of no entries
            if (answer := self.answers.get(path)) and not answer.isspace():
                node.hold(answer)
        for child in shape.children:
            if child.attribute:
                node.children.append(self._attribute(child, node))
            elif child.repeated:
                self._repeat(child, node, self.counts.get(self.inside(node, child), 0))
            else:
                inner = etree.SubElement(element, child.tag)
                node.children.append(self._grow(child, self.inside(node, child), inner, node))
        return node

    @staticmethod
    def inside(parent: Node, child: Shape) -> str:
        """Give the path of a child of a place."""
        return f"{parent.path}/{child.tag}" if parent.path else child.tag

    def _attribute(self, shape: Shape, parent: Node) -> Node:
        node = Node(shape, self.inside(parent, shape), parent.element, parent)
        self.by_shape.setdefault(shape.path, []).append(node)
        node.hold(self.answers.get(node.path, "").strip())
        return node

    def _repeat(self, shape: Shape, parent: Node, wanted: int) -> None:
        for position in range(1, wanted + 1):
            if self.nodes > MOST_NODES:
                self.crowded.add(self.inside(parent, shape))
                return
            element = etree.SubElement(parent.element, shape.tag)
            parent.children.append(self._grow(shape, f"{self.inside(parent, shape)}[{position}]", element, parent))

    def resize(self, parent: Node, shape: Shape, wanted: int) -> bool:
        """Make a repeat stand `wanted` times under `parent`; say whether that changed anything."""
        standing = [node for node in parent.children if node.shape is shape]
        wanted = max(0, min(wanted, MOST_REPEATS))
        for node in standing[wanted:]:
            parent.children.remove(node)
            parent.element.remove(node.element)
            for one in node:
                self.by_shape[one.shape.path].remove(one)
        last = standing[-1].element if standing else None
        for position in range(len(standing) + 1, wanted + 1):
            element = etree.Element(shape.tag)
            if last is None:
                parent.element.append(element)
            else:
                last.addnext(element)
            last = element
            node = self._grow(shape, f"{self.inside(parent, shape)}[{position}]", element, parent)
            parent.children.append(node)
            node.settle()
        return wanted != len(standing)


def counted(answers: Answers) -> tuple[dict[str, int], set[str]]:
    """Count how often each repeat stands, from the positions in the paths; also the repeats that stand too often."""
    counts: dict[str, int] = {}
    crowded: set[str] = set()
    for path, value in answers.items():
        for found in _POSITION.finditer(path):
            before, number = path[: found.start()], int(found.group(1))
            counts[before] = max(counts.get(before, 0), number)
        if value.isdecimal() and len(value) < 9:
            counts[path] = max(counts.get(path, 0), int(value))
    for path, number in counts.items():
        if number > MOST_REPEATS:
            crowded.add(path)
    return {path: min(number, MOST_REPEATS) for path, number in counts.items()}, crowded


def repeats_of(tree: Tree, shapes: Mapping[str, Shape]) -> dict[str, int]:
    """Give how often each repeat stands, by its path with the positions of the repeats around it."""
    found: dict[str, int] = {}
    for shape in shapes.values():
        if shape.repeated:
            for parent in tree.by_shape.get(shape.path.rpartition("/")[0], ()):
                found[tree.inside(parent, shape)] = sum(1 for child in parent.children if child.shape is shape)
    return found
