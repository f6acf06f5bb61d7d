"""The scale by which an area scores a survey on a day: which scheme counts, its bands, and how much must be answered."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from amparo.foundation.codelists import in_force, read_date, read_yes
from amparo.foundation.scoring import Band, Scheme, number, read_bands, read_scheme
from amparo.practice.areas import Area, PracticeError, rows
from amparo.practice.catalogue import Catalogue

PARAMETER, BANDS, FOLDER = "scoring", "score_bands", "scoring"


@dataclass(frozen=True)
class Scale:
    """A scheme with its title, its bands of all dates and the share of the weight that must be answered."""

    title: str
    scheme: Scheme
    bands: tuple[Band, ...]
    least_answered: Fraction
    source: str
    verified: bool


def scale(catalogue: Catalogue, area: str, form: str, day: date) -> Scale:
    """Return the scale of a form that counts on `day`: the row of `parameters/scoring.csv` in force, the last one first.

    Raises PracticeError when no row counts on that day, or its scheme is not in `scoring/`.
    """
    here = catalogue.areas[area]
    current = [row for row in _rows(here, PARAMETER) if row["form"] == form and _counts(row, day)]
    if not current:
        raise PracticeError(f"{area}: no scoring of {form} counts on {day:%Y-%m-%d}")
    chosen = max(current, key=lambda row: row["valid_from"])
    file = here.files(FOLDER, "csv").get(chosen["scheme"])
    if file is None:
        raise PracticeError(f"{area}: there is no scoring/{chosen['scheme']}.csv")
    return Scale(
        chosen["title"], read_scheme(chosen["scheme"], rows(file)), read_bands(BANDS, _rows(here, BANDS)),
        number(chosen["least_answered"]), chosen["source"], read_yes(chosen["verified"]),
    )  # fmt: skip


def scoring_forms(catalogue: Catalogue, area: str) -> tuple[str, ...]:
    """Return the forms of an area that are scored."""
    return tuple(dict.fromkeys(row["form"] for row in _rows(catalogue.areas[area], PARAMETER)))


def _rows(area: Area, parameter: str) -> list[dict[str, str]]:
    file = area.files("parameters", "csv").get(parameter)
    return rows(file) if file else []


def _counts(row: dict[str, str], day: date) -> bool:
    return in_force(read_date(row["valid_from"]), read_date(row["valid_to"]), day)
