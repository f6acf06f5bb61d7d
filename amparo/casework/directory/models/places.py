"""Places with P-codes, and the locations where organisations work; a protected location never leaves the staff side."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.casework.directory.kinds import LocationType
from amparo.casework.directory.models.organizations import Organization
from amparo.foundation import ids
from amparo.foundation.sensitivity import Sensitivity as S


class Place(models.Model):
    """One administrative area by its P-code; an area that ends keeps its code and gets a last day."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    code = models.CharField(max_length=40, unique=True)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    names = models.JSONField(default=dict)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "code": S.DEFINITION,
        "level": S.DEFINITION,
        "parent": S.ID,
        "names": S.DEFINITION,
        "valid_from": S.DATE,
        "valid_to": S.DATE,
    }

    def __str__(self) -> str:
        return self.code

    def name(self, language: str = "en") -> str:
        """Return the name in `language`, else in English, else any, else the code."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.code)


class Location(models.Model):
    """Where an organisation works; `is_protected` marks a place whose discovery can harm people."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="locations")
    name = models.CharField(max_length=200)
    location_type = models.CharField(max_length=10, choices=LocationType.choices, default=LocationType.PHYSICAL)
    is_protected = models.BooleanField(default=False)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address_1 = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    transportation = models.CharField(max_length=500, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    url = models.CharField(max_length=300, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "organization": S.ID,
        "name": S.DEFINITION,
        "location_type": S.DEFINITION,
        "is_protected": S.STATUS,
        "place": S.ID,
        "address_1": S.DEFINITION,
        "postal_code": S.DEFINITION,
        "transportation": S.DEFINITION,
        "latitude": S.DEFINITION,
        "longitude": S.DEFINITION,
        "url": S.DEFINITION,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization"], condition=Q(is_protected=True), name="protected_places")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Accessibility(models.Model):
    """One kind of access that a location has; codes of the practice list accessibility_kind."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    code = models.CharField(max_length=40)

    sensitivity: ClassVar = {"id": S.ID, "location": S.ID, "code": S.DEFINITION}

    def __str__(self) -> str:
        return self.code
