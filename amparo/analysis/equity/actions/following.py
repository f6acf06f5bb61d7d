"""Say who is responsible for a gap and until when, what was found and what is done, and close it with what came of it."""

from datetime import date
from typing import Any
from uuid import UUID

from amparo.analysis.equity import reach
from amparo.analysis.equity.models import Gap
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of

KIND = "equity.gap"
MOST = 2000
WORDS = ("cause", "done")
"""What is kept under seal while a gap is open: what was found to be behind it, and what is done."""


def save(
    *, by: Access, gap: UUID, owner: UUID, due_on: date, cause: str = "", done: str = "", based_on: int | None = None,
    key: UUID | None = None,
) -> None:  # fmt: skip
    """Keep who is responsible until when, the cause and what is done.

    Raises Refusal beside a field that cannot be kept, for a gap that is closed, or that somebody changed meanwhile.
    """
    act_name = "equity.gap_saved"
    found = reach.gap(by, gap, act_name)
    if once.written_before(by, key, found.pk):
        return
    if owner not in dict(accounts.staff_of(found.agency_id, reach.RESPONSIBLE)):
        raise Refusal("equity.nobody", field="owner")
    if due_on < clock.today() and due_on != found.due_on:
        raise Refusal("mainstreaming.due_past", field="due_on")
    words = {name: _said(text, name) for name, text in zip(WORDS, (cause, done), strict=True)}
    _write(by, act_name, found, words, based_on, key, owner_id=owner, due_on=due_on)


def close(*, by: Access, gap: UUID, result: str, based_on: int | None = None, key: UUID | None = None) -> None:
    """Close a gap with what came of it; a review that confirms it again begins a new one."""
    act_name = "equity.gap_closed"
    found = reach.gap(by, gap, act_name)
    if once.written_before(by, key, found.pk):
        return
    words = {"result": _said(result, "result", needed=True)}
    _write(by, act_name, found, words, based_on, key, closed_on=clock.today(), closed_by=by.id)


def _write(
    by: Access, name: str, found: Gap, words: dict[str, str], based_on: int | None, key: UUID | None, **columns: Any
) -> None:
    facts = facts_of(found)
    with acting.act(by, name, facts, Action.WRITE, reach.PART) as act:
        standing = Gap.rows.select_for_update(of=("self",)).get(pk=found.pk)
        if standing.closed_on is not None:
            raise Refusal("mainstreaming.closed_already")
        head = gate.read(by, gate.Ask(facts, reach.PART, found.pk), "equity.gap_checked")
        if based_on is not None and head.number != based_on:
            raise Refusal("communities.changed_meanwhile")
        Gap.rows.filter(pk=found.pk).update(**columns)
        written = act.write(found.pk, reach.PART, KIND, words, key=key)
        act.about(found.pk, reach.PART, version=written.number)


def _said(text: str, field: str, *, needed: bool = False) -> str:
    told = text.strip()
    if needed and not told:
        raise Refusal("cases.text_missing", field=field)
    if len(told) > MOST:
        raise Refusal("equity.too_long", field=field)
    return told
