"""What was leaked elsewhere is refused without asking anybody, however it is written; chance makes none of it."""

import pytest

from amparo.foundation.passphrases import folded, leaked, suggest, weakness
from amparo.foundation.passphrases.leaked import SIZE, fingerprint, is_leaked, packed


def test_the_list_is_a_hundred_times_the_three_thousand_that_the_standard_asks_for() -> None:
    assert leaked.number() > 300_000


@pytest.mark.parametrize(
    "text",
    [
        "michaelsteuerwald",
        "Minecraft is awesome",
        "I love you very much!",
        "1q2w3e4r5t6y7u8i9o0p",
        "This-is-my-password",
        "Correct Horse Battery Staple",
        "ＰＡＳＳＷＯＲＤ１２３４５６７８９",
    ],
)
def test_a_leaked_one_is_refused_in_any_spelling(text: str) -> None:
    assert weakness(text) == "common"


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_no_offered_passphrase_is_on_the_list(language: str) -> None:
    assert not any(is_leaked(folded(suggest(language).text)) for _ in range(500))


def test_the_first_the_last_and_none_between_are_found() -> None:
    words = ["michaelsteuerwald", "rangeryudakovav", "tilldustinkolb991"]
    made = packed([*words, *words])
    assert len(made) == 3 * SIZE
    assert made == b"".join(sorted(fingerprint(word) for word in words))
    assert all(is_leaked(word) for word in words)
    assert not is_leaked("michaelsteuerwale")


def test_a_mistake_is_rarer_than_one_in_a_million() -> None:
    assert leaked.number() / 256**SIZE < 1e-6
