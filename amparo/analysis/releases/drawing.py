"""Adds the noise. It comes from OpenDP, whose samplers are proven exact; nothing of it is written here.

The discrete Laplace mechanism on a table of counts in which one person changes one count by one: the noise of each count has
the scale 1/epsilon, and the whole table costs epsilon.
"""

from collections.abc import Sequence
from typing import Any

from amparo.foundation.errors import Refusal

THOUSAND = 1_000
ONE_IN_TWENTY = 0.05


def drawn(counts: Sequence[int], cost: int) -> list[int]:
    """Return the counts with noise at a cost in thousandths of epsilon. Raises Refusal "figures.no_library" without OpenDP."""
    _, mechanism = _mechanism(cost)
    spent: float = mechanism.map(d_in=1)
    if spent * THOUSAND > cost * (1 + 1e-9):
        raise RuntimeError(f"the draw would cost {spent}, and {cost / THOUSAND} is booked")
    noisy: list[int] = mechanism(list(counts))
    return noisy


def within(cost: int) -> int:
    """Return by how much a number drawn at this cost is off at most, in 19 of 20.

    >>> within(200), within(1000)
    (15, 3)
    """
    dp, _ = _mechanism(cost)
    reached: float = dp.discrete_laplacian_scale_to_accuracy(THOUSAND / cost, ONE_IN_TWENTY)
    return -int(-reached // 1) - 1


def _mechanism(cost: int) -> tuple[Any, Any]:
    try:
        import opendp.prelude as dp
    except ImportError:
        raise Refusal("figures.no_library") from None
    dp.enable_features("contrib")
    space = dp.vector_domain(dp.atom_domain(T=int)), dp.l1_distance(T=int)
    return dp, dp.m.make_laplace(*space, scale=THOUSAND / cost)
