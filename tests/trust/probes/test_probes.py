"""Fishing for people is noticed within 25 searches; typing, mistyping and ordinary work are not."""

import random
import string
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.people import actions as people
from amparo.casework.people import queries
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.probes import actions, rules
from amparo.trust.probes import queries as probes
from amparo.trust.probes.models import Asker, Unmatched
from tests.cast import NOW, UNCLE, Cast, register_sara

NAMES = ("Zubaida Karimova", "Okonkwo Adaeze", "Villalobos Ruth", "Nguyen Thi Hoa", "Petrosyan Ani", "Mbeki Thabo",
         "Larsson Ingrid", "Quispe Huaman", "Tewolde Selam", "Rahimi Farzaneh", "Echeverria Lucas")  # fmt: skip


def random_name(dice: random.Random) -> str:
    """Return a name that nobody has."""
    return " ".join("".join(dice.choices(string.ascii_lowercase, k=7)) for _ in range(2))


def searches_until_paused(cast: Cast, texts: Iterator[str], *, typing: bool) -> int:
    """Search as Amir until searching is paused, and see that it is; return how many searches were answered."""
    answered = 0
    while not is_paused(cast):
        queries.search(cast.amir, next(texts), typing=typing)
        answered += 1
    with pytest.raises(Refusal, match=r"^search\.paused$"):
        queries.search(cast.amir, next(texts), typing=typing)
    return answered


def is_paused(cast: Cast, who: str = "amir") -> bool:
    """Return whether searching is paused for a member of the cast."""
    return actions.watched(cast.access(who).actor).is_paused


def typed(text: str) -> Iterator[str]:
    """Yield what the page sends while `text` is typed letter by letter."""
    return (text[:end] for end in range(1, len(text) + 1))


@pytest.mark.parametrize("typing", [False, True], ids=["pages", "as if typed"])
@pytest.mark.parametrize("seed", range(3))
def test_whoever_tries_one_name_after_the_other_is_stopped_within_25_searches(
    cast: Cast, typing: bool, seed: int
) -> None:
    register_sara(cast)
    dice = random.Random(seed)
    answered = searches_until_paused(cast, (random_name(dice) for _ in range(60)), typing=typing)
    assert rules.FINISHED_LIMIT <= answered <= 25
    assert Leaf.objects.filter(act="search.paused", actor=cast.users["amir"].pk).count() == 1


def test_whoever_turns_over_the_last_letters_only_meets_the_second_limit(cast: Cast) -> None:
    tries = (f"Zubaida Qarimo{one}{two}" for one in string.ascii_lowercase for two in string.ascii_lowercase)
    assert searches_until_paused(cast, tries, typing=True) == rules.TYPED_LIMIT


def test_two_hundred_letters_of_an_honest_typist_in_an_hour_pause_nothing(cast: Cast) -> None:
    register_sara(cast)
    letters = 0
    for name in NAMES:
        slip = name[:6] + "q"
        for text in (*typed(slip), slip[:-1], slip[:-2], *list(typed(name))[5:], name):
            queries.search(cast.amir, text, typing=True)
            letters += 1
        queries.search(cast.amir, name)
    assert letters >= 200
    assert not is_paused(cast)
    assert len({bytes(row.mark) for row in Unmatched.objects.filter(finished=True)}) == len(NAMES)


@given(st.text(min_size=1, max_size=40))
def test_whatever_is_typed_on_or_mended_at_its_end_is_one_query(text: str) -> None:
    whole = rules.folded(text)
    for end in range(1, len(whole)):
        opened = rules.Query(tuple(rules.beginnings(whole[:end])))
        assert rules.continues(rules.Query(tuple(rules.beginnings(whole[: end + 1]))), opened.kept)  # type: ignore[arg-type]
        slipped = rules.Query(tuple(rules.beginnings(whole[:end] + "\u2603")))
        assert rules.continues(rules.Query(tuple(rules.beginnings(whole))), slipped.kept)  # type: ignore[arg-type]


def test_a_name_on_the_way_to_somebody_who_is_found_does_not_count(cast: Cast) -> None:
    register_sara(cast)
    for text in ("Sarx", "Sar", "Sara"):
        queries.search(cast.amir, text, typing=True)
    queries.search(cast.amir, "Zubaida", typing=True)
    assert not Unmatched.objects.filter(finished=True).exists()


def test_the_same_search_counts_once_however_often_it_is_sent_and_however_it_is_written(cast: Cast) -> None:
    for text in ("Zubaida", "zubaida", " ZUBAIDA ") * 20:
        queries.search(cast.amir, text)
    assert not is_paused(cast)


def test_searches_that_find_somebody_cost_nothing(cast: Cast) -> None:
    register_sara(cast)
    for _ in range(30):
        queries.search(cast.amir, "Sara")
    assert not Asker.objects.exists()


