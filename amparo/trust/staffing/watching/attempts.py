"""Sign-ins, good and bad: a leaf each, and for the owner a count of the failed tries since the sign-in before."""

from collections.abc import Sequence
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import F

from amparo.foundation import clock
from amparo.trust.accounts.models import User
from amparo.trust.accounts.queries import user_named
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing.models import Tries
from amparo.trust.staffing.watching.news import News, tell

PASSPHRASE, CODE, PROOF, ENTRY = "passphrase", "code", "proof", "entry"
"""Where a try can fail: the first step of a sign-in, its second, the question whether it is still you, and first entry."""
PROVIDER = "provider"
"""Before all of these: what came back from the identity provider was no answer to what we had asked."""
HOLD_SECONDS = 300
PRINTED = "recovery_codes"


def failed(username: str, step: str) -> None:
    """Note a try that failed. A name that nobody has is noted too, without the name: it may be a passphrase."""
    user = user_named(username)
    with transaction.atomic():
        _log(user, "sign_in.failed", "refused", step=step)
        if user is not None and step != ENTRY:
            _count(user, step)


def held_back(username: str) -> None:
    """Note once in five minutes that an account waits because too many tries failed."""
    user = user_named(username)
    if cache.add(f"amparo.held.back?user={user.pk if user else ''}", "yes", timeout=HOLD_SECONDS):
        _log(user, "sign_in.held_back", "refused")


@transaction.atomic
def not_from_provider(why: str) -> None:
    """Note an answer of the identity provider that was refused, and why in one code; it is of nobody whom we know."""
    _log(None, "sign_in.failed", "refused", step=PROVIDER, why=why)


@transaction.atomic
def succeeded(user: User, second: str, *, by_provider: bool = False) -> None:
    """Note a sign-in, what the second step was ("" without one), and whether it began at the identity provider.

    The count of failed tries begins anew.
    """
    detail = {"second": second} | ({"first": PROVIDER} if by_provider else {})
    audit.append([audit.Entry(actor=user.pk, role="", act="sign_in.done", record=user.pk, detail=detail)])
    Tries.objects.filter(user=user, ended_at=None).update(ended_at=clock.now())
    if second == PRINTED:
        tell(user.pk, News.PRINTED_CODE)


def _log(user: User | None, act: str, outcome: str, **detail: str) -> None:
    record = user.pk if user else None
    audit.append([audit.Entry(actor=None, role="", act=act, record=record, outcome=outcome, detail=detail)])


def _count(user: User, step: str) -> None:
    """Count a failed try; the first of each kind since the last sign-in is told, and its notice shows the count."""
    run = Tries.objects.get_or_create(user=user, ended_at=None)[0]
    column = "codes" if step == CODE else "passphrases"
    first = not getattr(run, column)
    Tries.objects.filter(pk=run.pk).update(**{column: F(column) + 1})
    if first:
        tell(user.pk, News.WRONG_CODE if step == CODE else News.TRIED, run.pk)


def tried(access: Access, runs: Sequence[UUID]) -> dict[UUID, str]:
    """Return how often a passphrase failed, for those of `runs` that were against the reader's own account."""
    return {run.pk: str(run.passphrases) for run in Tries.objects.filter(pk__in=runs, user=access.id)}


def wrong_codes(access: Access, runs: Sequence[UUID]) -> dict[UUID, str]:
    """Return how often the code after a right passphrase failed, for runs against the reader's own account."""
    return {run.pk: str(run.codes) for run in Tries.objects.filter(pk__in=runs, user=access.id)}


def own(access: Access, records: Sequence[UUID]) -> dict[UUID, str]:
    """Return the reader's own account where it is among `records`; it needs no code."""
    return dict.fromkeys({access.id} & set(records), "")
