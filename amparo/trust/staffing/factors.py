"""Which second factor somebody needs before anything else, by role and by what this site can do."""

from enum import StrEnum

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache

from amparo.foundation.policy import Role
from amparo.trust.accounts.models import User
from amparo.trust.accounts.queries import roles_of
from amparo.trust.audit import actions as audit
from amparo.trust.staffing.watching.news import News, tell

TOTP_PERIOD = 30
"""Seconds for which an app shows one code (RFC 6238)."""

APP, PASSKEY = Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value
NEWS = {
    "account.factor_added": News.FACTOR_ADDED,
    "account.factor_removed": News.FACTOR_REMOVED,
    "account.codes_made": News.CODES_MADE,
}


class Missing(StrEnum):
    """What is missing before somebody may go on."""

    ANY = "any"
    PASSKEY = "passkey"


def listed(user: User) -> list[Authenticator]:
    """Return the second factors of `user` with the printed codes, oldest first."""
    return list(Authenticator.objects.filter(user=user).order_by("created_at"))


def one(user: User, number: int) -> Authenticator | None:
    """Return one second factor of `user`, or None."""
    return Authenticator.objects.filter(user=user, pk=number, type__in=[APP, PASSKEY]).first()


def held(user: User) -> set[str]:
    """Return the kinds of second factor of `user`; printed codes alone are none."""
    kinds = Authenticator.objects.filter(user=user, type__in=[APP, PASSKEY])
    return set(kinds.values_list("type", flat=True))


def missing(user: User, role: Role | None) -> Missing | None:
    """Return what `user` has to set up before working in `role`; None when nothing is missing."""
    if not settings.AMPARO_SECOND_FACTOR:
        return None
    kinds = held(user)
    if role is Role.ADMINISTRATOR and settings.AMPARO_PASSKEYS and PASSKEY not in kinds:
        return Missing.PASSKEY
    return None if kinds else Missing.ANY


def only_passkey(user: User) -> bool:
    """Return whether `user` signs in with a passkey and with no code: administrators who have one, where it works."""
    return settings.AMPARO_PASSKEYS and Role.ADMINISTRATOR in roles_of(user) and PASSKEY in held(user)


def may_remove(authenticator: Authenticator) -> bool:
    """Return whether another second factor is left, of the kind that the owner's roles need."""
    rest = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=[APP, PASSKEY])
    left = set(rest.exclude(pk=authenticator.pk).values_list("type", flat=True))
    if authenticator.type == PASSKEY and PASSKEY not in left and only_passkey(authenticator.user):
        return False
    return bool(left) or not settings.AMPARO_SECOND_FACTOR


def first_use(user: User, code: str) -> bool:
    """Return whether `user` gives this code for the first time while it could still fit, and remember it.

    allauth remembers a used code for one period, but tolerates clocks by more than that.
    """
    lasts = (2 * settings.MFA_TOTP_TOLERANCE + 1) * TOTP_PERIOD
    return cache.add(f"amparo.code.used?user={user.pk}&code={''.join(code.split())}", "yes", timeout=lasts)


def note(user: User, act: str, kind: str) -> None:
    """Write the leaf of what somebody did to their own second factors, and tell the owner; `kind` is a code."""
    audit.append([audit.Entry(actor=user.pk, role="", act=act, record=user.pk, detail={"kind": kind})])
    tell(user.pk, NEWS[act])
