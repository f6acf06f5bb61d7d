"""What somebody with the database may do to a log: edit, delete, insert, swap, cut off, roll back; clumsily or with care.

Leaves are lines of the export. `worked_on` is one attack; a careful attacker hashes everything again afterwards, so that
only a checkpoint kept outside can tell.
"""

import hashlib
import random
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from tools import verify_log

Leaf = dict[str, Any]
Attack = Callable[[list[Leaf], random.Random], None]
ACTS = ("person.opened", "case.opened", "note.written", "form.saved")


def invented(count: int, dice: random.Random) -> list[Leaf]:
    """Return a sound log of invented leaves in both formats."""
    return rehashed([_leaf(index, dice) for index in range(count)])


def _leaf(index: int, dice: random.Random) -> Leaf:
    actor, holder, record = (str(uuid.UUID(int=dice.getrandbits(128))) for _ in range(3))
    form = 1 if index < 40 else 2
    detail = f'{{"step":"{dice.choice(ACTS)}"}}' if form == 1 else "{}"
    withheld = dice.randbytes(32).hex() if form == 2 and dice.random() < 0.3 else ""
    moment = f"2026-11-20T09:{index // 60 % 60:02}:{index % 60:02}.{dice.randrange(10**6):06}+00:00"
    said = {
        "role": "case_worker",
        "act": dice.choice(ACTS),
        "compartment": "story",
        "outcome": "done",
        "detail": detail,
    }
    ids = {"actor": actor, "holder": holder, "record": record}
    return {"index": index, "at": moment, **ids, **said, "form": form, "withheld": withheld, "leaf_hash": ""}


def rehashed(leaves: list[Leaf]) -> list[Leaf]:
    """Return the leaves numbered and hashed again, as a careful attacker leaves them."""
    numbered = [{**leaf, "index": index} for index, leaf in enumerate(leaves)]
    return [{**leaf, "leaf_hash": hashlib.sha256(b"\x00" + verify_log.entry(leaf)).hexdigest()} for leaf in numbered]


def root(leaves: list[Leaf]) -> bytes:
    """Return the root of the tree over these leaves."""
    frontier: list[bytes] = []
    for size, leaf in enumerate(leaves):
        verify_log.grow(size, frontier, bytes.fromhex(leaf["leaf_hash"]))
    return verify_log.root_of(frontier)


def _edit(leaves: list[Leaf], dice: random.Random) -> None:
    at = dice.randrange(len(leaves))
    name = dice.choice([name for name, value in leaves[at].items() if isinstance(value, str) and value])
    text = leaves[at][name]
    place = dice.randrange(len(text))
    leaves[at] = {**leaves[at], name: text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]}


def _edit_form(leaves: list[Leaf], dice: random.Random) -> None:
    at = dice.randrange(len(leaves))
    leaves[at] = {**leaves[at], "form": 3 - leaves[at]["form"]}


def _delete(leaves: list[Leaf], dice: random.Random) -> None:
    del leaves[dice.randrange(len(leaves))]


def _insert(leaves: list[Leaf], dice: random.Random) -> None:
    leaves.insert(dice.randrange(len(leaves)), _leaf(dice.randrange(len(leaves)), dice))


def _swap(leaves: list[Leaf], dice: random.Random) -> None:
    one, two = dice.sample(range(len(leaves)), 2)
    leaves[one], leaves[two] = leaves[two], leaves[one]


def _swap_and_renumber(leaves: list[Leaf], dice: random.Random) -> None:
    one, two = dice.sample(range(len(leaves)), 2)
    leaves[one], leaves[two] = {**leaves[two], "index": one}, {**leaves[one], "index": two}


def _truncate(leaves: list[Leaf], dice: random.Random) -> None:
    del leaves[dice.randrange(len(leaves)) :]


def _roll_back(leaves: list[Leaf], dice: random.Random) -> None:
    """Put back an older copy and go on from there with other acts, to the same length."""
    kept = dice.randrange(len(leaves))
    leaves[kept:] = [_leaf(index, dice) for index in range(kept, len(leaves))]


ATTACKS: tuple[Attack, ...] = (
    _edit,
    _edit_form,
    _delete,
    _insert,
    _swap,
    _swap_and_renumber,
    _truncate,
    _roll_back,
)


def worked_on(sound: list[Leaf], covered: int, dice: random.Random) -> Iterator[tuple[str, list[Leaf]]]:
    """Yield (attack, what it leaves of the log) without end; each touches entries that a checkpoint covers."""
    while True:
        attack = dice.choice(ATTACKS)
        below, above = sound[:covered], sound[covered:]
        attack(below, dice)
        leaves = below if attack is _truncate else below + above
        careful = dice.random() < 0.5
        yield f"{attack.__name__}{' and hash again' if careful else ''}", rehashed(leaves) if careful else leaves
