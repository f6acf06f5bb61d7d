"""Read the whole log again and compare it with its own hashes, the head and every checkpoint."""

from collections.abc import Callable
from dataclasses import dataclass

from amparo.trust.audit import checkpoints, tree
from amparo.trust.audit.actions import FIELDS, canonical
from amparo.trust.audit.models import Head, Leaf


@dataclass(frozen=True)
class Verdict:
    """What was found: how many leaves were read and, when something is wrong, sentences that say where."""

    size: int
    findings: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Return True when nothing was found."""
        return not self.findings


def verify(progress: Callable[[int], None] = lambda _: None) -> Verdict:
    """Return the verdict on every leaf, the head and all checkpoints; `progress` is told how many leaves were read."""
    try:
        wanted = {point.size: point.root for point in checkpoints.read()}
    except ValueError as problem:
        return Verdict(0, (str(problem),))
    findings: list[str] = []
    frontier: list[bytes] = []
    size = 0
    for leaf in Leaf.objects.order_by("index").iterator(chunk_size=2000):
        findings += _leaf_findings(leaf, size)
        frontier = tree.grow(size, frontier, tree.leaf_hash(_entry_bytes(leaf)))
        size += 1
        if size in wanted and wanted.pop(size) != tree.root(frontier):
            findings.append(f"the first {size} leaves are not those of the checkpoint")
        progress(size)
    findings += [f"the checkpoint of {missing} leaves reaches beyond the log" for missing in wanted]
    head = Head.objects.filter(id=1).first()
    if (head.size if head else 0) != size or (head and tree.unpack(head.frontier) != frontier):
        findings.append("the head does not belong to these leaves")
    return Verdict(size, tuple(findings[:20]))


def _entry_bytes(leaf: Leaf) -> bytes:
    return canonical(leaf.index, leaf.at, {name: getattr(leaf, name) for name in FIELDS})


def _leaf_findings(leaf: Leaf, expected: int) -> list[str]:
    if leaf.index != expected:
        return [f"leaf {expected} is missing or out of order"]
    if bytes(leaf.leaf_hash) != tree.leaf_hash(_entry_bytes(leaf)):
        return [f"leaf {leaf.index} was changed"]
    return []


def checkpoint_now() -> int:
    """Write a checkpoint of the tree as it stands; return its size."""
    head = Head.objects.filter(id=1).first()
    if head is None:
        return 0
    checkpoints.write(head.size, tree.root(tree.unpack(head.frontier)))
    return head.size
