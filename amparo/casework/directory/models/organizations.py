"""Organisations of every kind, and how they or their services are reached."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency


class Organization(models.Model):
    """Who offers services; `agency` keeps the listing up to date, `kind` is a code of organization_kind.

    `staff_agency` is the agency whose accounts are the organisation's own people: referrals are addressed to them.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=40)
    staff_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    email = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=300, blank=True)
    modified_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID,
        "agency": S.PLACE,
        "name": S.DEFINITION,
        "alternate_name": S.DEFINITION,
        "description": S.DEFINITION,
        "kind": S.DEFINITION,
        "staff_agency": S.PLACE,
        "email": S.DEFINITION,
        "website": S.DEFINITION,
        "modified_at": S.DATE,
    }

    def __str__(self) -> str:
        return self.name


class Phone(models.Model):
    """A telephone number of an organisation or of one service."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    service = models.ForeignKey(
        "directory.Service", null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    number = models.CharField(max_length=40)
    description = models.CharField(max_length=200, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "organization": S.ID,
        "service": S.ID,
        "number": S.DEFINITION,
        "description": S.DEFINITION,
    }

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organization__isnull=True) ^ Q(service__isnull=True), name="phone_of_one_owner"
            )
        ]

    def __str__(self) -> str:
        return self.number


class Contact(models.Model):
    """A contact of a service: the function is public, the name of the person is for staff alone."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    service = models.ForeignKey("directory.Service", on_delete=models.CASCADE, related_name="contacts")
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)

    sensitivity: ClassVar = {"id": S.ID, "service": S.ID, "title": S.DEFINITION, "name": S.ACCOUNT}

    def __str__(self) -> str:
        return self.title
