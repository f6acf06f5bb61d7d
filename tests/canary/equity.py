"""A review of equal treatment with a task: about nobody, so that nothing in it is a canary."""

from datetime import date

from amparo.analysis.equity.models import Comparison, Gap, Review
from amparo.foundation import clock
from tests.canary.planting import Planted
from tests.cast import Cast


def plant_equity(cast: Cast, planted: Planted) -> None:
    """Write down a review of the agency with one confirmed gap and the task about it."""
    review = Review.objects.create(agency=cast.puente, first=date(2026, 7, 1), as_of=clock.now())
    about = {"measure": "first_response", "ground": "sex", "group": "female"}
    compared = Comparison.objects.create(
        review=review, position=0, finding="confirmed", people=120, gap=40, low=20, high=60, **about
    )
    gap = Gap.rows.create(agency=cast.puente, team=cast.north, comparison=compared, due_on=date(2026, 12, 1), **about)
    planted.equity = {"equity_review": review.pk, "comparison": compared.pk, "gap": gap.pk}