def test_after_an_hour_a_search_counts_no_longer_and_its_fingerprint_is_removed(cast: Cast) -> None:
    dice = random.Random(1)
    for minutes in range(0, 90, 4):
        with clock.fixed(NOW + timedelta(minutes=minutes)):
            queries.search(cast.amir, random_name(dice))
    assert not is_paused(cast)
    with clock.fixed(NOW + timedelta(hours=4)):
        actions.forget()
    assert (Unmatched.objects.count(), Asker.objects.count()) == (0, 0)


def paused(cast: Cast, who: str = "amir") -> UUID:
    """Let a member of the cast search until it is paused; return their id."""
    dice = random.Random(7)
    for _ in range(rules.FINISHED_LIMIT):
        queries.search(cast.access(who), random_name(dice))
    assert is_paused(cast, who)
    return cast.users[who].pk


def test_a_pause_waits_for_the_supervisor_of_the_team_and_the_protection_data_officer_alone(cast: Cast) -> None:
    amir = paused(cast)
    with clock.fixed(NOW + timedelta(hours=5)):
        for who in ("alma", "amir", "samuel", "carla", "farah", "dina"):
            assert probes.waiting(cast.access(who).actor) == []
            with pytest.raises(Refusal) as refusal:
                actions.lift(cast.access(who).actor, amir)
            assert refusal.value.code == "record.not_there"
        assert is_paused(cast), "time alone lifts nothing"
        assert [one.user for one in probes.waiting(cast.petra.actor)] == [amir]
        actions.lift(cast.bruno.actor, amir)
    assert not is_paused(cast)
    assert queries.search(cast.amir, "Zubaida") == []
    assert Leaf.objects.filter(act="search.lifted", outcome="done", record=amir).count() == 1


def test_nobody_lifts_their_own_pause(cast: Cast) -> None:
    bruno = paused(cast, "bruno")
    with pytest.raises(Refusal):
        actions.lift(cast.bruno.actor, bruno)
    assert is_paused(cast, "bruno")
    actions.lift(cast.petra.actor, bruno)
    assert not is_paused(cast, "bruno")


def test_possible_matches_elsewhere_count_and_are_logged_on_the_person_they_are_about(cast: Cast) -> None:
    sara = register_sara(cast)
    known = {"name_given": "Sara", "name_father": "Yusuf", "name_family": "Idriss", "birth_date": "2011-03-04"}
    assert queries.possible_matches(cast.selma, known).ask_teams == ["North"]
    assert Unmatched.objects.filter(user=cast.users["selma"], finished=True).count() == 1
    assert [leaf.holder for leaf in Leaf.objects.filter(act="person.hinted")] == [sara]


def test_thirty_newcomers_in_an_hour_whom_nobody_knows_pause_nothing(cast: Cast) -> None:
    for number in range(30):
        newcomer = {
            "name_given": f"Zx{chr(97 + number % 26)}q{number}",
            "name_family": "Wq",
            "birth_date": "1990-01-01",
        }
        assert queries.possible_matches(cast.alma, newcomer) == queries.Matches()
    assert not is_paused(cast, "alma")
    assert not Unmatched.objects.exists()


def test_a_readable_match_does_not_hide_that_one_was_sent_to_a_supervisor(cast: Cast) -> None:
    register_sara(cast)
    known = {"name_given": "Sara", "name_father": "Yusuf", "name_family": "Idriss", "birth_date": "2011-03-04"}
    people.register(by=cast.selma, fields=known, team=cast.south.pk)
    found = queries.possible_matches(cast.selma, known)
    assert (len(found.people), found.ask_teams) == (1, ["North"])
    assert Unmatched.objects.filter(user=cast.users["selma"], finished=True).count() == 1


def test_registering_goes_on_while_searching_is_paused_and_is_told_nothing(cast: Cast) -> None:
    register_sara(cast)
    paused(cast, "selma")
    known = {"name_given": "Sara", "name_father": "Yusuf", "name_family": "Idriss", "birth_date": "2011-03-04"}
    assert queries.possible_matches(cast.selma, known) == queries.Matches()
    people.register(by=cast.selma, fields=UNCLE, team=cast.south.pk)


def test_no_text_is_kept_and_two_people_with_the_same_search_have_different_fingerprints(cast: Cast) -> None:
    for access in (cast.alma, cast.amir):
        queries.search(access, "Zubaida", typing=True)
    marks = [bytes(row.mark) for row in Unmatched.objects.all()]
    assert len(set(marks)) == 2
    assert not any(b"ubaida" in mark.lower() for mark in [*marks, *(bytes(row.marks) for row in Asker.objects.all())])
