"""Write, publish and withdraw public pages; every version stays, and every act is in the log without content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Max

from amparo.casework.engagement import rules
from amparo.casework.engagement.models import Published, Text, Topic, Version
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

PAGES = UUID("7a0f6c1e-53c4-4f0e-8a43-2f1c0d9be0a5")
"""Under which the ids of pages are made from word and language, so that a page has one text in a language."""
COPIED = tuple(field.name for field in Text._meta.get_fields())


@dataclass(frozen=True)
class Starting:
    """A text to begin with."""

    slug: str
    language: str
    topic: str
    title: str
    body: str
    source: str


def record_of(slug: str, language: str) -> UUID:
    """Return the id of a page in a language."""
    return uuid5(PAGES, f"{slug}/{language}")


@audit.one_act
def write(
    *, by: Access | None, slug: str, language: str, fields: Mapping[str, Any], based_on: int | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep the next version of a text as a draft; return the id of the page in this language.

    Raises Refusal beside a field that cannot be kept, or when somebody wrote a version after `based_on`.
    """
    record, act = record_of(slug, language), "engagement.written"
    _editor(by, record, act)
    if key and Version.objects.filter(key=key, record=record).exists():
        return record
    rules.check(slug, language, fields)
    newest = Version.objects.filter(record=record).aggregate(Max("number"))["number__max"] or 0
    if based_on is not None and newest != based_on:
        raise Refusal("engagement.changed_meanwhile")
    topic = fields.get("topic") or Topic.OTHER.value
    checked: date | None = fields.get("checked_on") or None
    told = {name: fields[name].strip() for name in rules.TEXTS} | {"topic": topic, "checked_on": checked}
    Version.objects.create(
        record=record, slug=slug, language=language, number=newest + 1, by=by.id if by else None, key=key, **told
    )
    _noted(by, act, record, newest + 1)
    return record


@audit.one_act
def publish(*, by: Access | None, record: UUID, number: int) -> None:
    """Show the newest version of a text to everybody; raise Refusal when it is not `number`, which the person saw."""
    act = "engagement.published"
    _editor(by, record, act)
    newest = Version.objects.filter(record=record).order_by("-number").first()
    if newest is None:
        raise Refusal(gate.NOT_THERE)
    if newest.number != number:
        raise Refusal("engagement.changed_meanwhile")
    told = {name: getattr(newest, name) for name in COPIED}
    Published.objects.update_or_create(pk=record, defaults={**told, "published_at": clock.now()})
    _noted(by, act, record, number)


@audit.one_act
def withdraw(*, by: Access, record: UUID) -> None:
    """Take a text away from everybody; its versions stay."""
    act = "engagement.withdrawn"
    _editor(by, record, act)
    shown = Published.objects.filter(pk=record).first()
    if shown is None:
        raise Refusal(gate.NOT_THERE)
    number = shown.number
    shown.delete()
    _noted(by, act, record, number)


@audit.one_act
def bring_starting(*, by: Access | None, texts: Iterable[Starting], shown: bool = False) -> int:
    """Write the texts that are not there yet as drafts, or `shown` to everybody; return how many."""
    number = 0
    _editor(by, PAGES, "engagement.written")
    for text in texts:
        record = record_of(text.slug, text.language)
        if Version.objects.filter(record=record).exists():
            continue
        fields = {"topic": text.topic, "title": text.title, "body": text.body, "source": text.source}
        write(by=by, slug=text.slug, language=text.language, fields=fields)
        if shown:
            publish(by=by, record=record, number=1)
        number += 1
    return number


def _editor(by: Access | None, record: UUID, act: str) -> None:
    """Let content editors on, and the house itself (None); to everybody else the page is not there."""
    if by is not None and not may(by.actor, Action.EDIT_PRACTICE).allowed:
        raise gate.not_there(by, record, act)


def _noted(by: Access | None, act: str, record: UUID, number: int) -> None:
    who, role = (by.id, by.role) if by else (None, "")
    audit.append([audit.Entry(actor=who, role=role, act=act, record=record, detail={"version": number})])
