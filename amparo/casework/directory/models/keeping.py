"""Links by which a service keeps its own listing up to date, and what came by them; the public process only adds to it."""

from typing import ClassVar

from django.db import models

from amparo.casework.directory.models.services import Service
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S


class ServiceLink(models.Model):
    """The way of one service to its own listing: who holds the link that `digest` belongs to may say how things stand."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    digest = models.BinaryField(unique=True, max_length=32)
    made_by = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "service": S.ID,
        "digest": S.PROOF,
        "made_by": S.ID,
        "made_at": S.DATE,
        "until": S.DATE,
        "ended_at": S.DATE,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(ended_at__isnull=True), name="one_link_of_a_service"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ServiceNews(models.Model):
    """What a service said of itself: `fields` are those that it changed, none when all still holds."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    link = models.ForeignKey(ServiceLink, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    fields = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {"id": S.ID, "link": S.ID, "at": S.DATE, "fields": S.DEFINITION, "taken_at": S.DATE}

    def __str__(self) -> str:
        return str(self.pk)
