"""Is there a way into restricted cases when those who can open them are gone, and was it tried not long ago?"""

from datetime import timedelta
from typing import TYPE_CHECKING

from amparo.foundation import clock
from amparo.interfaces.cli.symptoms.answers import Answer

if TYPE_CHECKING:
    from amparo.trust.escrow.queries import Standing

OLDEST = timedelta(days=100)
"""A quarter and some days in which a holder may be away."""


def escrow() -> Answer:
    """Say whether an escrow is installed, reaches every restricted record, and was tried in the last quarter."""
    from django.db.utils import DatabaseError

    from amparo.casework.cases import queries as cases
    from amparo.trust.escrow import queries

    try:
        standing = queries.standing()
        if standing is None:
            return _missing(cases.any_restricted())
        return _judged(standing, queries.unreached())
    except DatabaseError:
        return Answer(False, "cannot be looked at while the database does not answer")


def _missing(needed: bool) -> Answer:
    if needed:
        return Answer(False, "none, and there are restricted cases: gather three holders for 'amparo escrow create'")
    return Answer(True, "none, and no restricted case; 'amparo escrow create' before there is one")


def _judged(standing: "Standing", alone: int) -> Answer:
    if standing.drilled_at is None:
        return Answer(False, "was never tried: gather two holders for 'amparo escrow drill'")
    days = (clock.now() - standing.drilled_at) // timedelta(days=1)
    if clock.now() - standing.drilled_at > OLDEST:
        return Answer(False, f"was last tried {days} days ago: gather two holders for 'amparo escrow drill'")
    if alone:
        return Answer(
            False, f"does not reach {alone:,} data keys from before it: they need those who open these records now"
        )
    return Answer(True, f"two of three shares opened it {days} days ago")
