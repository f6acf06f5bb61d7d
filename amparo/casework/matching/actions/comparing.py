"""Compare what was asked of somebody with their own restricted people, and note what was found for them alone."""

from collections.abc import Iterable
from uuid import UUID

from amparo.casework.matching import queries, rules
from amparo.casework.matching.models import Asked, Found
from amparo.casework.matching.queries import Match
from amparo.foundation import clock
from amparo.trust.disclosure import confiding
from amparo.trust.disclosure.access import Access

FOUND = "what comparing found"


def compare_new(*, by: Access) -> int:
    """Compare the questions that `by` has not compared yet; return in how many somebody of theirs may be meant.

    What is kept in the database is the same whether anybody is: a moment, and a note of one length sealed to `by`.
    """
    asked = queries.to(by)
    if not asked:
        return 0
    new = [row for row in asked if row.compared_at is None][: rules.AT_ONCE]
    noted = _noted(by)
    if new:
        noted |= {match.request.pk for match in queries.compare(by, new)}
        _note(by, new, noted & {row.request_id for row in asked})
    return len(noted & {row.request_id for row in asked})


def matches(*, by: Access) -> list[Match]:
    """Compare everything that was asked of `by`, and return who of theirs may be meant; noted as by `compare_new`."""
    asked = queries.to(by)
    found = queries.compare(by, asked) if asked else []
    if asked:
        _note(by, asked, {match.request.pk for match in found})
    return found


def _noted(by: Access) -> set[UUID]:
    kept = Found.rows.filter(reader=by.id).first()
    return {UUID(each) for each in confiding.own_note(by, FOUND, kept.sealed).get("questions", [])} if kept else set()


def _note(by: Access, asked: Iterable[Asked], found: Iterable[UUID]) -> None:
    note = {"questions": [str(each) for each in sorted(found)][: rules.REMEMBERED]}
    blob = confiding.note_to_oneself(by, FOUND, note, rules.NOTE)
    Found.rows.update_or_create(reader=by.id, defaults={"sealed": blob})
    new = [row.pk for row in asked if row.compared_at is None]
    Asked.rows.filter(pk__in=new).update(compared_at=clock.now())
