"""The rules over all their inputs: against an oracle written apart, and what must never happen."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product

from amparo.casework.communities.rules.balance import UNKNOWN, Counting, Least, Seats, balance
from amparo.casework.communities.rules.picture import Rated, picture
from amparo.casework.communities.rules.safeguards import Safeguards, may_be_sent
from amparo.casework.communities.rules.standing import is_urgent, next_of

TODAY = date(2026, 11, 27)
PAST, AHEAD = TODAY - timedelta(days=30), TODAY + timedelta(days=30)
OLD = TODAY - timedelta(days=366)


def oracle(code: str, trained: str, on: date | None, reference: str, supervised: bool, ends: date | None) -> str:
    """Say in other words whether a volunteer who did not stop may be sent."""
    asked = {code, reference, trained}
    if "no" in asked or not supervised or (ends and ends < TODAY) or (trained == "yes" and on == OLD):
        return "no"
    known = asked == {"yes"} and ends is not None and on is not None and on <= TODAY
    return "yes" if known else "unknown"


def test_a_volunteer_may_be_sent_only_with_every_safeguard_known_and_valid() -> None:
    said, days = ("yes", "no", "unknown"), (None, PAST, AHEAD, OLD)
    sent = 0
    for code, trained, on, reference, supervised, ends in product(
        said, said, days, said, (True, False), (None, PAST, AHEAD)
    ):
        known = Safeguards(code, trained, on, reference, supervised, PAST, ends, None)
        found = may_be_sent(known, TODAY, 365)
        assert found.result == oracle(code, trained, on, reference, supervised, ends), known
        sent += found.result == "yes"
        for stopped in (TODAY, PAST):
            gone = Safeguards(code, trained, on, reference, supervised, PAST, ends, stopped)
            assert may_be_sent(gone, TODAY, 365).result == "no"
        assert (
            may_be_sent(Safeguards(code, trained, on, reference, supervised, AHEAD, ends, None), TODAY, 365).result
            == "no"
        )
    assert sent == 1, "one of all worlds has every safeguard"


def test_a_training_counts_to_its_last_day_and_no_longer() -> None:
    for ago, result in ((365, "yes"), (366, "no")):
        one = Safeguards("yes", "yes", TODAY - timedelta(days=ago), "yes", True, PAST, AHEAD, None)
        assert may_be_sent(one, TODAY, 365).result == result


COUNTING = {
    "women": Counting("women", "sex", frozenset({"female"})),
    "older": Counting("older", "age", frozenset({"60_plus"})),
    "hosts": Counting("hosts", "group", frozenset()),
}
LEAST = Least(40, 1, 50)


def committees(number: int = 400) -> Iterator[list[Seats]]:
    """Yield committees of every kind, the same each time."""
    dice = random.Random(34)
    for _ in range(number):
        yield [
            Seats(
                dice.choice(["everybody", "women", "older", "hosts"]),
                dice.choice(["female", "male", "unknown", "declined"]),
                dice.choice(["18_59", "60_plus", "age_unknown"]),
                dice.randint(0, 9),
            )
            for _ in range(dice.randint(0, 6))
        ]


def test_advice_keeps_within_its_own_numbers_and_asks_for_women_first() -> None:
    for seats, share in product(committees(), (None, 0, 30, 100)):
        found = balance(seats, {"everybody": None, "older": share, "hosts": share}, COUNTING, LEAST)
        assert [one.group for one in found] == ["women", "older", "hosts"]
        for one in found:
            assert 0 <= one.held <= one.at_most <= one.of == sum(seat.number for seat in seats)
            assert one.wanted >= 1
            said = "yes" if one.held >= one.wanted else "no" if one.at_most < one.wanted else "unknown"
            assert one.result == (said if one.of else "unknown")


def test_saying_what_was_not_known_never_turns_a_no_into_a_yes_or_a_yes_into_a_no() -> None:
    answers = set()
    for seats, sex in product(committees(), ("female", "male")):
        before = balance(seats, {}, COUNTING, LEAST)[0].result
        known = [Seats(one.group, sex if one.sex in UNKNOWN else one.sex, one.age, one.number) for one in seats]
        after = balance(known, {}, COUNTING, LEAST)[0].result
        assert after == before or before == "unknown"
        answers.add((before, after))
    assert answers > {("unknown", "yes"), ("unknown", "no"), ("yes", "yes"), ("no", "no")}


NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_a_rumour_waits_for_its_check_then_for_its_answer_and_then_for_nothing() -> None:
    before, later = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
    for check_by, answer_by, checked, answered in product(
        (before, later), (before, later), (None, before), (None, before)
    ):
        due = next_of(check_by, answer_by, checked, answered, NOW)
        expected = "nothing" if answered else "answer" if checked else "check"
        assert due.step == expected
        assert due.late == ({"check": check_by, "answer": answer_by}.get(expected, later) < NOW)


def test_a_rumour_of_which_nobody_knows_whether_it_is_dangerous_is_treated_as_dangerous() -> None:
    assert [is_urgent(said) for said in ("yes", "unknown", "", "no")] == [True, True, True, False]


def test_the_picture_holds_the_newest_rating_of_each_factor_and_what_changed() -> None:
    def rated(factor: str, polarity: str, strength: int | None, month: int, order: int = 0) -> Rated:
        return Rated(factor, polarity, strength, date(2026, month, 1), order)

    found = picture(
        [
            rated("com_safety", "risk", 1, 9),
            rated("com_safety", "risk", 3, 3),
            rated("com_cohesion", "protective", 2, 4),
            rated("com_stigma", "risk", 2, 5, 1),
            rated("com_stigma", "protective", 1, 5, 2),
            rated("com_health", "not_assessed", None, 6),
            rated("com_health", "risk", 2, 7),
            rated("com_education", "neutral", None, 6),
            rated("com_education", "risk", 1, 7),
            rated("com_safety", "risk", 1, 8),
        ]
    )
    told = {seen.now.factor: (seen.now.rated_on.month, seen.change) for seen in found}
    assert told == {
        "com_safety": (9, "same"),
        "com_cohesion": (4, "first"),
        "com_stigma": (5, "better"),
        "com_health": (7, "unknown"),
        "com_education": (7, "worse"),
    }
