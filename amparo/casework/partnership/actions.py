"""Keep a record of a register: one act, one version, one entry in the log without content."""

from collections.abc import Mapping
from uuid import UUID

from amparo.casework.partnership import queries
from amparo.casework.partnership.models import Record, Version
from amparo.casework.partnership.registers import Register, register
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import evaluate
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

ACT = "partnership.kept"


@audit.one_act
def begin(
    *, by: Access, code: str, answers: Mapping[str, str], organization: UUID | None = None, key: UUID | None = None
) -> UUID:
    """Begin a record of the register `code`, about an organisation where the register is; return its id.

    Raises Refusal when an answer is missing or wrong, or the organisation is.
    """
    agency = _require(by, None)
    known = _before(by, key)
    if known:
        return known
    chosen = register(code)
    if chosen.about_organization is not (organization is not None):
        raise Refusal("partnership.organization", field="organization")
    row = Record(id=ids.new(), agency_id=agency, register=code, organization=organization)
    _checked(chosen, answers)
    row.save(force_insert=True)
    _write(by, row, chosen, answers, 1, key)
    return row.pk


@audit.one_act
def change(*, by: Access, record: UUID, answers: Mapping[str, str], based_on: int, key: UUID | None = None) -> None:
    """Keep the next version of a record; raise Refusal when somebody changed it after version `based_on`."""
    _require(by, record)
    if _before(by, key):
        return
    row = queries.in_reach(by).select_for_update(of=("self",)).filter(pk=record).first()
    if row is None:
        raise gate.not_there(by, record, ACT)
    newest = row.versions.order_by("-number").values_list("number", flat=True)[0]
    if newest != based_on:
        raise Refusal("partnership.changed_meanwhile")
    chosen = register(row.register)
    _checked(chosen, answers)
    _write(by, row, chosen, answers, newest + 1, key)


def _require(by: Access, record: UUID | None) -> UUID:
    """Return the agency whose registers `by` keeps; raise "not there" for whoever keeps none."""
    if by.actor.agency is None or not queries.may_keep(by):
        raise gate.not_there(by, record, ACT)
    return by.actor.agency


def _before(by: Access, key: UUID | None) -> UUID | None:
    """Return the record that `by` wrote under `key` before; raise "key_used" when somebody else did."""
    found = Version.objects.filter(key=key).first() if key else None
    if found and found.by != by.id:
        raise Refusal("record.key_used")
    return found.record_id if found else None


def _checked(chosen: Register, answers: Mapping[str, str]) -> None:
    if evaluate(chosen.form, answers, clock.today()).problems:
        raise Refusal("partnership.incomplete")


def _write(
    by: Access, row: Record, chosen: Register, answers: Mapping[str, str], number: int, key: UUID | None
) -> None:
    made = chosen.form
    kept = {path: text for path, text in answers.items() if text}
    Version.objects.create(record=row, number=number, form=made.ref, answers=kept, by=by.id, key=key)
    detail = {"register": row.register, "version": number}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=ACT, record=row.pk, detail=detail)])
