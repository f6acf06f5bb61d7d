"""Promises of passphrases: long, of any letters, stored by a slow function."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from amparo.config import settings as product


@pytest.mark.parametrize("words", ["fourteen lette", "Sh0rt!Passw#rd", ""])
def test_fewer_than_fifteen_letters_are_refused(words: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(words)


@pytest.mark.parametrize(
    "words",
    [
        "lanterns over the quiet harbour",
        "мост над тихой рекой",
        "سوق صغير بجانب النهر",
        "a river that has another name on each of its banks, and a boat for everybody who cannot swim to the far one",
        "qua zu li mo tek ",
    ],
)
def test_any_letters_and_any_length_from_fifteen_on_are_taken(words: str) -> None:
    validate_password(words)


def test_passphrases_are_stored_by_argon2() -> None:
    assert product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
