"""What the log promises: whatever is done to entries below a checkpoint is found, every time."""

import hashlib
import random
import uuid

import pymerkle
import pytest
from django.db import connection, transaction

from amparo.trust.audit import actions, checkpoints, tree, verify
from amparo.trust.audit.actions import Entry
from amparo.trust.audit.formats import canonical
from amparo.trust.audit.models import Head, Leaf

pytestmark = pytest.mark.django_db
ACTS = ("person.opened", "case.opened", "note.written", "form.saved")


def _withheld(number: int) -> actions.Sealed | None:
    """Every third entry has details, as a change has and an opening has not; what is in the blob is not the log's matter."""
    if number % 3:
        return None
    return actions.Sealed(hashlib.sha256(bytes([number])).digest(), uuid.uuid4(), "story", b"sealed")


def fill(count: int) -> None:
    """Write `count` leaves in small acts, as the product does."""
    left = count
    while left > 0:
        some = min(left, 1 + left % 5)
        actions.append(
            [
                Entry(
                    uuid.uuid4(), "case_worker", ACTS[n % 4], uuid.uuid4(), uuid.uuid4(), "story", sealed=_withheld(n)
                )
                for n in range(some)
            ]
        )
        left -= some


def test_an_untouched_log_is_sound() -> None:
    fill(150)
    verify.checkpoint_now()
    assert verify.verify().sound
    assert verify.verify().size == 150


def test_the_root_is_the_one_of_an_independent_library() -> None:
    fill(37)
    oracle = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in Leaf.objects.order_by("index"):
        oracle.append_entry(verify._entry_bytes(leaf))
    head = Head.objects.get()
    assert tree.root(tree.unpack(head.frontier)) == oracle.get_root()


def test_a_checkpoint_is_written_outside_the_database_as_work_goes_on(
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        fill(checkpoints.EVERY + 1)
    assert checkpoints.last_size() >= checkpoints.EVERY
    assert checkpoints.newest().startswith("amparo/log/")


def fail_after_logging() -> None:
    """Do an act that is logged and then fails."""
    with transaction.atomic():
        actions.append([Entry(None, "system", "case.opened")])
        raise RuntimeError


def test_an_act_that_fails_leaves_no_leaf_and_a_leaf_that_fails_undoes_the_act() -> None:
    fill(3)
    with pytest.raises(RuntimeError):
        fail_after_logging()
    assert verify.verify().sound
    assert Leaf.objects.count() == 3


def _changed_bit(rows: list[dict[str, object]], dice: random.Random) -> None:
    row = dice.choice(rows)
    field = dice.choice(["act", "role", "compartment", "outcome"])
    text = str(row[field]) or "x"
    at = dice.randrange(len(text))
    row[field] = text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]


def _changed_who(rows: list[dict[str, object]], dice: random.Random) -> None:
    dice.choice(rows)[dice.choice(["actor", "holder", "record"])] = uuid.UUID(int=dice.getrandbits(128))


def _deleted(rows: list[dict[str, object]], dice: random.Random) -> None:
    rows.pop(dice.randrange(len(rows)))


def _deleted_and_renumbered(rows: list[dict[str, object]], dice: random.Random) -> None:
    _deleted(rows, dice)
    for index, row in enumerate(rows):
        row["index"] = index


def _swapped(rows: list[dict[str, object]], dice: random.Random) -> None:
    one, two = dice.sample(range(len(rows)), 2)
    rows[one]["index"], rows[two]["index"] = rows[two]["index"], rows[one]["index"]


def _cut_off(rows: list[dict[str, object]], dice: random.Random) -> None:
    del rows[dice.randrange(len(rows)) :]


def _inserted(rows: list[dict[str, object]], dice: random.Random) -> None:
    rows.insert(dice.randrange(len(rows)), {**dice.choice(rows), "act": "case.invented"})
    for index, row in enumerate(rows):
        row["index"] = index


ATTACKS = (_changed_bit, _changed_who, _deleted, _deleted_and_renumbered, _swapped, _cut_off, _inserted)


def test_every_one_of_three_hundred_random_manipulations_below_a_checkpoint_is_found() -> None:
    fill(12)
    verify.checkpoint_now()
    names = [field.attname for field in Leaf._meta.fields]
    sound = list(Leaf.objects.order_by("index").values(*names))
    heads = list(Head.objects.values())
    dice = random.Random(20261123)
    for _ in range(300):
        rows = [dict(row) for row in sound]
        dice.choice(ATTACKS)(rows, dice)
        repaired = _with_honest_hashes(rows) if dice.random() < 0.5 else (rows, heads[0])
        _put_back(*repaired)
        assert not verify.verify().sound
    _put_back(sound, heads[0])
    assert verify.verify().sound


def _with_honest_hashes(rows: list[dict[str, object]]) -> tuple[list[dict[str, object]], dict[str, object]]:
    """Do what a careful attacker does: hash everything again and mend the head; only the checkpoint file is out of reach."""
    frontier: list[bytes] = []
    for size, row in enumerate(sorted(rows, key=lambda row: int(str(row["index"])))):
        row["leaf_hash"] = tree.leaf_hash(canonical(int(str(row["index"])), row["at"], row))  # type: ignore[arg-type]
        frontier = tree.grow(size, frontier, row["leaf_hash"])
    return rows, {"id": 1, "size": len(rows), "frontier": tree.pack(frontier)}


def _put_back(rows: list[dict[str, object]], head: dict[str, object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_leaf")
        cursor.execute("DELETE FROM audit_head")
    Leaf.objects.bulk_create([Leaf(**row) for row in rows])
    Head.objects.bulk_create([Head(**head)])
