"""First entry into an account: with a code used once, its owner sets a passphrase that nobody else ever sees."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.models import Agency, Team, User
from amparo.trust.audit import actions as audit
from amparo.trust.staffing import hashing, keys
from amparo.trust.staffing.keys import Keyring
from amparo.trust.staffing.models import Enrolment
from amparo.trust.staffing.passphrases import normal
from amparo.trust.staffing.watching.news import News, tell

DAYS = 7
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LETTERS = 5, 5


@dataclass(frozen=True)
class Code:
    """A code as its owner gets it, once; the table keeps only its hash."""

    text: str
    username: str
    until: datetime


def issue(user: User, *, factors_stay: bool = False) -> Code:
    """Return a new code for `user`; an earlier one is worth nothing from now on.

    Where `factors_stay`, it replaces the passphrase alone, and the second factor is asked for as always.
    """
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_GROUPS * _LETTERS))
    until = clock.now() + timedelta(days=DAYS)
    kept = {"code_hash": _hash(letters), "until": until, "factors_stay": factors_stay}
    Enrolment.objects.update_or_create(user=user, defaults=kept)
    text = "-".join(letters[at : at + _LETTERS] for at in range(0, len(letters), _LETTERS))
    return Code(text, user.username, until)


def withdraw(user: User) -> None:
    """Make the code of `user` worthless."""
    Enrolment.objects.filter(user=user).delete()


def waiting(user: User) -> datetime | None:
    """Return until when a code for `user` is good, or None when there is none."""
    found = Enrolment.objects.filter(user=user, until__gt=clock.now()).first()
    return found.until if found else None


def owner_of(username: str, code: str) -> User | None:
    """Return the open account that `code` was issued for, or None; nothing tells a wrong name from a wrong code."""
    given = _hash("".join(letter for letter in code.upper() if letter in _ALPHABET))
    kept = Enrolment.objects.select_related("user").filter(user__username=username.strip().lower()).first()
    fits = hmac.compare_digest(kept.code_hash if kept else "0" * 64, given)
    if kept is None or not fits or kept.until <= clock.now() or not kept.user.is_active:
        return None
    return kept.user


@transaction.atomic
def enrol(user: User, passphrase: str, opened: Keyring | None = None) -> Keyring:
    """Set the owner's passphrase and use up the code; sessions from before end, and second factors where it voids them.

    Return the owner's private key: the one that their recovery sheet `opened`, else of a new pair.
    """
    with hashing.listening() as roots:
        user.set_password(normal(passphrase))
    user.save(update_fields=["password"])
    if opened is None:
        opened = keys.begin(user, roots)
    else:
        keys.shut_again(user, opened, roots)
    if not Enrolment.objects.filter(user=user, factors_stay=True).exists():
        Authenticator.objects.filter(user=user).delete()
    withdraw(user)
    audit.append([audit.Entry(actor=user.pk, role="", act="account.entered", record=user.pk)])
    tell(user.pk, News.ENTERED)
    return opened


def bring_in(
    agency: Agency,
    username: str,
    name: str,
    passphrase: str | None,
    roles: Sequence[tuple[Role, Team | None]],
    language: str,
) -> User:
    """Make an invented account with its key pair, without a code; with no passphrase nobody keeps the private half."""
    with hashing.listening() as roots:
        user = accounts.make_user(agency, username, name, passphrase, roles, language)
    if passphrase:
        keys.begin(user, roots)
    else:
        keys.begin_without(user)
    return user


def _hash(letters: str) -> str:
    """A plain hash is enough: the code has 120 bits of chance, so there is nothing to guess from."""
    return hashlib.sha256(letters.encode()).hexdigest()
