"""What Amparo knows that can be evidence, in the words in which it is frozen: never a person, nothing of restricted areas."""

from collections.abc import Callable, Iterator, Mapping

from amparo.analysis.protection.queries import AnalysisView
from amparo.interfaces.staff.protection.picking import watched, work
from amparo.interfaces.staff.protection.picking.known import Known
from amparo.trust.disclosure.access import Access

__all__ = ["PICKED", "Known"]

PICKED: Mapping[str, Callable[[Access, AnalysisView], Iterator[tuple[str, Known]]]] = {
    "figure": work.figures_kept, "surroundings": work.surrounding, "community": work.of_communities,
    "observation": watched.observations, "alert": watched.alerts, "displacement": watched.displaced,
}  # fmt: skip
"""How each kind is found."""
