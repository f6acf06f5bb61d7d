"""What stands on a consent ends with it: other rooms say here what they close, and are told inside the act that ends it."""

from collections.abc import Callable, Collection
from uuid import UUID

from amparo.trust.disclosure import acting

Ending = Callable[[acting.Act, Collection[UUID]], object]
_endings: list[Ending] = []


def register(ending: Ending) -> None:
    """Say what another room closes when consents end; wired in `config`."""
    if ending not in _endings:
        _endings.append(ending)


def ended(act: acting.Act, consents: Collection[UUID]) -> None:
    """Inside an act that ends `consents`, or refuses part of what they allowed: close what stands on them."""
    for ending in _endings if consents else []:
        ending(act, consents)
