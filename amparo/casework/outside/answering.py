"""Answer on a sealed page: each answer is sealed to who works on the case, and moves nothing before the house takes it in."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amparo import practice
from amparo.casework.outside import course
from amparo.casework.outside.models import Answer, PageReader
from amparo.casework.outside.opening import Reader, add, state_of
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.trust.accounts import report_lock
from amparo.trust.letters import parcels

LONGEST = 2_000


def done(reader: Reader) -> list[tuple[str, datetime]]:
    """Return what was done on a page, oldest first: kind and moment, never the words."""
    with transaction.atomic(), report_lock.coming_back(reader.row.finder):
        rows = Answer.rows.filter(page=reader.row.pk).exclude(kind=course.OPENED).order_by("number")
        return list(rows.values_list("kind", "at"))


def answer(reader: Reader, kind: str, *, words: str = "", reason: str = "", sending: UUID | None = None) -> None:
    """Keep a step or a question for who works on the case; `sending` is of the form, which is kept once.

    Raises Refusal "outside.words_missing", "outside.too_long", "outside.reason_missing", "outside.step_not_open".
    """
    _check(kind, words.strip(), reason)
    page, entry = reader.row, sending or ids.new()
    with transaction.atomic(), report_lock.coming_back(page.finder), report_lock.taking_in([entry]):
        if Answer.rows.filter(page=page.pk, pk=entry).values("pk").exists():
            return
        if kind != course.QUESTION and kind not in course.offered(state_of(page)):
            raise Refusal("outside.step_not_open")
        readers = PageReader.rows.filter(page=page.pk).values_list("reader", flat=True)
        said = {"kind": kind, "reason": reason if kind in course.REASONS else "", "text": words.strip()}
        sealed = parcels.seal(entry, parcels.of_users(set(readers)), said, Compartment.PACKET)
        add(page, entry, kind, sealed)


def _check(kind: str, words: str, reason: str) -> None:
    if kind == course.QUESTION and not words:
        raise Refusal("outside.words_missing", field="words")
    if len(words) > LONGEST:
        raise Refusal("outside.too_long", field="words")
    listed = course.REASONS.get(kind)
    if listed and reason not in practice.catalogue().lists[listed].by_code:
        raise Refusal("outside.reason_missing", field="reason")
