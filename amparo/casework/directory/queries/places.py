"""Reads of places: the areas that hold a place, and those that may be chosen today."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from amparo.casework.directory.models import Place
from amparo.foundation import clock


def chains() -> dict[UUID, tuple[str, ...]]:
    """Return of every place its P-code and those of all that it lies in, itself first."""
    rows = {pk: (code, parent) for pk, code, parent in Place.objects.values_list("pk", "code", "parent")}
    found: dict[UUID, tuple[str, ...]] = {}
    for place in rows:
        codes: list[str] = []
        at: UUID | None = place
        while at is not None:
            code, at = rows[at]
            codes.append(code)
        found[place] = tuple(codes)
    return found


def chain(place: UUID | None) -> tuple[str, ...]:
    """Return the P-codes of a place and of all that it lies in, itself first; none for no place."""
    return chains()[place] if place else ()


def chain_of(code: str) -> tuple[str, ...]:
    """Return the P-codes of the place with a P-code and of all that it lies in, itself first; none for an unknown one."""
    found = Place.objects.filter(code=code).first() if code else None
    return chain(found.pk) if found else ()


def place_called(code: str) -> UUID | None:
    """Return the id of the place with a P-code, None for an unknown one."""
    return Place.objects.filter(code=code).values_list("pk", flat=True).first() if code else None


def place_choices(language: str, keep: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return the places in force today as code and name, each after the one it lies in; `keep` are offered though ended."""
    today = clock.today()
    in_force = (Q(valid_to__isnull=True) | Q(valid_to__gte=today)) & (
        Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    )
    rows = Place.objects.filter(in_force | Q(code__in=keep))
    below: dict[UUID | None, list[Place]] = {}
    known = {row.pk for row in rows}
    for row in sorted(rows, key=lambda one: one.name(language).casefold()):
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    found: list[tuple[str, str]] = []

    def walk(parent: UUID | None, depth: int) -> None:
        for row in below.get(parent, []):
            found.append((row.code, f"{'– ' * depth}{row.name(language)}"))
            walk(row.pk, depth + 1)

    walk(None, 0)
    return found


def place_with(code: str) -> UUID | None:
    """Return the id of the place with a P-code, None for an unknown one."""
    found: UUID | None = Place.objects.filter(code=code).values_list("pk", flat=True).first() if code else None
    return found


def place_keys() -> dict[str, UUID]:
    """Return P-code → id of every place, ended ones too."""
    return dict(Place.objects.values_list("code", "pk"))


def names_in_force() -> dict[str, dict[str, str]]:
    """Return P-code → names by language of every place that has not ended, by their codes."""
    rows = Place.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today()))
    return dict(rows.order_by("code").values_list("code", "names"))


def place_names(codes: Collection[str], language: str) -> dict[str, str]:
    """Return P-code → the place's name."""
    return {row.code: row.name(language) for row in Place.objects.filter(code__in=codes)}
