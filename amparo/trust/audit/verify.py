"""Read the whole log again and compare it with its own hashes, the head and every checkpoint."""

from collections.abc import Callable
from dataclasses import dataclass

from amparo.trust.audit import checkpoints, tree
from amparo.trust.audit.formats import UnknownFormat, canonical
from amparo.trust.audit.models import Head, Leaf

MOST = 20
"""Findings that are told: after those the log is lost anyway."""


@dataclass(frozen=True)
class Verdict:
    """What was found: how many leaves were read, how many of them signed checkpoints cover, and what is wrong."""

    size: int
    covered: int
    unsigned: int
    findings: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Return True when nothing was found."""
        return not self.findings


def verify(progress: Callable[[int], None] = lambda _: None) -> Verdict:
    """Return the verdict on every leaf, the head and all checkpoints; `progress` is told how many leaves were read."""
    signed, old, findings = _checkpoints()
    wanted: dict[int, list[tuple[bytes, str]]] = {}
    for point, kind in [*((point, "") for point in signed), *((point, "unsigned ") for point in old)]:
        wanted.setdefault(point.size, []).append((point.root, kind))
    frontier: list[bytes] = []
    size = 0
    for leaf in Leaf.objects.order_by("index").iterator(chunk_size=2000):
        entry = _entry_bytes(leaf)
        findings += _leaf_findings(leaf, size, entry)
        frontier = tree.grow(size, frontier, tree.leaf_hash(entry))
        size += 1
        for root, kind in wanted.pop(size, ()):
            if root != tree.root(frontier):
                findings.append(f"the first {size} leaves are not those of the {kind}checkpoint")
        progress(size)
    for missing, points in wanted.items():
        findings += [f"the {kind}checkpoint of {missing} leaves reaches beyond the log" for _, kind in points]
    findings += _head_findings(size, frontier)
    return Verdict(size, max((point.size for point in signed), default=0), len(old), tuple(findings[:MOST]))


def _checkpoints() -> tuple[list[checkpoints.Checkpoint], list[checkpoints.Checkpoint], list[str]]:
    """Return the signed checkpoints, the unsigned ones, and what is wrong with either."""
    signed, old, findings = [], [], []
    try:
        for path in checkpoints.paths():
            try:
                signed.append(checkpoints.opened(path))
            except ValueError as problem:
                findings.append(str(problem))
        old = checkpoints.unsigned()
    except ValueError as problem:
        findings.append(str(problem))
    return signed, old, findings


def _entry_bytes(leaf: Leaf) -> bytes:
    try:
        return canonical(leaf.index, leaf.at, vars(leaf))
    except UnknownFormat:
        return b""


def _leaf_findings(leaf: Leaf, expected: int, entry: bytes) -> list[str]:
    if leaf.index != expected:
        return [f"leaf {expected} is missing or out of order"]
    if not entry or bytes(leaf.leaf_hash) != tree.leaf_hash(entry):
        return [f"leaf {leaf.index} was changed"]
    return []


def _head_findings(size: int, frontier: list[bytes]) -> list[str]:
    head = Head.objects.filter(id=1).first() or Head(size=0)
    agrees = (head.size, tree.unpack(head.frontier)) == (size, frontier)
    return [] if agrees else ["the head does not belong to these leaves"]


def checkpoint_now() -> int:
    """Write a checkpoint of the tree as it stands; return its size."""
    head = Head.objects.filter(id=1).first()
    if head is None:
        return 0
    checkpoints.write(head.size, tree.root(tree.unpack(head.frontier)))
    return head.size
