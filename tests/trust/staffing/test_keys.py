"""The private key opens with the passphrase or the sheet, and with nothing that the server keeps."""

import pytest
from django.contrib.auth.hashers import make_password

from amparo.trust.accounts.models import User
from amparo.trust.staffing import hashing, keys
from amparo.trust.staffing.keys import Keyring
from amparo.trust.staffing.models import PrivateKey
from amparo.trust.vault import keyring, recipients
from amparo.trust.vault.suites import Unreadable
from tests.cast import PASSPHRASE, Cast
from tests.hashing import Cheap

NEW = "seven green lamps at noon"


def signs_in(user: User, passphrase: str = PASSPHRASE) -> Keyring | None:
    """Check the passphrase as sign-in does; return the key it opens."""
    with hashing.listening() as roots:
        right = user.check_password(passphrase)
    return keys.entered(user, roots) if right else None


def test_the_first_sign_in_makes_a_key_pair_and_later_ones_open_the_same(cast: Cast) -> None:
    alma = cast.users["alma"]
    first = signs_in(alma)
    assert first
    assert signs_in(alma) == first
    assert signs_in(alma, "another passphrase altogether") is None
    assert recipients.users([alma.pk])[alma.pk].public != b""


def test_what_is_kept_to_check_the_passphrase_does_not_open_the_key(cast: Cast) -> None:
    alma = cast.users["alma"]
    signs_in(alma)
    kept = PrivateKey.objects.get(user=alma)
    told = Cheap().decode(alma.password)
    for secret in (told["hash"].encode(), alma.password.encode(), kept.salt.encode()):
        with pytest.raises(Unreadable):
            keyring.opened(alma.pk, kept.shut, secret, keyring.Lock.PASSPHRASE)


def test_nobody_hears_a_root_who_does_not_listen(cast: Cast) -> None:
    with hashing.listening() as roots:
        pass
    assert cast.users["alma"].check_password(PASSPHRASE)
    assert roots == {}


def test_a_key_kept_at_another_cost_or_by_an_earlier_release_is_shut_anew_at_sign_in(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    alma = cast.users["alma"]
    before = signs_in(alma)
    monkeypatch.setattr(Cheap, "cost", keyring.Cost(memory=16, passes=2, lanes=1))
    assert signs_in(alma) == before
    assert PrivateKey.objects.get(user=alma).salt == hashing.salt_of(alma.password)
    assert signs_in(alma) == before


def test_a_passphrase_of_an_earlier_release_opens_a_key_after_its_first_use(
    cast: Cast, settings: pytest.FixtureRequest
) -> None:
    alma = cast.users["alma"]
    settings.PASSWORD_HASHERS = ["tests.hashing.Cheap", "django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    alma.password = make_password(PASSPHRASE, hasher="md5")
    first = signs_in(alma)
    assert first
    assert hashing.salt_of(alma.password)
    assert signs_in(alma) == first


def test_the_code_of_a_sheet_opens_the_key_until_another_sheet_is_made(cast: Cast) -> None:
    alma = cast.users["alma"]
    mine = signs_in(alma)
    assert mine
    assert keys.lacks_sheet(alma)
    old = keys.make_sheet(alma, mine)
    assert keys.by_sheet(alma, old.lower().replace("-", " ")) == mine
    new = keys.make_sheet(alma, mine)
    assert keys.by_sheet(alma, old) is None
    assert keys.by_sheet(alma, new) == mine
    assert keys.by_sheet(cast.users["amir"], new) is None
    assert keys.by_sheet(None, new) is None


def test_without_a_sheet_no_code_opens_anything(cast: Cast) -> None:
    signs_in(cast.users["alma"])
    assert keys.by_sheet(cast.users["alma"], "") is None


def test_the_secret_of_a_session_opens_its_key_for_its_own_user_alone(cast: Cast) -> None:
    alma, amir = cast.users["alma"], cast.users["amir"]
    mine = signs_in(alma)
    assert mine
    secret, kept = keys.for_session(mine)
    assert secret not in str(kept)
    assert keys.of_session(alma.pk, secret, kept) == mine
    assert keys.of_session(alma.pk, secret + "x", kept) is None
    assert keys.of_session(amir.pk, secret, kept) is None
    assert keys.of_session(amir.pk, secret, {**kept, "user": str(amir.pk)}) is None


def test_an_open_key_shows_nothing_of_itself(cast: Cast) -> None:
    mine = signs_in(cast.users["alma"])
    assert mine
    assert str(mine.private) not in repr(mine)
    assert "Keyring" not in repr(cast.alma)
