"""Public answers: what this API is, services, organisations, services at locations, taxonomies and their terms."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from amparo.casework.directory.queries import public
from amparo.exchange import hsds
from amparo.interfaces.api.hsds.answering import answers
from amparo.interfaces.api.hsds.asking import identifier, page, search, switch, wanted

PROFILE = "https://docs.openreferral.org/en/3.0/"
SERVICES = (
    "search",
    "page",
    "per_page",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "full",
)
Found = dict[str, Any] | None


@answers(shows="about")
def about(request: HttpRequest) -> Found:
    """Say which standard this is."""
    return {"version": "3.0", "profile": PROFILE, "openapi_url": request.build_absolute_uri(reverse("hsds_openapi"))}


@answers(*SERVICES, "minimal", shows="service", listed=True)
def services(request: HttpRequest) -> Found:
    """List services: `full` with all that belongs to them, `minimal` with the date of change and what HSDS asks of all."""
    full, minimal, part = switch(request, "full"), switch(request, "minimal"), page(request)

    def shape(one: hsds.Service) -> dict[str, Any]:
        if minimal:
            return hsds.service_minimal(one)
        return hsds.service(one, full=full)

    return hsds.paged(public.services(wanted(request)), part.number, part.size, shape)


@answers(shows="service")
def service(request: HttpRequest, found: UUID) -> Found:
    """Show one service with everything that belongs to it."""
    record = public.service(found)
    return hsds.service(record) if record else None


@answers("search", "page", "per_page", "full", "full_service", shows="organization", listed=True)
def organizations(request: HttpRequest) -> Found:
    """List organisations: `full` with their locations, `full_service` with their services."""
    full, with_services, part = switch(request, "full"), switch(request, "full_service"), page(request)
    found = public.organizations(search(request))
    offered = public.offered(one.id for one in found[part.rows]) if full or with_services else {}

    def shape(one: hsds.Organization) -> dict[str, Any]:
        if not (full or with_services):
            return hsds.organization(one, full=False)
        return _organization(one, offered.get(one.id, []), whole=with_services)

    return hsds.paged(found, part.number, part.size, shape)


@answers("full_service", shows="organization")
def organization(request: HttpRequest, found: UUID) -> Found:
    """Show one organisation with its services: by identifier and name, or whole with `full_service`."""
    whole = switch(request, "full_service")
    record = next(iter(public.organizations(only=found)), None)
    return _organization(record, public.offered([found])[found], whole=whole) if record else None


def _organization(record: hsds.Organization, offered: list[hsds.Service], *, whole: bool) -> dict[str, Any]:
    return hsds.organization(record, services=[hsds.service(one, full=whole) for one in offered])


@answers(*SERVICES, shows="service_at_location", listed=True)
def service_at_locations(request: HttpRequest) -> Found:
    """List services at their locations: `full` with both."""
    full, part = switch(request, "full"), page(request)
    rows = public.service_at_locations(wanted(request))
    return hsds.paged(rows, part.number, part.size, lambda row: hsds.service_at_location(*row, full=full))


@answers(shows="service_at_location")
def service_at_location(request: HttpRequest, found: UUID) -> Found:
    """Show one service at one of its locations."""
    row = public.service_at_location(found)
    return hsds.service_at_location(*row) if row else None


@answers("search", "page", "per_page", shows="taxonomy", listed=True)
def taxonomies(request: HttpRequest) -> Found:
    """List the taxonomies."""
    word, part = search(request).casefold(), page(request)
    names = [name for name, text in hsds.TAXONOMIES.items() if word in f"{name} {text}".casefold()]
    return hsds.paged(names, part.number, part.size, hsds.taxonomy)


@answers(shows="taxonomy")
def taxonomy(request: HttpRequest, found: UUID) -> Found:
    """Show one taxonomy."""
    name = next((name for name in hsds.TAXONOMIES if hsds.taxonomy_id(name) == found), None)
    return hsds.taxonomy(name) if name else None


@answers("search", "page", "per_page", "taxonomy_id", "parent_id", "top_only", shows="taxonomy_term", listed=True)
def taxonomy_terms(request: HttpRequest) -> Found:
    """List the terms; ours have no terms below them, so `top_only` changes nothing and a parent has none."""
    switch(request, "top_only")
    word, part, of = search(request).casefold(), page(request), identifier(request, "taxonomy_id")
    rows = [] if identifier(request, "parent_id") else public.terms()
    rows = [one for one in rows if of in (None, hsds.taxonomy_id(one.taxonomy)) and word in one.label.casefold()]
    return hsds.paged(rows, part.number, part.size, _term)


@answers(shows="taxonomy_term")
def taxonomy_term(request: HttpRequest, found: UUID) -> Found:
    """Show one term."""
    record = next((one for one in public.terms() if hsds.term_id(one.taxonomy, one.code) == found), None)
    return _term(record) if record else None


def _term(one: hsds.Term) -> dict[str, Any]:
    return hsds.taxonomy_term(one.taxonomy, one.code, one.label)


@answers(shows="error")
def nothing(request: HttpRequest) -> Found:
    """Answer what no address is for, as what is not there."""
    return None
