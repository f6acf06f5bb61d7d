"""Triage by score: which band a score falls in, and whether the open answers could still move it to another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from amparo.foundation.codelists import in_force, read_date, read_yes
from amparo.foundation.scoring.scheme import SchemeError, number
from amparo.foundation.scoring.score import Score


@dataclass(frozen=True)
class Band:
    """One band of scores up to `up_to`, which belongs to it when `inclusive`; dates are inclusive, None is open."""

    id: str
    band: str
    up_to: Fraction
    inclusive: bool
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool


@dataclass(frozen=True)
class Triage:
    """The band of one dimension ("" where there is no score); `surely` when no open answer could change the band."""

    dimension: str
    band: str
    surely: bool
    verified: bool


def read_bands(name: str, rows: Iterable[Mapping[str, str]]) -> tuple[Band, ...]:
    """Read `id,band,up_to,inclusive,valid_from,valid_to,source,verified`, lowest first. Raises SchemeError."""
    found = []
    for line, row in enumerate(rows, 2):
        try:
            found.append(Band(
                row["id"], row["band"], number(row["up_to"]), read_yes(row["inclusive"]), read_date(row["valid_from"]),
                read_date(row["valid_to"]), row["source"], read_yes(row["verified"]),
            ))  # fmt: skip
        except (KeyError, ValueError) as problem:
            raise SchemeError(f"{name}, row {line}: a band needs a number and dates written YYYY-MM-DD") from problem
    return tuple(sorted(found, key=lambda band: (band.up_to, band.inclusive)))


def triage(scores: Iterable[Score], bands: Iterable[Band], day: date) -> tuple[Triage, ...]:
    """Return the band of each dimension on `day`, so that a good whole does not hide a bad part.

    Where there are no bands at all, nothing is triaged. Raises SchemeError when those of that day do not reach up to 1.
    """
    every = list(bands)
    current = [band for band in every if in_force(band.valid_from, band.valid_to, day)]
    return tuple(_triaged(score, current) if every else Triage(score.dimension, "", False, False) for score in scores)


def _triaged(score: Score, bands: list[Band]) -> Triage:
    if score.value is None:
        return Triage(score.dimension, "", False, False)
    band, lowest, highest = (_band(value, bands) for value in (score.value, score.lowest, score.highest))
    return Triage(score.dimension, band.band, lowest.band == highest.band, score.verified and band.verified)


def _band(value: Fraction, bands: list[Band]) -> Band:
    for band in bands:
        if value < band.up_to or (band.inclusive and value == band.up_to):
            return band
    raise SchemeError(f"no band of this day holds the score {float(value):g}")
