"""Tables of the log: leaves, the sealed details of some, and the head that grows with them."""

from typing import ClassVar

from django.db import models

from amparo.foundation.sensitivity import Sensitivity as S


class Leaf(models.Model):
    """One act or one opening of a compartment; `detail` holds codes, `withheld` the salted hash of sealed details.

    Every column is proven by the leaf's hash, by the rules of `form` (audit.formats).
    """

    index = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    role = models.CharField(max_length=24)
    act = models.CharField(max_length=48)
    holder = models.UUIDField(null=True)
    record = models.UUIDField(null=True)
    compartment = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=16)
    detail = models.TextField(default="{}")
    form = models.PositiveSmallIntegerField()
    withheld = models.BinaryField()
    leaf_hash = models.BinaryField()

    sensitivity: ClassVar = {
        "index": S.PROOF,
        "at": S.DATE,
        "actor": S.ID,
        "role": S.STATUS,
        "act": S.STATUS,
        "holder": S.ID,
        "record": S.ID,
        "compartment": S.STATUS,
        "outcome": S.STATUS,
        "detail": S.STATUS,
        "form": S.PROOF,
        "withheld": S.PROOF,
        "leaf_hash": S.PROOF,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["holder", "index"], name="leaves_of_a_holder"),
            models.Index(
                fields=["record", "index"],
                condition=models.Q(holder__isnull=True),
                name="leaves_without_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.index} {self.act}"


class Withheld(models.Model):
    """The details and salt of one leaf, sealed under a key of the leaf's holder: readable as long as that key is."""

    leaf = models.BigIntegerField(primary_key=True)
    id = models.UUIDField(unique=True)
    compartment = models.CharField(max_length=16)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {"leaf": S.PROOF, "id": S.ID, "compartment": S.STATUS, "sealed": S.SEALED}

    def __str__(self) -> str:
        return f"details of leaf {self.leaf}"


class Head(models.Model):
    """The tree as it stands: its size and its frontier. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField(default=bytes)

    sensitivity: ClassVar = {"id": S.ID, "size": S.PROOF, "frontier": S.PROOF}

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_head")]

    def __str__(self) -> str:
        return f"head of {self.size} leaves"
