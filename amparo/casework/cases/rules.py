"""Pure thought about a case's way: what is done, what may come next, which clocks run. Data comes from practice."""

from collections.abc import Iterable, Mapping
from typing import Any

from amparo.foundation.pathways import Move

APPROVED = "approved"
FINISHED = frozenset({"complete", "waiting", "approved"})
AUTOMATIC = frozenset({"first_contact", "screening", "assessment", "plan"})


def risk_level(summary: Mapping[str, Any]) -> str:
    """Return the level that counts by a case's summary: the supervisor's for this finding, else the computed one."""
    return str(summary.get("risk_override_level") or summary.get("risk_level") or "not_assessed")


def needs_approval(moves: Iterable[Move], step: str) -> bool:
    """Return whether a form of `step` waits for a supervisor: approval is needed, or only a supervisor leads on."""
    ways = [move for move in moves if move.step == step]
    return any(f"{step}_approved" in move.needs for move in ways) or (
        bool(ways) and all(move.who == ("supervisor",) for move in ways)
    )


def done(step: str, status: str, agreed: bool = True) -> frozenset[str]:
    """Return what a form of `step` in `status` has achieved, in the words of the pathway's needs."""
    achieved = set()
    if status in FINISHED:
        achieved.add(f"{step}_complete")
        if agreed:
            achieved.add(f"{step}_agreed")
    if status == APPROVED:
        achieved.add(f"{step}_approved")
    return frozenset(achieved)


def ways_on(moves: Iterable[Move], step: str, achieved: frozenset[str]) -> list[Move]:
    """Return the moves that are open from `step`, in the order of the pathway."""
    return [move for move in moves if move.step == step and achieved.issuperset(move.needs)]


def automatic(moves: Iterable[Move], step: str, achieved: frozenset[str]) -> str | None:
    """Return the step that follows without anybody choosing, or None; only where the way is straight."""
    if step not in AUTOMATIC:
        return None
    ways = [move for move in moves if move.step == step and move.next != "closure"]
    return next((move.next for move in ways if achieved.issuperset(move.needs)), None)


def missing(moves: Iterable[Move], step: str, to: str, achieved: frozenset[str]) -> frozenset[str] | None:
    """Return what is still needed to go from `step` to `to`; None when no way leads there."""
    ways = [frozenset(move.needs) - achieved for move in moves if move.step == step and move.next == to]
    return min(ways, key=len) if ways else None
