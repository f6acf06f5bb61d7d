"""The private key of each member of staff: made at first entry, opened by the passphrase at sign-in, saved by a printed sheet."""

import base64
import secrets
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.trust.accounts.models import User
from amparo.trust.audit import actions as audit
from amparo.trust.staffing import hashing
from amparo.trust.staffing.hashing import Roots
from amparo.trust.staffing.models import PrivateKey
from amparo.trust.staffing.passphrases import normal
from amparo.trust.vault import keyring, recipients
from amparo.trust.vault.keyring import Kept, Keyring, Lock
from amparo.trust.vault.models import RecipientKind
from amparo.trust.vault.suites import Unreadable

__all__ = [
    "Keyring", "begin", "begin_without", "by_sheet", "entered", "for_session", "keep", "lacks_sheet", "make_sheet",
    "of_session", "recover", "sheet_made_at", "shut_again",
]  # fmt: skip

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LETTERS = 6, 5


def entered(user: User, roots: Roots) -> Keyring | None:
    """Return the private key of who just gave the right passphrase; made now when there was none.

    None where it is shut under an earlier passphrase: the recovery sheet opens it.
    """
    salt = hashing.salt_of(user.password)
    if salt not in roots:
        return None
    kept = PrivateKey.objects.filter(user=user).first()
    if kept is None:
        return begin(user, roots)
    if kept.salt not in roots:
        return None
    opened = keyring.opened(user.pk, kept.shut, roots[kept.salt], Lock.PASSPHRASE)
    if kept.salt != salt:  # the passphrase was kept anew, at another cost
        shut_again(user, opened, roots)
    return opened


@transaction.atomic
def begin(user: User, roots: Roots) -> Keyring:
    """Make a key pair for `user` and shut its private half under the passphrase just set; return it open.

    An earlier pair is retired: what is sealed to it opens again once a colleague of the case has passed the keys on.
    """
    new, public = keyring.new(user.pk)
    salt = hashing.salt_of(user.password)
    shut = keyring.shut(new, roots[salt], Lock.PASSPHRASE)
    fresh = {"salt": salt, "shut": shut, "sheet": b"", "sheet_made_at": None, "made_at": clock.now()}
    PrivateKey.objects.update_or_create(user=user, defaults=fresh)
    recipients.install(RecipientKind.USER, user.pk, public)
    return new


def begin_without(user: User) -> None:
    """Make a key pair of which nobody keeps the private half, for invented colleagues who never sign in."""
    recipients.install(RecipientKind.USER, user.pk, keyring.new(user.pk)[1])


def shut_again(user: User, opened: Keyring, roots: Roots) -> None:
    """Shut the same private key under the passphrase that was just set."""
    salt = hashing.salt_of(user.password)
    shut = keyring.shut(opened, roots[salt], Lock.PASSPHRASE)
    PrivateKey.objects.filter(user=user).update(salt=salt, shut=shut)


def keep(user: User, opened: Keyring | None, roots: Roots) -> None:
    """Shut the private key of a session under the passphrase that was just set, if the session has one open."""
    if opened is not None:
        shut_again(user, opened, roots)


def lacks_sheet(user: User) -> bool:
    """Return whether `user` has a private key and no recovery sheet for it."""
    return PrivateKey.objects.filter(user=user, sheet_made_at=None).exists()


def sheet_made_at(user: User) -> Any:
    """Return when the sheet that counts was made, None without one."""
    return PrivateKey.objects.filter(user=user).values_list("sheet_made_at", flat=True).first()


@transaction.atomic
def make_sheet(user: User, opened: Keyring) -> str:
    """Return a new recovery code of 147 bits, for paper only; the code of an earlier sheet is worth nothing from now on."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_GROUPS * _LETTERS))
    shut = keyring.shut(opened, letters.encode(), Lock.SHEET)
    PrivateKey.objects.filter(user=user).update(sheet=shut, sheet_made_at=clock.now())
    audit.append([audit.Entry(actor=user.pk, role="", act="account.sheet_made", record=user.pk)])
    return "-".join(letters[at : at + _LETTERS] for at in range(0, len(letters), _LETTERS))


def by_sheet(user: User | None, code: str) -> Keyring | None:
    """Return the private key that the code of a recovery sheet opens, or None; nothing tells a wrong name from a wrong code."""
    letters = "".join(letter for letter in code.upper() if letter in _ALPHABET)
    kept = PrivateKey.objects.filter(user=user).first() if user else None
    try:
        return keyring.opened(user.pk, kept.sheet, letters.encode(), Lock.SHEET) if user and kept else None
    except Unreadable:
        return None


@transaction.atomic
def recover(user: User, opened: Keyring, passphrase: str) -> None:
    """Set a new passphrase with the key that the sheet opened; the sheet is used up, and sessions from before end."""
    with hashing.listening() as roots:
        user.set_password(normal(passphrase))
    user.save(update_fields=["password"])
    shut_again(user, opened, roots)
    PrivateKey.objects.filter(user=user).update(sheet=b"", sheet_made_at=None)
    audit.append([audit.Entry(actor=user.pk, role="", act="account.recovered", record=user.pk)])


def for_session(opened: Keyring) -> tuple[str, dict[str, str]]:
    """Return a secret for the cookie, and what the session keeps: the private key shut under it, and the secret's hash."""
    secret, kept = keyring.for_session(opened)
    blob = base64.b64encode(kept.blob).decode()
    return secret, {"user": str(opened.user), "blob": blob, "hash": kept.secret_hash}


def of_session(user: UUID, secret: str, kept: dict[str, str]) -> Keyring | None:
    """Return the private key of a session of `user`; None where the cookie's secret does not open it."""
    if kept.get("user") != str(user):
        return None
    return keyring.of_session(user, secret, Kept(base64.b64decode(kept["blob"]), kept["hash"]))
