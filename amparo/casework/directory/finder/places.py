"""Places as steps from the large to the small, so that nobody is asked where they stand and no list is long."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from amparo.casework.directory.models import Place
from amparo.foundation import clock


@dataclass(frozen=True)
class Step:
    """One place to choose; `inside` says that there are smaller ones in it to choose from."""

    code: str
    name: str
    inside: bool


@dataclass(frozen=True)
class PlaceTree:
    """The places in force today, with their names; above each the places it lies in, itself first."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    below: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codes: Mapping[UUID, str] = field(default_factory=dict)

    def name(self, code: str, language: str) -> str:
        """Return the name of a place in a language, else in English, else any, else its code."""
        names = self.names.get(code, {})
        return names.get(language) or names.get("en") or next(iter(names.values()), code)

    def steps(self, within: str, here: frozenset[str], areas: frozenset[str], language: str) -> list[Step]:
        """Return the places right inside `within` where there is help: given there (`here`), or for its people (`areas`)."""
        found = [code for code in self.below.get(within, ()) if code in here or not areas.isdisjoint(self.above[code])]
        steps = [Step(code, self.name(code, language), bool(self.below.get(code))) for code in found]
        return sorted(steps, key=lambda step: step.name.casefold())

    def whole(self) -> str:
        """Return the one country of an installation that has one, else nothing."""
        roots = self.below.get("", ())
        return roots[0] if len(roots) == 1 else ""


def tree() -> PlaceTree:
    """Read all places; those that ended still hold what lies in them, and are not offered."""
    today = clock.today()
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    kept = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    rows = {
        pk: (code, parent, names)
        for pk, code, parent, names in Place.objects.values_list("pk", "code", "parent", "names")
    }
    below: dict[str, list[str]] = {}
    for code, parent in Place.objects.filter(begun & kept).order_by("code").values_list("code", "parent"):
        below.setdefault(rows[parent][0] if parent in rows else "", []).append(code)
    return PlaceTree(
        names={code: names for code, _, names in rows.values()},
        above={code: tuple(_chain(pk, rows)) for pk, (code, _, _) in rows.items()},
        below={code: tuple(codes) for code, codes in below.items()},
        codes={pk: code for pk, (code, _, _) in rows.items()},
    )


def _chain(place: UUID | None, rows: Mapping[UUID, tuple[str, UUID | None, Mapping[str, str]]]) -> Iterator[str]:
    while place is not None:
        code, place, _ = rows[place]
        yield code
