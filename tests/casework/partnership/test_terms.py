"""What agreements let leave, as a table of every day and state, against a second way of counting."""

from datetime import date, timedelta
from itertools import product

import pytest

from amparo.casework.partnership import rules
from amparo.casework.partnership.rules import Terms

DAY = date(2026, 11, 20)
GROUPS = ("identity", "story", "plan")


def said(**answers: str) -> dict[str, str]:
    places = {"from": "time", "until": "time", "ended": "time", "ended_on": "time"}
    return {f"agreement_{places.get(name, 'sharing')}/agreement_{name}": text for name, text in answers.items()}


@pytest.mark.parametrize(
    ("begins", "ends", "counts"),
    [(0, None, True), (0, 0, True), (-9, 0, True), (-9, -1, False), (1, None, False), (1, 9, False), (-9, 9, True)],
)
def test_an_agreement_counts_from_its_first_to_its_last_day(begins: int, ends: int | None, counts: bool) -> None:
    last = None if ends is None else DAY + timedelta(days=ends)
    assert Terms(DAY + timedelta(days=begins), last).in_force(DAY) is counts


def test_an_early_end_counts_before_the_end_that_was_agreed_and_never_after_it() -> None:
    begun = {"from": "2026-01-01", "until": "2026-12-31", "shares": "yes"}
    assert rules.terms(said(**begun)).ends == date(2026, 12, 31)
    assert rules.terms(said(**begun, ended="yes", ended_on="2026-03-01")).ends == date(2026, 3, 1)
    assert rules.terms(said(**begun, ended="yes", ended_on="2027-03-01")).ends == date(2026, 12, 31)
    assert rules.terms(said(**begun, ended="no", ended_on="2026-03-01")).ends == date(2026, 12, 31)


def test_an_agreement_that_shares_nothing_lets_nothing_leave_whatever_else_it_says() -> None:
    told = {"from": "2026-01-01", "purposes": "referral", "groups": "identity"}
    for shares, groups in (("yes", {"identity"}), ("no", set()), ("", set())):
        assert rules.terms(said(**told, shares=shares)).groups == groups
    assert not rules.terms(said(shares="yes", groups="identity", purposes="referral")).in_force(DAY), "it never begins"


def test_what_lacks_is_what_no_agreement_in_force_for_the_purpose_names() -> None:
    yesterday, tomorrow = DAY - timedelta(days=1), DAY + timedelta(days=1)
    kinds = [
        Terms(begins, ends, frozenset({purpose}), frozenset(groups))
        for begins, ends in ((yesterday, None), (yesterday, yesterday), (tomorrow, None))
        for purpose in ("referral", "transfer")
        for groups in (("identity",), ("story", "plan"))
    ]
    for first, second, always in product([None, *kinds], [None, *kinds], (False, True)):
        known = [one for one in (first, second) if one]
        for asked in ((), ("identity",), ("identity", "story"), GROUPS):
            lacks = set()
            for group in asked:  # the second way: group by group
                covered = any(
                    group in one.groups and "referral" in one.purposes and one.begins == yesterday and one.ends is None
                    for one in known
                )
                lacks |= set() if covered or not (known or always) else {group}
            assert rules.lacking(known, "referral", asked, DAY, always=always) == lacks
