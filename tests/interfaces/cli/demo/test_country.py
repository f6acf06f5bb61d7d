"""The demo country repeats exactly, looks like the field, and never shows anybody real."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import asdict
from datetime import date
from itertools import islice

import faker
import pytest

from amparo.interfaces.cli.demo import country, showcase
from amparo.interfaces.cli.demo.casework.staff import staff
from amparo.interfaces.cli.demo.story import CaseHistory, Story

TODAY = date(2026, 11, 23)
GOLDEN = {"40.63.0": "409ce6a24c389a914e491c956557fd14fc88ff5a89a67a5d535df2d1279cf41c"}
UNRINGABLE = re.compile(r"^(\+44 7700 900\d{3}|\+1 \d{3} 555 01\d{2}|\+33 6 39 98 \d{2} \d{2})$")


@pytest.fixture(scope="module")
def people() -> list[Story]:
    return list(country.generate(2_000, today=TODAY))


@pytest.fixture(scope="module")
def few(people: list[Story]) -> list[Story]:
    return people[:200]


def cases(stories: list[Story]) -> list[Story]:
    return [story for story in stories if story.case]


def share(stories: list[Story], flag: str) -> float:
    return sum(flag in story.case.profile.flags for story in stories if story.case) / len(stories)


def checksum(stories: list[Story]) -> str:
    text = json.dumps([asdict(story) for story in stories], default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def test_two_hundred_people_are_the_same_everywhere() -> None:
    assert faker.VERSION in GOLDEN, "another Faker draws other names: renew the golden checksum on purpose"
    assert checksum(list(country.generate(200, today=TODAY))) == GOLDEN[faker.VERSION]


def test_a_record_is_the_same_whatever_the_size_or_order(people: list[Story]) -> None:
    assert list(country.generate(200, today=TODAY)) == people[:200]
    for record in (1777, 0, 49, 50, 333):
        assert country.story(record, today=TODAY) == people[record]
    assert [story.record for story in people] == list(range(2_000))


def test_a_size_that_cuts_a_household_is_refused() -> None:
    with pytest.raises(ValueError, match="multiple of 50"):
        next(country.generate(120, today=TODAY))


def test_another_seed_makes_other_people(few: list[Story]) -> None:
    others = list(islice(country.generate(200, today=TODAY, seed=7), 2, 60))
    assert {story.person.names[0].as_written for story in others} != {s.person.names[0].as_written for s in few[2:60]}


def test_every_record_says_that_it_is_invented(people: list[Story]) -> None:
    assert all(story.synthetic for story in people)


def test_no_phone_number_can_ring(people: list[Story]) -> None:
    phones = [
        s.person.contact.value
        for s in people
        if s.person.contact.channel in ("phone_call", "messaging_app", "text_message")
    ]
    assert len(phones) > 500
    assert all(UNRINGABLE.match(phone) for phone in phones)


def test_even_the_smallest_demo_shows_every_state(few: list[Story]) -> None:
    with_case = [story.case for story in few if story.case]
    assert {case.state for case in with_case} >= {*showcase.STEPS, "closure", "closed"}
    assert {case.closure["reason"] for case in with_case if case.closure} >= set(showcase.CLOSURES)
    assert any(case.reopened for case in with_case)
    assert any(case.blocks for case in with_case)
    assert any(case.tier == "restricted" for case in with_case)
    assert {item["status"] for case in with_case for item in case.transfers} == {"accepted", "offered"}
    assert {item["decision"] for case in with_case for item in case.approvals} == {"approved", "waiting"}
    assert {item["status"] for case in with_case for item in case.referrals} >= {
        "declined_by_person",
        "declined_by_service",
        "expired",
    }
    consents = [item for case in with_case for item in case.consents]
    assert {item["decision"] for item in consents} == {"given", "refused"}
    assert any(item["withdrawn_at"] for item in consents)
    assert any(item["expired"] for item in consents)


@pytest.mark.parametrize("today", [date(2027, 5, 16), date(2028, 1, 1)])
def test_the_examples_are_what_they_say_on_any_day(today: date) -> None:
    for story in country.generate(200, today=today):
        if story.showcase and story.case:
            assert _is_what_it_says(story.case, story.showcase), (story.record, story.showcase, story.case.state)


def _is_what_it_says(case: CaseHistory, showcase_name: str) -> bool:
    kind, _, value = showcase_name.partition(":")
    if kind in ("cast", "step"):
        return case.state == value or (value, case.state) == ("review", "delivery")
    if kind == "closure":
        return case.state == "closed" and case.closure is not None and case.closure["reason"] == value
    shown = {
        "overdue": case.overdue, "reopened": case.reopened, "restricted": case.tier == "restricted", "blocked": case.blocks,
        "closure_requested": case.state == "closure", "transferred": case.transfers, "transfer_waiting": case.transfers,
        "assessment_waiting": case.approvals and case.approvals[-1]["decision"] == "waiting",
        "plan_waiting": case.approvals and case.approvals[-1]["decision"] == "waiting",
        "consent_refused": any(item["decision"] == "refused" for item in case.consents),
        "consent_withdrawn": any(item["withdrawn_at"] for item in case.consents),
        "consent_expired": any(item["expired"] for item in case.consents),
        "referral_refused": any(item["status"] == "declined_by_person" for item in case.referrals),
        "service_expired": any(item["status"] == "expired" for item in case.referrals),
    }  # fmt: skip
    return bool(shown[value])


def test_sara_and_her_uncle_are_a_fresh_first_contact_of_alma(people: list[Story]) -> None:
    sara, uncle = people[0], people[1]
    assert (sara.person.age, sara.person.names[0].as_written) == (15, "سارة يوسف إبراهيم الحمدان")
    assert sara.person.names[0].romanisations[0] == "Sara Yousef Ibrahim Al-Hamdan"
    assert sara.case is not None
    assert (sara.case.owner, sara.case.state, len(sara.case.steps)) == ("alma", "first_contact", 1)
    assert (uncle.person.household, uncle.shares_case_of) == (sara.person.household, 0)
    assert [(tie.relation, tie.other) for tie in uncle.person.ties] == [("uncle", 0)]


def test_two_people_in_three_have_a_case_or_share_one(people: list[Story]) -> None:
    served = [story for story in people if story.case or story.shares_case_of is not None]
    assert 0.6 <= len(served) / len(people) <= 0.74


def test_workers_carry_twenty_to_sixty_open_cases_and_a_few_far_more(people: list[Story]) -> None:
    loads = Counter(s.case.owner for s in cases(people) if s.case and s.case.state != "closed")
    workers = [worker.key for worker in staff(2_000).workers if worker.role == "case_worker"]
    assert 26 <= len(workers) <= 32
    assert set(loads) == set(workers)
    assert sum(18 <= load <= 60 for load in loads.values()) / len(workers) > 0.75
    assert 70 <= max(loads.values()) <= 110
    assert 30 <= loads["alma"] <= 40


def test_almas_day_is_alive(people: list[Story]) -> None:
    mine = [s.case for s in cases(people) if s.case and s.case.owner == "alma" and s.case.state != "closed"]
    assert len({case.state for case in mine}) >= 6
    assert {case.risk for case in mine} == {"high", "medium", "low"}
    assert sum(case.overdue for case in mine) >= 3


def test_one_open_case_in_eight_is_overdue(people: list[Story]) -> None:
    still_open = [s.case for s in cases(people) if s.case and s.case.state != "closed"]
    late = [case for case in still_open if case.next_due and case.next_due["on"] < TODAY]
    assert 0.1 <= len(late) / len(still_open) <= 0.15
    assert all(case.overdue for case in late)


def test_one_or_two_in_a_hundred_are_registered_twice_with_another_spelling(people: list[Story]) -> None:
    twice = [story for story in people if story.duplicate_of is not None]
    assert 0.01 <= len(twice) / len(people) <= 0.02
    spelled = [(s.person.names[0].as_written, people[s.duplicate_of or 0].person.names[0].as_written) for s in twice]
    assert sum(again != first for again, first in spelled) / len(spelled) > 0.85


def test_risks_hang_together(people: list[Story]) -> None:
    every = cases(people)
    women, men = ([s for s in every if s.person.sex == sex] for sex in ("female", "male"))
    alone, together = ([s for s in every if s.person.travels_alone is value] for value in (True, False))
    libya, ukraine = ([s for s in every if s.person.route == route] for route in (2, 9))
    assert share(women, "survivor") > 2 * share(men, "survivor")
    assert share(alone, "exploited") > 1.5 * share(together, "exploited")
    assert share(libya, "detained") > 5 * share(ukraine, "detained")
    hurt = [s for s in every if s.case and {"violence", "exploited"} & set(s.case.profile.flags)]
    calm = [s for s in every if s not in hurt]
    assert share(hurt, "distress") > 1.4 * share(calm, "distress")


def test_households_differ_by_route(people: list[Story]) -> None:
    sea = [s for s in people if s.person.route in (2, 3)]
    sudan = [s for s in people if s.person.route == 8]
    assert sum(s.person.travels_alone for s in sea) / len(sea) > 0.45
    assert sum(s.person.travels_alone for s in sudan) / len(sudan) < 0.15


def test_birth_dates_are_as_uncertain_as_in_the_field(people: list[Story]) -> None:
    def first_of_january(stories: list[Story]) -> float:
        return sum((s.person.birth.on.month, s.person.birth.on.day) == (1, 1) for s in stories) / len(stories)

    afghan = [s for s in people if s.person.nationality == "AFG"]
    venezuelan = [s for s in people if s.person.nationality == "VEN"]
    assert 0.2 <= first_of_january(afghan) <= 0.45
    assert first_of_january(venezuelan) < 0.15
    grown = [s.person.age for s in afghan if s.person.age > 20]
    assert sum(age % 5 == 0 for age in grown) / len(grown) > 0.3
    assert all(s.person.birth.on <= TODAY for s in people)


def test_weekends_are_quiet(people: list[Story]) -> None:
    days = Counter(story.registered_at.weekday() for story in people)
    assert days[5] + days[6] < 0.08 * len(people)


def test_nothing_happens_after_today_and_steps_follow_each_other(people: list[Story]) -> None:
    for story in cases(people):
        assert story.case is not None
        moments = [step["at"].date() for step in story.case.steps]
        assert moments == sorted(moments)
        assert moments[-1] <= TODAY
        assert all(note["at"].date() <= TODAY for note in story.case.notes)


def test_many_scripts_and_languages_are_there(people: list[Story]) -> None:
    assert {s.person.names[0].script for s in people} >= {"Arab", "Latn", "Ethi", "Cyrl", "Beng", "Mymr", "Hans"}
    assert {s.case.language for s in cases(people) if s.case} == {"en", "es", "fr", "ar"}
