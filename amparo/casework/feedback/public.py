"""What everybody may read: what was done with what people said, and how often which thing was said, small numbers hidden."""

from dataclasses import dataclass

from django.db import transaction

from amparo.casework.feedback import rules
from amparo.casework.feedback.kinds import State
from amparo.casework.feedback.models import Published, Report, Total
from amparo.foundation import clock
from amparo.foundation.privacy import Draw
from amparo.trust.accounts import queries as accounts

SHOWN = 30


@dataclass(frozen=True)
class Told:
    """One thing that people said and what was done, and the agency that says so."""

    row: Published
    agency: str


def published(language: str) -> list[Told]:
    """Return what stands published, in the reader's language first, then the newest."""
    rows = list(Published.objects.defer("by").filter(withdrawn_at=None).order_by("-published_at", "pk")[:SHOWN])
    names = accounts.agency_names()
    ordered = sorted(rows, key=lambda row: row.language != language)
    return [Told(row, names.get(row.agency_id, "")) for row in ordered]


def totals() -> dict[str, int]:
    """Return category → reports as counted last, the most frequent first."""
    return dict(Total.objects.order_by("-number", "category").values_list("category", "number"))


def count(draw: Draw) -> None:
    """Count anew what is not sensitive and was not set aside, by the rule for small numbers; done once a day.

    So a page that is read twice in a day does not tell that one more came.
    """
    told = Report.rows.filter(sensitive=False).exclude(state=State.SET_ASIDE).exclude(category="")
    found, now = rules.counted(told.values_list("category", flat=True), draw), clock.now()
    with transaction.atomic():
        Total.objects.all().delete()
        Total.objects.bulk_create(
            [Total(category=code, number=number, counted_at=now) for code, number in found.items()]
        )
