"""An alert, a decision and figures, made in few lines."""

from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.directory.models import Place
from amparo.casework.monitoring import actions
from amparo.casework.monitoring.models import Alert
from amparo.exchange.dtm import Row
from tests.casework.monitoring.seeing import week
from tests.cast import Cast


def alert(cast: Cast, **fields: Any) -> UUID:
    """Make an alert of last week at Bahía Clara; places have to be there."""
    place = Place.objects.get(code=fields.pop("place", "QV0101"))
    said = {"what": "theft_eviction", "why": "unusual", "week": week(1, 0), "number": 9, "usual": 2.5, "bound": 7}
    return Alert.objects.create(agency=cast.puente, place=place, **{**said, **fields}).pk


def decided(cast: Cast, alert: UUID, who: str = "dina", **said: Any) -> None:
    """Decide that an alert is real and that somebody goes there."""
    told = {"finding": "real", "follows": ["visit"], **said}
    actions.decide(by=cast.access(who), alert=alert, **told)


def figures(cast: Cast, level: str, round_: int = 1) -> int:
    """Keep a figure of a round of a level of sensitivity, as Dina."""
    row = Row(1, "Vega crisis", round_, "QV0101", date(2026, 10, round_), 400)
    return actions.keep_figures(by=cast.dina, rows=[row], source="IOM DTM", level=level)
