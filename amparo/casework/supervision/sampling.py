"""Which files are looked at: drawn by chance from a seed, so that nobody chooses them and everybody can draw them again.

Every worker comes before anybody comes twice; of one worker's files each level of risk comes before one comes twice.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

RISKS = ("high", "medium", "low", "not_assessed")


@dataclass(frozen=True)
class Candidate:
    """A file that could be drawn: whose work it is, and at which level of risk."""

    case: UUID
    worker: UUID
    risk: str


def draw(candidates: Iterable[Candidate], seed: str, size: int) -> list[Candidate]:
    """Return `size` candidates (all, where there are no more), in the order in which they were drawn."""
    waiting: dict[UUID, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(set(candidates), key=lambda each: _lot(seed, each.case), reverse=True):
        waiting[one.worker][one.risk].append(one)
    drawn: list[Candidate] = []
    of_workers: Counter[UUID] = Counter()
    of_risks: Counter[tuple[UUID, str]] = Counter()
    while waiting and len(drawn) < size:
        worker = min(waiting, key=lambda each: (of_workers[each], _lot(seed, each)))
        risk = min(waiting[worker], key=lambda each: (of_risks[worker, each], _rank(each)))
        drawn.append(waiting[worker][risk].pop())
        of_workers[worker] += 1
        of_risks[worker, risk] += 1
        _clear(waiting, worker, risk)
    return drawn


def _clear(waiting: dict[UUID, dict[str, list[Candidate]]], worker: UUID, risk: str) -> None:
    if not waiting[worker][risk]:
        del waiting[worker][risk]
    if not waiting[worker]:
        del waiting[worker]


def _rank(risk: str) -> int:
    return RISKS.index(risk) if risk in RISKS else len(RISKS)


def _lot(seed: str, one: UUID) -> bytes:
    return hashlib.sha256(f"{seed}|{one}".encode()).digest()
