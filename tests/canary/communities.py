"""Canaries in what a community said, and in the name of a volunteer."""

from datetime import date
from typing import Any

from amparo.casework.communities import actions
from tests.canary.planting import Planted
from tests.casework.communities.working import COMMUNITY, RECORDS, VOLUNTEER
from tests.casework.directory.listing import places
from tests.cast import Cast

CODED = frozenset({
    "purpose", "status", "proposed_by", "factor", "polarity", "strength", "confidence", "channel", "dangerous", "finding",
    "group", "sex", "age", "category", "place", "kind",
})  # fmt: skip
CHECKED = {"finding": "rumour_false", "truth": "", "source": "", "checked_by": "", "answer": "", "ways": ["radio"]}


def plant_communities(cast: Cast, planted: Planted) -> None:
    """Write down a community with a record of each kind and a volunteer, as Alma: every word of them is a canary."""
    places()

    def words(told: Any, group: str, name: str = "") -> Any:
        if isinstance(told, dict):
            return {key: words(value, group, key) for key, value in told.items()}
        if isinstance(told, list) and told and isinstance(told[0], dict):
            return [words(line, group) for line in told]
        return planted.word(group) if isinstance(told, str) and name and name not in CODED else told

    home = actions.save_community(by=cast.alma, fields=words(COMMUNITY, "community/community"))
    made = planted.communities = {"community": home}
    for what, told in RECORDS.items():
        more = {**CHECKED, "heard_on": date(2026, 11, 18)} if what == "rumour" else {}
        fields = words({**told, **more}, "community/community")
        made[what] = actions.save(by=cast.alma, what=what, community=home, fields=fields)
    known = {name: value for name, value in VOLUNTEER.items() if name not in ("name", "contact")}
    named = {name: planted.word("volunteer/identity") for name in ("name", "contact")}
    made["volunteer"] = actions.save_volunteer(by=cast.alma, community=home, fields={**known, **named})
