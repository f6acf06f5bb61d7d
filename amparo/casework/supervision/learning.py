"""What audits teach: for the two who speak exactly, for others of the agency as protected counts about nobody."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.db.models import F

from amparo.casework.supervision import scoring
from amparo.casework.supervision.models import FileAudit, Lesson
from amparo.foundation import clock
from amparo.foundation.privacy import TOTAL, Figures, Guard, crossed
from amparo.trust.projections import statistics

STANDS = ("well", "partly", "to_learn")
SMALLEST, BASE = 10, 5


def count(row: FileAudit, said: Mapping[str, Any]) -> None:
    """Inside the act that tells a worker: count how each section stands, for the agency and half-year, about nobody."""
    today = clock.today()
    found = scoring.sections(row.form, said["answers"], today, "en")
    for one in found:
        if one.stands == "open":
            continue
        lesson, _new = Lesson.objects.get_or_create(
            agency_id=row.draw.agency_id, half=scoring.half_of(today), scheme=one.score.scheme, section=one.name,
            stands=one.stands,
        )  # fmt: skip
        Lesson.objects.filter(pk=lesson.pk).update(number=F("number") + 1)


def protected(rows: list[Lesson], whose: str) -> Figures:
    """Return section × how it stands as it may be told: counts below ten hidden, with what would give them away."""
    sections = list(dict.fromkeys(row.section for row in rows))
    counts = {(one, stands): 0 for one in sections for stands in STANDS}
    for row in rows:
        counts[row.section, row.stands] += row.number
    guard = Guard(SMALLEST, BASE, statistics.draw)
    return crossed(f"audits|{whose}", sections, list(STANDS), counts, guard)


def too_few(figures: Figures, section: str) -> bool:
    """Return whether nothing of a section may be told."""
    return figures.cells.get((section, TOTAL)) is None


def share(value: Fraction | None) -> str:
    """Return a score as whole percent, as it is kept and shown.

    >>> share(Fraction(2, 3))
    '67'
    """
    return "" if value is None else str(round(value * 100))
