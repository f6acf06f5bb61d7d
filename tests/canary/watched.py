"""Canaries in the words of what was observed: of one observation that all case staff read, and of one that few do."""

from amparo.casework.monitoring import actions
from tests.canary.planting import Planted
from tests.casework.monitoring.seeing import CLOSE, OBSERVATION
from tests.cast import Cast


def plant_watched(cast: Cast, planted: Planted) -> None:
    """Write both down as Alma; places are there already."""
    for group, said in (("standard", OBSERVATION), ("restricted", CLOSE)):
        words = {"words/words_seen": planted.word(f"watched_{group}/monitoring")}
        planted.watched[group] = actions.keep(
            by=cast.alma, kind="observation", places={"place": "QV0101"}, answers=said | words, origin=group
        )
    planted.watched["blocked"] = planted.watched["restricted"]
