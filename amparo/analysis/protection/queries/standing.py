"""How far an analysis is, as its reader sees it, and what it lacks."""

from amparo.analysis.protection import rules
from amparo.analysis.protection.queries.views import Whole
from amparo.analysis.protection.rules import Missing, Standing


def standing(found: Whole) -> Standing:
    """Return how far an analysis is, as plain values."""
    return Standing(
        places=found.view.places,
        analysts=len(found.panel),
        evidence=len(found.evidence),
        whole=found.update is not None,
        grade=found.view.row.grade,
        pillars={one.risk: set(one.pillars) for one in found.risks},
        rated={one.risk: set(one.ratings) for one in found.risks},
        agreed={one.risk: set(one.agreed) for one in found.risks},
    )


def missing(found: Whole) -> list[Missing]:
    """Return what an analysis lacks before it can be reviewed."""
    return rules.missing(standing(found))
