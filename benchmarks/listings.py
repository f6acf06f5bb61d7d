"""Invents a country of many listings in the tables themselves, for measurements of the public pages."""

import random
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from amparo import practice

REGIONS, DISTRICTS = 12, 8
HOME = UUID("0c9e3f0a-7a53-4c55-9a4e-61a1c5f1b0aa")
LANGUAGES = ("spa", "eng", "fra", "ara", "hat", "prs")


def fill(number: int) -> None:
    """Write `number` public services of a tenth as many organisations, with all that belongs to them."""
    from amparo.casework.directory import models
    from amparo.trust.accounts.models import Agency

    dice, today = random.Random(2026), date.today()
    agency = Agency.objects.create(name="Puente Amparo")
    places = _places(models)
    _boundaries(models, today)
    _figures(agency, today)
    kinds = [code.code for code in practice.catalogue().lists["service_type"]]
    houses, rooms = _houses(models, dice, agency, places, number // 10)
    services = [_service(models, dice, n, houses[n % len(houses)], today) for n in range(number)]
    rows: dict[Any, list[Any]] = {models.Organization: houses, models.Location: rooms, models.Service: services}
    for n, service in enumerate(services):
        for made in _belonging(models, dice, service, rooms[n % len(rooms)], kinds):
            rows.setdefault(type(made), []).append(made)
    for model, made in rows.items():
        model.objects.bulk_create(made, batch_size=500)
    models.Revision.objects.create(record=HOME, number=1, act="directory.service_saved")
    _spoken_with(agency)


def _spoken_with(agency: Any) -> None:
    """Let an agency be told something, and show the pages of information that there are to begin with."""
    from amparo.casework.engagement import starting
    from amparo.casework.engagement.actions import bring_starting

    letterbox(agency)
    bring_starting(by=None, texts=starting.texts(), shown=True)


def letterbox(agency: Any) -> None:
    """Give an agency a focal point whose key stands in a letterbox, so that it can be told something."""
    from amparo.casework.feedback.letterboxes import building
    from amparo.foundation.policy import Role
    from amparo.trust.accounts import actions as accounts
    from amparo.trust.vault import keyring, recipients
    from amparo.trust.vault.models import RecipientKind

    user = accounts.make_user(agency, "gita", "Gita", None, [(Role.FOCAL_POINT, None)])
    recipients.install(RecipientKind.USER, user.pk, keyring.new(user.pk)[1])
    building.build()


def _boundaries(models: Any, today: date) -> None:
    """Draw every place as a square with sides as long in letters as those of real boundaries once they are simplified."""
    land = models.BoundarySet.objects.create(country="QV", source="Invented", licence="CC0", valid_from=today)
    for number, place in enumerate(models.Place.objects.filter(level__gt=0).order_by("code")):
        x, y = number % 12 * 320, number // 12 * 320
        sides = (" ".join([step] * 40) for step in ("8 1 8-1", "1 8-1 8", "-8 1-8-1", "1-8-1-8"))
        path = f"M{x} {y}l{' '.join(sides)}z"
        models.Boundary.objects.create(within=land, place=place, path=path, at=[x + 160, y + 160], box=[x, y, 320, 320])


def _figures(agency: Any, today: date) -> None:
    """Write two published quarters, by groups as in practice."""
    from amparo.casework.public_figures import models, rules
    from amparo.foundation import clock, ids

    for quarter in rules.completed(today)[:2]:
        release = models.Release.objects.create(
            agency=agency, first=quarter.first, last=quarter.last, state="published", proposed_by=ids.new(),
            approved_by=ids.new(), published_at=clock.now(),
        )  # fmt: skip
        models.Value.objects.bulk_create(
            models.Value(
                release=release, figure=f"figure{place}", indicator="cases_new", grouping="office",
                among=f"Office {place}-{number}", part="", number=900 + number, within=15, cost=200,
            )
            for place in range(5)
            for number in range(6)
        )  # fmt: skip


def _places(models: Any) -> list[Any]:
    def made(code: str, level: int, parent: Any) -> Any:
        place = models.Place(id=uuid5(HOME, code), code=code, level=level, parent=parent, names={"en": f"Place {code}"})
        place.save()
        return place

    country = made("QV", 0, None)
    regions = [made(f"QV{region:02d}", 1, country) for region in range(1, REGIONS + 1)]
    return [made(f"{one.code}{district:02d}", 2, one) for one in regions for district in range(1, DISTRICTS + 1)]


def _houses(
    models: Any, dice: random.Random, agency: Any, places: list[Any], number: int
) -> tuple[list[Any], list[Any]]:
    houses = [models.Organization(agency=agency, name=f"Organisation {n}", kind="national_ngo") for n in range(number)]
    rooms = [
        models.Location(
            organization=one, name="Office", place=dice.choice(places), address_1=f"Calle {dice.randrange(900)}"
        )
        for one in houses
    ]
    return houses, rooms


def _service(models: Any, dice: random.Random, number: int, house: Any, today: date) -> Any:
    return models.Service(
        organization=house,
        name=f"Service {number} of the harbour",
        description="Advice and company for whoever comes, in the mornings and by telephone. " * 2,
        sexes=["female"] if dice.random() < 0.2 else [],
        minimum_age=dice.choice((None, None, 12, 18)),
        turned_away=["without_papers"] if dice.random() < 0.1 else [],
        reports_to_authorities=dice.choice(("no", "no", "unknown", "yes")),
        capacity=dice.choice(("open", "limited", "full", "unknown_capacity")),
        checked_on=today - timedelta(days=dice.randrange(170)),
    )


def _belonging(models: Any, dice: random.Random, service: Any, room: Any, kinds: list[str]) -> list[Any]:
    found = [models.Term(service=service, code=code) for code in dice.sample(kinds, dice.choice((1, 1, 2, 3)))]
    found += [models.Language(service=service, code=code) for code in dice.sample(LANGUAGES, 2)]
    found += [
        models.ServiceAtLocation(service=service, location=room),
        models.ServiceArea(service=service, place=room.place if dice.random() < 0.5 else room.place.parent),
        models.Schedule(service=service, byday="MO,TU,WE,TH,FR", opens_at=time(8), closes_at=time(16)),
        models.CostOption(service=service, option=dice.choice(("Free", "5 dollars"))),
        models.Phone(service=service, number=f"+000 555 {dice.randrange(10_000):04d}"),
    ]
    return found
