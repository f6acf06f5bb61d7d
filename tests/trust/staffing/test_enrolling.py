"""A code opens one account once, within seven days; what is kept cannot be turned back into it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError

from amparo.foundation import clock
from amparo.trust.staffing import enrolling, secrets
from amparo.trust.staffing.models import Enrolment
from amparo.trust.staffing.passphrases import HardToGuess
from tests.cast import NOW, PASSPHRASE, Cast


def test_a_code_is_found_as_it_is_read_out_with_spaces_and_small_letters(cast: Cast) -> None:
    code = enrolling.issue(cast.users["alma"])
    for said in (code.text, code.text.lower(), code.text.replace("-", " "), f"  {code.text.replace('-', '')} "):
        assert enrolling.owner_of("Alma ", said) == cast.users["alma"]
    assert enrolling.owner_of("amir", code.text) is None
    assert enrolling.owner_of("nobody", code.text) is None
    assert enrolling.owner_of("alma", "") is None


def test_a_code_is_long_enough_and_kept_as_a_hash_alone(cast: Cast) -> None:
    codes = {enrolling.issue(cast.users["alma"]).text for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code.replace("-", "")) == 25 for code in codes)
    kept = Enrolment.objects.get(user=cast.users["alma"])
    assert not any(code.replace("-", "") in kept.code_hash.upper() for code in codes)


def test_a_code_ends_after_seven_days_and_when_another_is_issued(cast: Cast) -> None:
    code = enrolling.issue(cast.users["alma"])
    with clock.fixed(NOW + timedelta(days=7) - timedelta(seconds=1)):
        assert enrolling.owner_of("alma", code.text) is not None
    with clock.fixed(NOW + timedelta(days=7)):
        assert enrolling.owner_of("alma", code.text) is None
        assert enrolling.waiting(cast.users["alma"]) is None
    newer = enrolling.issue(cast.users["alma"])
    assert enrolling.owner_of("alma", code.text) is None
    assert enrolling.owner_of("alma", newer.text) is not None


def test_entering_uses_the_code_up_and_forgets_second_factors_from_before(cast: Cast) -> None:
    alma = cast.users["alma"]
    Authenticator.objects.create(user=alma, type="totp", data={"secret": secrets.seal("old")})
    code = enrolling.issue(alma)
    enrolling.enrol(alma, "seven green lamps at noon")
    alma.refresh_from_db()
    assert alma.check_password("seven green lamps at noon")
    assert not alma.check_password(PASSPHRASE)
    assert enrolling.owner_of("alma", code.text) is None
    assert not Authenticator.objects.filter(user=alma).exists()


def test_what_is_sealed_for_an_app_cannot_be_read_and_opens_again() -> None:
    sealed = secrets.seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY" not in sealed
    assert secrets.seal("JBSWY3DPEHPK3PXP") != sealed
    assert secrets.unseal(sealed) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("too short", "short"),
        ("1q2w3e4r5t6y7u8i9o0p", "common"),
        ("1q2w-3e4r-5t6y-7u8i-9o0p", "common"),
        ("alma puente amparo", "names"),
        ("Puente Amparo Alma 1", "names"),
        ("Capital North Capital 2026", "names"),
        ("michaelsteuerwald", "common"),
    ],
)
def test_a_passphrase_is_measured_by_the_names_around_the_account(cast: Cast, text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        HardToGuess().validate(text, cast.users["alma"])
    assert refused.value.code == code
    HardToGuess().validate("seven green lamps at noon", cast.users["alma"])
