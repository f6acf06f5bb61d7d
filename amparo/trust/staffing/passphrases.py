"""The passphrase of an account: what is refused, and how its owner changes it."""

from functools import cache
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.passphrases import SHORTEST, folded, normal, weakness
from amparo.trust.accounts.models import Post, User, in_force
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing import hashing
from amparo.trust.staffing.hashing import Roots
from amparo.trust.staffing.watching.news import News, tell

__all__ = ["HardToGuess", "change", "normal"]

PRODUCT = ("amparo", "passphrase", "password", "contraseña", "motdepasse", "كلمةالسر")


class HardToGuess:
    """Django's check of a new passphrase: long enough, no pattern, not made of names that anybody could guess."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError with what to do about it."""
        code = weakness(password, guessable(user)) or _common(password)
        if code:
            raise ValidationError(_sentences()[code], code=code)

    def get_help_text(self) -> str:
        """Return the rule in one sentence."""
        return _("At least %(number)d characters; any characters and spaces.") % {"number": SHORTEST}


def _sentences() -> dict[str, str]:
    return {
        "short": _("Write at least %(number)d characters. Several words with spaces are easiest to remember.")
        % {"number": SHORTEST},
        "pattern": _("This repeats itself or follows the keyboard. Choose several words that have nothing in common."),
        "common": _("This stands on the lists that attackers try first. Choose several words by chance."),
        "names": _("This is made of names that are easy to guess. Add words that have nothing to do with you."),
    }


def _common(password: str) -> str:
    """Return "common" for what stands on Django's list of leaked passwords, also when only blanks or signs were added."""
    return "common" if {folded(password), password.casefold().strip()} & _shorter() else ""


@cache
def _shorter() -> set[str]:
    """Return Django's list, which knows shorter ones too: those that signs and blanks were added to."""
    return CommonPasswordValidator().passwords


def guessable(user: Any) -> list[str]:
    """Return the names that somebody who knows the account would try first."""
    if not isinstance(user, User):
        return list(PRODUCT)
    agency = user.agency.name
    told = [user.username, user.display_name, *user.display_name.split(), agency, *agency.split()]
    places = Post.objects.filter(in_force(), user=user, team__isnull=False).values_list("team__name", "team__office")
    return [*PRODUCT, *told, *(word for place in places for text in place for word in (text, *text.split()))]


@transaction.atomic
def change(*, by: Access, user: User, new: str) -> Roots:
    """Set a new passphrase for one's own account; every other session of it ends. Return its root, to shut the key under."""
    with hashing.listening() as roots:
        user.set_password(normal(new))
    user.save(update_fields=["password"])
    audit.append([audit.Entry(actor=by.id, role=by.role, act="account.passphrase_changed", record=user.pk)])
    tell(user.pk, News.PASSPHRASE)
    return roots
