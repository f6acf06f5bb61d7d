"""Promises of passphrases: long, of any letters, stored by a slow function."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from amparo.config import settings as product
from amparo.trust.staffing.hashing import Stretched
from amparo.trust.vault.keyring import Cost

KNOWN = "G3xyU8n3OypkkcWbezGBZJPodSMR4yhJK+alJMxPqko="
"""Kept from a first run: another library, cost or derivation must not lock everybody out unnoticed."""


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


def test_passphrases_are_stored_by_argon2_at_the_cost_of_rfc_9106() -> None:
    assert product.PASSWORD_HASHERS[0] == "amparo.trust.staffing.hashing.Stretched"
    assert Stretched.cost == Cost(memory=64 * 1024, passes=3, lanes=4)
    kept = Stretched().encode("lanterns over the quiet harbour", "a salt of the test")
    assert kept == "amparo_argon2id$65536$3$4$a salt of the test$" + KNOWN
