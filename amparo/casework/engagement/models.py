"""The tables of public pages: every version of a text, and what is published of it."""

from typing import Any, ClassVar

from django.db import models

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S


class Topic(models.TextChoices):
    """What a page is about."""

    RIGHTS = "rights"
    ROUTE = "route"
    OTHER = "other"


class Text(models.Model):
    """What a page says in one language; `slug` stands in the address, `record` is the page in this language."""

    slug = models.SlugField(max_length=30)
    language = models.CharField(max_length=5)
    topic = models.CharField(max_length=10, choices=Topic.choices)
    title = models.CharField(max_length=200)
    body = models.TextField()
    source = models.CharField(max_length=500)
    checked_on = models.DateField(null=True, blank=True)
    number = models.PositiveIntegerField()

    sensitivity: ClassVar[dict[str, Any]] = {
        **dict.fromkeys(("slug", "language", "topic", "title", "body", "source"), S.DEFINITION),
        "checked_on": S.DATE,
        "number": S.PROOF,
    }

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.slug} {self.language} {self.number}"


class Version(Text):
    """One version of one text; rows are only added."""

    id = models.BigAutoField(primary_key=True)
    record = models.UUIDField()
    by = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {**Text.sensitivity, "id": S.PROOF, "record": S.ID, "by": S.ID, "at": S.DATE, "key": S.ID}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["record", "number"], name="one_version_per_number")]


class Published(Text):
    """The version of a text that everybody may read."""

    id = models.UUIDField(primary_key=True, editable=False)
    published_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {**Text.sensitivity, "id": S.ID, "published_at": S.DATE}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["slug", "language"], name="one_text_per_language")]
