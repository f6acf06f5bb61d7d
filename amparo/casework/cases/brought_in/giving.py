"""Give cases back in the standard: as they were received, with what our forms and the register say of it now."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.cases.areas.carried import carried
from amparo.casework.cases.areas.handing import EXPORTED as TOO_NARROW
from amparo.casework.cases.areas.knowledge import Filled, knowledge
from amparo.casework.cases.brought_in import received
from amparo.casework.cases.brought_in.lines import AREA
from amparo.casework.cases.brought_in.received import receipts
from amparo.casework.cases.brought_in.standing import given_back
from amparo.casework.cases.brought_in.taking import may_bring_in
from amparo.casework.cases.models import Case
from amparo.casework.cases.queries.case import CaseView, responsible, views, with_person
from amparo.casework.cases.queries.file import file_of
from amparo.casework.consent import queries as consent
from amparo.casework.consent.rules import NAMED, Use
from amparo.casework.directory import queries as directory
from amparo.exchange import htcds
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access

EXPORTED, LISTED = "answers.exported", "case.listed"
PURPOSE = "transfer"
DATA = frozenset({"identity", "story", "specialised"})
"""What a person agrees to whose case goes to another organisation in this standard: it holds all three."""
NO_CONSENT, NO_AGREEMENT = "no_consent", "no_agreement"


@dataclass(frozen=True)
class Given:
    """The cases that are given back, and how many are not, by reason."""

    records: tuple[htcds.Record, ...]
    left_out: Mapping[str, int]


@audit.one_act
def give_back(*, by: Access, recipient: str, purpose: str) -> Given:
    """Return the cases that `by` owns or covers and that were brought in, for the organisation `recipient`; logged case by case.

    Only of people who agreed that this organisation receives all of it, within the agreements with the organisations of the
    directory that are called so: what a file told of consent is not that. Raises "not there" for who is not qualified,
    Refusal forms.required without recipient or purpose.
    """
    if not may_bring_in(by):
        raise gate.not_there(by, None, EXPORTED)
    for name, said in (("recipient", recipient), ("purpose", purpose)):
        if not said.strip():
            raise Refusal("forms.required", field=name)
    use = Use(PURPOSE, NAMED, DATA, recipient.strip())
    called_so = directory.organizations_called(by, use.recipient)
    found: list[htcds.Record] = []
    left_out: Counter[str] = Counter()
    for view in views(by, list(with_person(Case.rows.filter(responsible(by))).order_by("pk")), LISTED):
        if not _brought_in(by, view):
            continue
        basis = consent.basis(by, view.row.person_id, use, called_so)
        if basis.consent is None or basis.lacking:
            left_out[NO_AGREEMENT if basis.consent else NO_CONSENT] += 1
        else:
            found += _of_case(by, view, recipient=use.recipient, purpose=purpose.strip())
    audit.checkpoint_after_this()
    return Given(tuple(found), left_out)


def _brought_in(by: Access, view: CaseView) -> bool:
    return bool(view.story_open and receipts(by, view.row, view.facts, LISTED))


def _of_case(by: Access, view: CaseView, **told: str) -> list[htcds.Record]:
    with acting.act(by, EXPORTED, view.facts, Action.READ, received.place()) as doing:
        forms = _forms(by, view)
        doing.about(received.record_of(view.id), received.place(), **told)
        return [
            given_back(one, view.person.fields, forms, TOO_NARROW)
            for one in receipts(by, view.row, view.facts, EXPORTED)
        ]


def _forms(by: Access, view: CaseView) -> dict[UUID, Filled]:
    """Return entry → filled form of the area, oldest first; none where the case carries it no longer."""
    file = file_of(by, view, EXPORTED)
    carries = [each.area for each in carried(file) if each.area.name == AREA]
    found = knowledge(file, carries)
    return {each.entry.pk: each for area in carries for each in found.of(area)}
