"""Services, and the locations at which they are given."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.directory.kinds import Said, Status
from amparo.casework.directory.models.organizations import Organization
from amparo.casework.directory.models.places import Location
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import User


class Service(models.Model):
    """What an organisation offers, to whom, under which conditions; who keeps the listing, who checked it when.

    `told_by_itself`: the last check was the service's own word.
    Empty `sexes` or `nationalities` mean everybody. Words for `turned_away` and `capacity` are lists of practice.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="services")
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ACTIVE)
    application_process = models.TextField(blank=True)
    fees_description = models.CharField(max_length=500, blank=True)
    interpretation_services = models.CharField(max_length=500, blank=True)
    alert = models.CharField(max_length=500, blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    sexes = models.JSONField(default=list, blank=True)
    nationalities = models.JSONField(default=list, blank=True)
    turned_away = models.JSONField(default=list, blank=True)
    asks_status = models.CharField(max_length=10, choices=Said.choices, default=Said.UNKNOWN)
    reports_to_authorities = models.CharField(max_length=10, choices=Said.choices, default=Said.UNKNOWN)
    trained_for_survivors = models.CharField(max_length=10, choices=Said.choices, default=Said.UNKNOWN)
    safe_contact_note = models.TextField(blank=True)
    capacity = models.CharField(max_length=20, default="unknown_capacity")
    capacity_available = models.PositiveIntegerField(null=True, blank=True)
    capacity_maximum = models.PositiveIntegerField(null=True, blank=True)
    capacity_at = models.DateTimeField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True, db_index=True)
    checked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_by_itself = models.BooleanField(default=False)
    modified_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        **dict.fromkeys(("id", "organization", "owner", "checked_by"), S.ID),
        **dict.fromkeys(("checked_on", "capacity_at", "modified_at"), S.DATE),
        **dict.fromkeys(
            (
                "name", "alternate_name", "description", "url", "email", "status", "application_process", "fees_description",
                "interpretation_services", "alert", "eligibility_description", "minimum_age", "maximum_age", "sexes",
                "nationalities", "turned_away", "asks_status", "reports_to_authorities", "trained_for_survivors",
                "safe_contact_note", "capacity", "capacity_available", "capacity_maximum", "told_by_itself",
            ),
            S.DEFINITION,
        ),
    }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
                name="ages_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ServiceAtLocation(models.Model):
    """That a service is given at a location of its organisation."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="at_services")

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "location": S.ID}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["service", "location"], name="once_at_a_location")]

    def __str__(self) -> str:
        return str(self.pk)
