"""What belongs to a service and may stand there several times: kinds, hours, languages, areas, costs, documents."""

from typing import Any, ClassVar

from django.db import models

from amparo.casework.directory.models.places import Place
from amparo.casework.directory.models.services import Service
from amparo.foundation import ids
from amparo.foundation.sensitivity import Sensitivity as S


class Particular(models.Model):
    """A row that belongs to one service and is written anew with it; its id stays while its content does."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    service: models.ForeignKey[Any, Any] = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Term(Particular):
    """One kind of help that the service gives: a code of the practice list service_type."""

    code = models.CharField(max_length=40, db_index=True)

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "code": S.DEFINITION}


class Schedule(Particular):
    """When the service is open: days of the week as iCalendar writes them, from and to a time of day."""

    byday = models.CharField(max_length=20)
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    sensitivity: ClassVar = {
        "id": S.ID,
        "service": S.ID,
        "byday": S.DEFINITION,
        "opens_at": S.DEFINITION,
        "closes_at": S.DEFINITION,
    }


class Language(Particular):
    """A language in which the service is given, without an interpreter; ISO 639-3."""

    code = models.CharField(max_length=3)

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "code": S.DEFINITION}


class ServiceArea(Particular):
    """A place whose people the service is for, with all that lies inside it."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "place": S.ID}


class CostOption(Particular):
    """What the service costs, in words."""

    option = models.CharField(max_length=300)

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "option": S.DEFINITION}


class RequiredDocument(Particular):
    """A document that somebody has to bring."""

    document = models.CharField(max_length=200)

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "document": S.DEFINITION}
