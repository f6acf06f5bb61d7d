"""Offered passphrases are words of the reader's language and hard to guess; what is easy to guess is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation import passphrases
from amparo.foundation.passphrases import normal, suggest, weakness, words

LANGUAGES = ("en", "es", "fr", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_thousand_plain_short_words_and_none_twice(language: str) -> None:
    known = words(language)
    assert len(known) >= 1_000
    assert len(set(known)) == len(known)
    assert all(word.isalpha() and len(word) <= 9 and word == normal(word) for word in known)


def test_the_lists_are_in_four_languages_and_arabic_is_in_arabic_letters() -> None:
    assert len({words(language) for language in LANGUAGES}) == 4
    assert all("\u0621" <= letter <= "\u064a" for word in words("ar") for letter in word)
    assert words("xx") == words("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_offered_passphrase_is_of_five_words_or_more_and_says_truly_how_hard_it_is(language: str) -> None:
    for _ in range(50):
        offered = suggest(language)
        said = offered.text.split(" ")
        assert set(said) <= set(words(language))
        assert len(said) >= offered.words >= 5
        assert offered.bits == math.floor(offered.words * math.log2(len(words(language)))) >= 60
        assert weakness(offered.text, ["amparo", "alma"]) == ""


def test_no_two_offers_are_the_same_and_every_word_has_its_chance() -> None:
    offers = [suggest("en").text for _ in range(3_000)]
    assert len(set(offers)) == len(offers)
    assert len({word for offer in offers for word in offer.split()}) > 0.99 * len(words("en"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("fourteen chars", "short"),
        ("              ", "short"),
        ("aaaaaaaaaaaaaaaaaaaa", "pattern"),
        ("abcabcabcabcabcabc", "pattern"),
        ("river river river river", "pattern"),
        ("qwertyuiopasdfghjkl", "pattern"),
        ("azertyuiopqsdfghjklm", "pattern"),
        ("zyxwvutsrqponmlkjihg", "pattern"),
        ("12345678901234567", "pattern"),
        ("Puente Amparo 2026", "names"),
        ("alma.alma@puente.amparo", "names"),
        ("amparo-passphrase-alma", "names"),
    ],
)
def test_what_is_short_patterned_or_made_of_known_names_is_refused(text: str, why: str) -> None:
    assert weakness(text, ["alma", "Puente", "Amparo", "passphrase"]) == why


@pytest.mark.parametrize(
    "text", ["a quiet river under stones", "نافذة قمر زيتون طريق سلام", "x9$kQ!vv2#Lp0wZr", "ça ira très bien demain"]
)
def test_any_characters_may_be_used(text: str) -> None:
    assert weakness(text, ["alma", "Puente", "Amparo"]) == ""


@given(st.text(max_size=14))
def test_nothing_under_fifteen_characters_passes(text: str) -> None:
    assert weakness(text) == "short" or len(normal(text).casefold()) >= passphrases.SHORTEST


@given(st.text())
def test_the_spelling_that_is_hashed_stays_when_it_is_made_again(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_the_same_letters_from_two_keyboards_are_one_passphrase() -> None:
    assert normal("cafe\u0301 del mar y arena") == normal("caf\u00e9 del mar y arena")
