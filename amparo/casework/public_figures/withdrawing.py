"""Take a published quarter from the public page: two people and a reason that everybody reads. Nothing is undone by it.

What was published stays in the tables and in the ledger: whoever read it knows it, and drawing again would tell more.
"""

from uuid import UUID

from amparo import practice
from amparo.casework.public_figures.models import Release, State, Withdrawal
from amparo.casework.public_figures.rules import LONGEST
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

REASONS = "figures_withdrawn"
"""The list of reasons."""
ASKED, DROPPED, DONE = "figures.withdrawal_asked", "figures.withdrawal_dropped", "figures.withdrawn"


@audit.one_act
def ask(*, by: Access, release: UUID, reason: str, words: str = "") -> None:
    """Ask that a published quarter is taken from the page; `reason` is a code of REASONS, `words` a sentence for everybody.

    Raises Refusal beside a field that cannot be kept, and where it was asked for before.
    """
    row = _published(by, release, ASKED)
    if not any(code.code == reason for code in practice.catalogue().lists[REASONS]):
        raise Refusal("figures.no_reason", field="reason")
    if len(words.strip()) > LONGEST:
        raise Refusal("figures.words_too_long", field="words")
    if Withdrawal.objects.filter(release=row).exists():
        raise Refusal("figures.withdrawal_there")
    Withdrawal.objects.create(release=row, reason=reason, words=words.strip(), asked_by=by.id)
    _noted(by, ASKED, row, reason)


@audit.one_act
def drop(*, by: Access, release: UUID) -> None:
    """Let a published quarter stand after all, while nobody has agreed to withdraw it."""
    row = _published(by, release, DROPPED)
    found = _asked(by, row, DROPPED)
    _noted(by, DROPPED, row, found.reason)
    found.delete()


@audit.one_act
def agree(*, by: Access, release: UUID) -> None:
    """Withdraw what somebody else asked to withdraw. Raises Refusal for whoever asked."""
    row = _published(by, release, DONE)
    found = _asked(by, row, DONE)
    if found.asked_by == by.id:
        raise Refusal("figures.second_person")
    Withdrawal.objects.filter(pk=found.pk).update(agreed_by=by.id, withdrawn_at=clock.now())
    _noted(by, DONE, row, found.reason)
    audit.checkpoint_after_this()


def _published(by: Access, release: UUID, act: str) -> Release:
    """Return a published quarter of the agency; "not there" for others, and for who does not publish."""
    found = None
    if may(by.actor, Action.PUBLISH_FIGURES).allowed and by.actor.agency is not None:
        found = Release.objects.filter(pk=release, agency=by.actor.agency, state=State.PUBLISHED).first()
    if found is None:
        raise gate.not_there(by, release, act)
    return found


def _asked(by: Access, release: Release, act: str) -> Withdrawal:
    found = Withdrawal.objects.select_for_update().filter(release=release, withdrawn_at=None).first()
    if found is None:
        raise gate.not_there(by, release.pk, act)
    return found


def _noted(by: Access, act: str, row: Release, reason: str) -> None:
    detail = {"quarter": f"{row.first.isoformat()}..{row.last.isoformat()}", "reason": reason}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=row.pk, detail=detail)])
