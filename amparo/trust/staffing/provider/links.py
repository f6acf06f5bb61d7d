"""Which account belongs to which subject: an administrator offers it, its owner confirms it by signing in at both doors.

So three have to agree: the administrator, the owner with passphrase and second factor, and the provider. None of them can
link an account alone, and nobody types who somebody is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts.models import User
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing import managing
from amparo.trust.staffing.models import ProviderLink
from amparo.trust.staffing.watching.news import News, tell

DAYS = 7


@dataclass(frozen=True)
class Standing:
    """How an account stands to the provider: offered until, or linked since."""

    offered_until: datetime | None
    linked_at: datetime | None


def standing(account: UUID) -> Standing | None:
    """Return how an account stands to the provider, None when it has no link and no offer that still counts."""
    kept = ProviderLink.objects.filter(user=account).first()
    if kept is None or (kept.linked_at is None and kept.offered_until <= clock.now()):
        return None
    return Standing(None if kept.linked_at else kept.offered_until, kept.linked_at)


def mark_of_account(username: str) -> str:
    """Return the mark of the subject that an account is linked to, "" for one without a link; asked once for any name."""
    name = username.strip().lower()
    marks = ProviderLink.objects.filter(user__username=name, linked_at__isnull=False).values_list("mark", flat=True)
    return marks.first() or ""


def owner_of(mark: str) -> User | None:
    """Return the account that the subject with `mark` is linked to, or None."""
    kept = ProviderLink.objects.select_related("user").filter(mark=mark, linked_at__isnull=False).first()
    return kept.user if kept else None


@audit.one_act
def offer(*, by: Access, account: UUID) -> None:
    """Let the owner of an account link it to the provider within seven days; an earlier link ends."""
    user = managing.another(by, account, "account.link_offered")
    if not user.is_active:
        raise Refusal("accounts.closed")
    fresh = {"mark": "", "offered_until": clock.now() + timedelta(days=DAYS), "linked_at": None}
    ProviderLink.objects.update_or_create(user=user, defaults=fresh)
    managing.done(by, "account.link_offered", user.pk)
    tell(user.pk, News.LINK_OFFERED)


@audit.one_act
def unlink(*, by: Access, account: UUID) -> None:
    """End the link of an account to the provider, or take the offer back."""
    user = managing.another(by, account, "account.unlinked")
    if not forget(user):
        raise gate.not_there(by, account, "account.unlinked")
    managing.done(by, "account.unlinked", user.pk)
    tell(user.pk, News.UNLINKED)


@audit.one_act
def confirm(*, by: Access, mark: str) -> None:
    """Link one's own account to the subject as whom one has just come from the provider, while an offer waits.

    Raises Refusal "accounts.link_taken" when another account has this subject.
    """
    kept = ProviderLink.objects.select_for_update().filter(user=by.id, linked_at=None).first()
    if kept is None or kept.offered_until <= clock.now():
        raise gate.not_there(by, by.id, "account.linked")
    if ProviderLink.objects.filter(mark=mark).exists():
        raise Refusal("accounts.link_taken")
    kept.mark, kept.linked_at = mark, clock.now()
    kept.save(update_fields=["mark", "linked_at"])
    managing.done(by, "account.linked", by.id)
    tell(by.id, News.LINKED)


def forget(user: User) -> bool:
    """Take link and offer from an account, as part of an act that checks and logs; return whether there was one."""
    return bool(ProviderLink.objects.filter(user=user).delete()[0])
