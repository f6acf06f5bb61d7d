"""Reads of the registers of one's own agency, and what its agreements let leave for an organisation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, TextField, When
from django.db.models.fields.json import KeyTextTransform

from amparo import practice
from amparo.casework.partnership import rules
from amparo.casework.partnership.models import Record, Version
from amparo.casework.partnership.registers import AGREEMENT, Register, register, registers
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form
from amparo.foundation.policy import Action, may
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE


@dataclass(frozen=True)
class Kept:
    """A record with its newest version."""

    row: Record
    version: Version

    @property
    def register(self) -> Register:
        """Return the register it stands in."""
        return register(self.row.register)

    @property
    def called(self) -> str:
        """Return what the record is called."""
        return self.register.called(self.version.answers)

    @property
    def look_again_on(self) -> date | None:
        """Return the day by which somebody has to look at it again."""
        return self.register.look_again_on(self.version.answers)

    @property
    def form(self) -> Form:
        """Return the form in the version in which it was filled."""
        return practice.catalogue().form(self.version.form)


def may_read(access: Access) -> bool:
    """Return whether `access` reads the registers of their agency."""
    return access.actor.agency is not None and may(access.actor, Action.READ_REGISTERS).allowed


def may_keep(access: Access) -> bool:
    """Return whether `access` keeps the registers of their agency."""
    return access.actor.agency is not None and may(access.actor, Action.KEEP_REGISTERS).allowed


def in_reach(access: Access) -> QuerySet[Record]:
    """Return the records that `access` reads: those of their own agency, none for whoever reads no registers."""
    return Record.objects.filter(agency=access.actor.agency) if may_read(access) else Record.objects.none()


def records(access: Access, code: str) -> list[Kept]:
    """Return the records of a register, those to be looked at first before the others; raise "not there" for no register."""
    if not may_read(access):
        raise Refusal(NOT_THERE)
    kept = newest_of(in_reach(access).filter(register=register(code).code))
    return sorted(kept, key=lambda one: (one.look_again_on or date.max, one.called))


def numbers(access: Access) -> dict[str, int]:
    """Return how many records each register has; none for whoever reads no registers."""
    return dict(in_reach(access).values_list("register").annotate(Count("pk")))


def about(access: Access, organization: UUID) -> list[Kept]:
    """Return the records about an organisation, of all registers; nothing for whoever reads none."""
    return sorted(newest_of(in_reach(access).filter(organization=organization)), key=lambda one: one.called)


def due(access: Access, until: date) -> list[Kept]:
    """Return the records that somebody has to look at by `until`, the first due first."""
    day = Case(*(When(record__register=each.code, then=KeyTextTransform(each.next, "answers"))
                 for each in registers().values()), output_field=TextField())  # fmt: skip
    newest = Version.objects.filter(record=OuterRef("pk")).order_by("-number").annotate(day=day).values("day")[:1]
    rows = in_reach(access).annotate(day=Subquery(newest)).filter(day__gt="", day__lte=until.isoformat())
    return sorted(newest_of(rows), key=lambda one: (one.look_again_on or until, one.called))


def record(access: Access, record_id: UUID) -> tuple[Kept, list[Version]]:
    """Return a record and its versions, newest first; raise "not there" for one that `access` does not read."""
    row = in_reach(access).filter(pk=record_id).first()
    if row is None:
        raise Refusal(NOT_THERE)
    versions = list(row.versions.order_by("-number"))
    return Kept(row, versions[0]), versions


def lacking(
    access: Access, organizations: Collection[UUID], purpose: str, groups: Collection[str], *, always: bool = False
) -> frozenset[str]:
    """Return which `groups` of data the agreements of one's agency do not let leave for a recipient today.

    The recipient is one or several `organizations` of the directory; with `always` nothing leaves without an agreement.
    Whoever may share has to know what is not agreed.
    """
    rows = Record.objects.filter(agency=access.actor.agency, register=AGREEMENT, organization__in=organizations)
    known = [rules.terms(one.version.answers) for one in newest_of(rows)]
    return rules.lacking(known, purpose, groups, clock.today(), always=always or settings.AMPARO_AGREEMENTS)


def newest_of(rows: QuerySet[Record]) -> list[Kept]:
    """Return records with their newest version."""
    newest = Version.objects.filter(record=OuterRef("pk")).order_by("-number").values("pk")[:1]
    listed = list(rows.annotate(newest=Subquery(newest)))
    versions = Version.objects.in_bulk([row.newest for row in listed])
    return [Kept(row, versions[row.newest]) for row in listed]
