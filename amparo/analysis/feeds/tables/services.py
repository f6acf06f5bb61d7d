"""Who does what where: one row for each service, kind of help and place; public listings, and nobody who is helped."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import words
from amparo.casework.directory.queries.coverage import Offer, activities, offering
from amparo.exchange.odata import Column, Entity, Kind, Row


def entity() -> Entity:
    """Return what the table is."""
    columns = (
        words.key(),
        words.text("Organisation", _("Organisation"), "#org+name"),
        words.text("OrganisationKind", _("Code of the kind of organisation"), "#org+type"),
        words.text("Service", _("Service"), "#activity+name"),
        words.text("KindOfHelp", _("Code of the kind of help"), "#service+code"),
        words.place(),
        words.text("PlaceName", _("Name of the place"), "#loc+name"),
        Column("PlaceLevel", Kind.WHOLE, _("Level of the place, 0 for a country"), True, hxl="#meta+level"),
        words.text("Capacity", _("Code of whether it takes referrals"), "#capacity"),
        Column("CheckedOn", Kind.DAY, _("When the listing was checked"), True, hxl="#date+reported"),
        words.text("Sexes", _("For which sexes, codes with spaces between; empty for all"), "#beneficiary+sex"),
        Column("MinimumAge", Kind.WHOLE, _("From which age"), True, hxl="#beneficiary+age+min"),
        Column("MaximumAge", Kind.WHOLE, _("Up to which age"), True, hxl="#beneficiary+age+max"),
        words.text("TurnedAway", _("Whom it turns away, codes with spaces between"), "#beneficiary+excluded"),
        words.text("AsksStatus", _("Whether it asks for papers: yes, no or unknown"), "#meta+status"),
    )
    return Entity("Services", _("Who does what where, without protected places"), columns)


def blocks(reader: Reader) -> list[str]:
    """Return a part for each service."""
    return [str(service) for service in offering()]


def rows(reader: Reader, wanted: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of some services."""
    return (_row(one, reader.access.language) for one in activities([UUID(each) for each in wanted]))


def _row(one: Offer, language: str) -> Row:
    row, place = one.service, one.place
    code = place.code if place else ""
    return {
        "Id": f"{row.pk}.{one.kind}.{code}", "Organisation": row.organization.name,
        "OrganisationKind": row.organization.kind, "Service": row.name, "KindOfHelp": one.kind, "Place": code,
        "PlaceName": place.name(language) if place else "", "PlaceLevel": place.level if place else None,
        "Capacity": row.capacity, "CheckedOn": row.checked_on, "Sexes": " ".join(row.sexes),
        "MinimumAge": row.minimum_age, "MaximumAge": row.maximum_age, "TurnedAway": " ".join(row.turned_away),
        "AsksStatus": row.asks_status,
    }  # fmt: skip


SOURCE = Source("Services", entity, blocks, rows, many=200)
