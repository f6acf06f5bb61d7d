"""Changes of cases: one verb each, keyword-only, `by=`, one transaction, one audit event."""

from amparo.casework.cases.actions.areas import begin_area_form, enter_area, leave_area, look_again
from amparo.casework.cases.actions.decide import decide
from amparo.casework.cases.actions.documents import add_document, may_take_incidents, note_printing, take_incidents
from amparo.casework.cases.actions.entries import choose, correct_entry, write_entry
from amparo.casework.cases.actions.forms import complete_form, save_answers, start_form
from amparo.casework.cases.actions.importing import import_form
from amparo.casework.cases.actions.opening import let_go, move, open_case, reopen_case
from amparo.casework.cases.actions.protecting import block_for_conflict, lift_conflict, lift_restriction, restrict
from amparo.casework.cases.actions.responsibility import (
    add_to_case,
    cover,
    reassign,
    remove_from_case,
)
from amparo.casework.cases.actions.risk import name_places, override_risk
from amparo.casework.cases.actions.tasks import finish_task
from amparo.casework.cases.actions.transfer import accept_transfer, decline_transfer, offer_transfer, take_back_transfer
from amparo.casework.cases.telling import tell_owners_who_looked

__all__ = [
    "accept_transfer",
    "add_document",
    "add_to_case",
    "begin_area_form",
    "block_for_conflict",
    "choose",
    "complete_form",
    "correct_entry",
    "cover",
    "decide",
    "decline_transfer",
    "enter_area",
    "finish_task",
    "import_form",
    "leave_area",
    "let_go",
    "lift_conflict",
    "lift_restriction",
    "look_again",
    "may_take_incidents",
    "move",
    "name_places",
    "note_printing",
    "offer_transfer",
    "open_case",
    "override_risk",
    "reassign",
    "remove_from_case",
    "reopen_case",
    "restrict",
    "save_answers",
    "start_form",
    "take_back_transfer",
    "take_incidents",
    "tell_owners_who_looked",
    "write_entry",
]
