"""Answers of the three forms, as somebody in the field would give them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from amparo.casework.monitoring import actions
from amparo.trust.disclosure.access import Access
from tests.cast import NOW

TODAY = NOW.date()
WORDS = "Men at the bus stop offer work abroad and ask for papers."
OBSERVATION = {
    "seen/seen_on": "2026-11-18", "seen/seen_risk": "trafficking_forced_labour", "seen/seen_groups": "women girls",
    "seen/seen_many": "tens", "seen/seen_goes_on": "yes", "known/known_from": "direct", "known/known_sure": "sure",
    "words/words_seen": WORDS, "words/words_close": "no",
}  # fmt: skip
CLOSE = OBSERVATION | {"words/words_seen": "Strangers ask for the house of the women.", "words/words_close": "unknown"}
INFORMANT = {
    "asked/asked_on": "2026-11-17", "asked/asked_roles": "leader health_worker", "asked/asked_number": "3",
    "estimate/estimate_present": "240", "estimate/estimate_arrived": "60", "worry/worry_risks": "theft_eviction",
    "worry/worry_sure": "fairly_sure", "worry/worry_words": "Rents doubled.", "worry/worry_close": "no",
}  # fmt: skip
FLOW = {
    "flow/flow_on": "2026-11-16", "flow/flow_hours": "8", "flow/flow_direction": "through", "flow/flow_transport": "bus",
    "people/people_women": "10", "people/people_men": "20", "people/people_girls": "4", "people/people_boys": "5",
    "people/people_unknown": "1", "way/way_nationalities": "SDN SYR", "way/way_next": "MEX",
}  # fmt: skip
ALL = {"observation": OBSERVATION, "key_informant": INFORMANT, "flow_count": FLOW}


def keep(by: Access, kind: str = "observation", place: str = "QV0101", **more: Any) -> UUID:
    """Keep a record as somebody; `day` and `risk` replace those of the answers."""
    answers = dict(more.pop("answers", ALL[kind]))
    for name, path in (("day", "seen/seen_on"), ("risk", "seen/seen_risk")):
        if name in more:
            answers[path] = str(more.pop(name))
    places = {"place": place, **more.pop("places", {})}
    return actions.keep(
        by=by, kind=kind, places=places, answers=answers, origin=more.pop("origin", str(uuid4())), **more
    )


def week(ago: int, weekday: int = 1) -> date:
    """Return a day of the week that lies so many weeks before that of today."""
    return TODAY - timedelta(days=TODAY.weekday() + 7 * ago - weekday)
