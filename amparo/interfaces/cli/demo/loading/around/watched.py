"""A year of what was seen, told and counted in the invented country, rounds of displacement figures, and two routes.

Drawn from one seed. In the last whole week thefts at the port are many more than usual, and nobody has decided about it yet.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from amparo.casework.monitoring import actions, queries
from amparo.casework.monitoring.loading import Told, load
from amparo.exchange.dtm import Row
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.trust.disclosure.access import Access

WEEKS = 62
SEEN = (
    ("QV0102", "theft_eviction", 0.9, "everybody"), ("QV0102", "discrimination_denial", 0.5, "migrants"),
    ("QV0201", "trafficking_forced_labour", 0.4, "women girls"), ("QV0201", "movement_displacement", 0.7, "migrants"),
    ("QV0203", "attacks_killings", 0.15, "displaced hosts"), ("QV0101", "identity_justice", 0.3, "migrants"),
    ("QV0301", "discrimination_denial", 0.4, "returnees"), ("QV0202", "gender_based_violence", 0.2, "women"),
)  # fmt: skip
"""Place, risk, how many a week, and the groups that it affects."""
POINTS = (("QV0201", 14, "in", "foot"), ("QV0201", 9, "through", "bus"), ("QV0102", 11, "out", "boat_sea"))
"""Flow monitoring point, people an hour, direction, how they travel."""
ASKED = (("QV0201", 900), ("QV0102", 1400), ("QV0203", 350))
DISPLACED = {"QV0102": 5200, "QV0201": 2100, "QV0203": 1800, "QV0301": 7400, "QV0202": 640}
ROUTES = (
    ("From the border to the coast", ("QV0201", "QV0202", "QV0301", "QV0102")),
    ("By the river to the islands", ("QV0203", "QV0302", "QV0101", "QV0103")),
)
WORDS = (
    (
        "QV0201",
        "trafficking_forced_labour",
        4,
        "no",
        "Recruiters at the bus stop promise work on boats and keep papers.",
    ),
    ("QV0102", "theft_eviction", 6, "no", "Robberies on the way from the port after dark; lamps are broken again."),
    ("QV0301", "discrimination_denial", 11, "no", "The clinic asks for residence papers since Monday."),
    ("QV0202", "gender_based_violence", 9, "yes", "Strangers ask in the market where the women stay at night."),
)


def watch(by: Access, today: date) -> None:
    """Write all of it down as it stands on `today`, as Bruno, Alma and Dina would have, and raise what is due."""
    alma, dina = at_work("alma", Role.CASE_WORKER), at_work("dina", Role.INFORMATION_OFFICER)
    if by.actor.agency is None:
        raise ValueError("who watches belongs to an agency")
    chance = Random(43)  # noqa: S311 (invented, and the same on every machine)
    monday = today - timedelta(days=today.weekday())
    load(
        by.actor.agency,
        [*_seen(chance, monday, alma.id), *_passed(chance, monday, dina.id), *_asked(chance, today, alma.id)],
    )
    for place, risk, days, close, words in WORDS:
        said = _observation(risk, "everybody") | {"words/words_seen": words, "words/words_close": close}
        said |= {"seen/seen_on": (today - timedelta(days=days)).isoformat()}
        actions.keep(by=alma, kind="observation", places={"place": place}, answers=said, origin=f"demo {place} {days}")
    actions.keep_figures(by=dina, rows=list(_rounds(chance, today)), source="IOM DTM (invented)", level="moderate")
    for name, stops in ROUTES:
        actions.keep_route(by=by, name=name, stops=stops)
    actions.look([by.actor.agency], today)
    for one in queries.waiting(dina)[1:3]:
        actions.decide(by=dina, alert=one.row.pk, finding="real", follows=["visit", "tell_teams"])


def _observation(risk: str, groups: str) -> dict[str, str]:
    return {
        "seen/seen_risk": risk, "seen/seen_groups": groups, "seen/seen_many": "tens", "seen/seen_goes_on": "yes",
        "known/known_from": "direct", "known/known_sure": "fairly_sure", "words/words_close": "no",
    }  # fmt: skip


def _seen(chance: Random, monday: date, owner: UUID) -> Iterator[Told]:
    for ago in range(WEEKS, 0, -1):
        for place, risk, often, groups in SEEN:
            for _ in range(_number(chance, often)):
                yield Told("observation", place, _day(chance, monday, ago), owner, _observation(risk, groups))
    for _ in range(9):
        yield Told("observation", "QV0102", _day(chance, monday, 1), owner, _observation("theft_eviction", "everybody"))


def _passed(chance: Random, monday: date, owner: UUID) -> Iterator[Told]:
    for ago in range(WEEKS, 0, -1):
        for place, people, direction, transport in POINTS:
            women, men, girls, boys = (
                round(people * 8 * part * chance.uniform(0.7, 1.3)) for part in (0.24, 0.5, 0.12, 0.14)
            )
            said = {
                "flow/flow_hours": "8", "flow/flow_direction": direction, "flow/flow_transport": transport,
                "people/people_women": str(women), "people/people_men": str(men), "people/people_girls": str(girls),
                "people/people_boys": str(boys), "people/people_unknown": "0", "way/way_nationalities": "VEN HTI",
            }  # fmt: skip
            yield Told("flow_count", place, monday - timedelta(days=7 * ago - 2), owner, said)


def _asked(chance: Random, today: date, owner: UUID) -> Iterator[Told]:
    for month in range(12, -1, -1):
        for place, people in ASKED:
            said = {
                "asked/asked_roles": "leader women_group transport", "asked/asked_number": "3",
                "estimate/estimate_present": str(round(people * chance.uniform(0.08, 0.12)) * 10),
                "estimate/estimate_arrived": str(chance.randrange(20, 90)),
                "estimate/estimate_left": str(chance.randrange(10, 70)),
                "worry/worry_risks": "theft_eviction disinformation", "worry/worry_missing": "legal_aid",
                "worry/worry_sure": "fairly_sure", "worry/worry_close": "no",
            }  # fmt: skip
            yield Told("key_informant", place, today - timedelta(days=30 * month + 3), owner, said)


def _rounds(chance: Random, today: date) -> Iterator[Row]:
    for number in range(1, 7):
        for place, people in DISPLACED.items():
            day = today - timedelta(days=60 * (7 - number))
            found = round(people * (0.85 + 0.03 * number) * chance.uniform(0.95, 1.05))
            yield Row(
                number, "Vega crisis", number, place, day, found, "BA", round(found * 0.52), found - round(found * 0.52)
            )


def _day(chance: Random, monday: date, ago: int) -> date:
    return monday - timedelta(days=7 * ago - chance.randrange(7))


def _number(chance: Random, often: float) -> int:
    """Return how often something happens in a week that happens so often on average."""
    return sum(chance.random() < often / 4 for _ in range(4))
