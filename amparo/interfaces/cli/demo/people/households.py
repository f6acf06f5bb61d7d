"""Which people travel together: blocks of fifty records are cut into households, so none depends on the size."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from amparo.interfaces.cli.demo import showcase
from amparo.interfaces.cli.demo.dice import Dice, Weighted

BLOCK = 50
"""Records in a block; a demo country's size is a multiple of it."""

LISTS = Path(__file__).parent.parent / "lists"
Slot = tuple[str, str, int, int]
"""Role, sex (empty for either), youngest and oldest age."""

HEADS: dict[str, tuple[Slot, ...]] = {
    "single_man": (("head", "male", 18, 45),),
    "single_woman": (("head", "female", 18, 45),),
    "single_elder": (("head", "", 60, 86),),
    "couple": (("head", "male", 20, 60), ("spouse", "female", 19, 58)),
    "mother_children": (("head", "female", 20, 44),),
    "split_family": (("head", "female", 24, 46),),
    "parents_children": (("head", "male", 24, 52), ("spouse", "female", 21, 46)),
    "grandparent_children": (("grandparent", "", 52, 76),),
    "three_generations": (("head", "female", 25, 46), ("elder", "", 55, 80)),
    "unaccompanied_boy": (("head", "male", 14, 17),),
    "unaccompanied_girl": (("head", "female", 13, 17),),
    "siblings": (("head", "", 18, 26),),
}
WITH_CHILDREN = {
    "mother_children": (1, 4),
    "split_family": (1, 3),
    "parents_children": (1, 4),
    "grandparent_children": (1, 3),
    "three_generations": (1, 3),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One household within a block: its first record, its members' slots, and whom it repeats if it is a duplicate."""

    first: int
    route: int
    shape: str
    slots: tuple[Slot, ...]
    duplicate_of: int | None = None
    example: showcase.Example | None = None

    @property
    def key(self) -> str:
        """Return the household's key, made of its first record."""
        return f"h{self.first}"


@cache
def shapes() -> dict[int, Weighted[str]]:
    """Return the household shapes of each route with their weights."""
    rows: dict[int, list[tuple[str, float]]] = {}
    with (LISTS / "households.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(int(row["route"]), []).append((row["shape"], float(row["weight"])))
    return {route: Weighted(pairs) for route, pairs in rows.items()}


def layout(seed: int, block: int, routes: Weighted[int]) -> list[Place]:
    """Cut a block into households; the same for a seed and block, whatever else is made.

    `routes` are the shares of the ten routes. About three blocks in four end with a record that repeats an earlier one.
    """
    dice = Dice(seed, "block", block)
    places = _examples(block)
    repeats = dice.chance(0.75)
    first = places[-1].first + len(places[-1].slots) if places else block * BLOCK
    end = (block + 1) * BLOCK - repeats
    while first < end:
        route = dice.weighted(routes)
        shape = dice.weighted(shapes()[route])
        slots = _slots(dice, shape)
        if len(slots) > end - first:
            shape, slots = "single_man", HEADS["single_man"]
        places.append(Place(first, route, shape, slots))
        first += len(slots)
    if repeats:
        places.append(_repeated(dice, places, first))
    return places


def _examples(block: int) -> list[Place]:
    first, places = block * BLOCK, list[Place]()
    for example in showcase.of_block(block):
        slots = showcase.CAST if example.shape == "cast" else HEADS[example.shape]
        places.append(Place(first, example.route, example.shape, slots, example=example))
        first += len(slots)
    return places


def _repeated(dice: Dice, places: list[Place], first: int) -> Place:
    original = dice.of([place for place in places if place.shape != "cast"])
    record = original.first + dice.whole(0, len(original.slots) - 1)
    return Place(first, original.route, original.shape, original.slots, duplicate_of=record)


def _slots(dice: Dice, shape: str) -> tuple[Slot, ...]:
    slots = list(HEADS[shape])
    if shape == "siblings":
        slots += [("sibling", "", 8, 17) for _ in range(dice.whole(1, 2))]
    elif shape in WITH_CHILDREN:
        role = "grandchild" if shape == "grandparent_children" else "child"
        slots += [(role, "", 0, 16) for _ in range(dice.whole(*WITH_CHILDREN[shape]))]
    return tuple(slots)
