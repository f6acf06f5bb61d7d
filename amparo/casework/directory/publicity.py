"""What is public of the directory, said once: services at no protected place, not ended, and not too long unchecked."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from amparo.casework.directory.freshness import oldest
from amparo.casework.directory.models import Service, ServiceAtLocation
from amparo.foundation import clock

AT_PROTECTED = Exists(ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__is_protected=True))


def unhidden() -> Q:
    """Return the condition that a listing is not too old to be shown."""
    return Q(checked_on__isnull=True) | Q(checked_on__gte=oldest("hidden_after", clock.today()))


def of_a_link() -> QuerySet[Service]:
    """Return the services that keep their own listing: also those that nobody sees because it is too old."""
    return Service.objects.exclude(status="defunct").filter(~AT_PROTECTED)


def services() -> QuerySet[Service]:
    """Return the services that everybody may know."""
    return of_a_link().filter(unhidden())
