"""What every dashboard begins with: all indicators of its reader, beside the period before."""

from uuid import UUID

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Period
from amparo.analysis.indicators.together import Wanted, several
from amparo.trust.disclosure.access import Access


def every(access: Access, period: Period) -> list[Wanted]:
    """Return every indicator that `access` may read, without groups."""
    return [Wanted(one.id, period) for one in queries.listed(access)]


def all_of(access: Access, period: Period, team: UUID | None = None) -> list[Figure]:
    """Return them as figures, of one team where it is named."""
    return several(access, every(access, period), team)
