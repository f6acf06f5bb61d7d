"""An act under way that touches areas: who does it on which case, and by which right it writes there.

A supervisor who approves a form does not write in the area; what follows from the approval is written by that right.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.cases.models import Case
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Writing:
    """One act on a case; with `approving` it writes what follows from an approval."""

    act: acting.Act
    by: Access
    case: Case
    approving: bool = False

    def write(self, record: UUID, place: Compartment, kind: str, changes: dict[str, Any]) -> None:
        """Seal changes of a record by the right of this act."""
        if self.approving:
            self.act.write(record, place, kind, changes, action=Action.APPROVE, decided_on=Compartment.INDEX)
        else:
            self.act.write(record, place, kind, changes)
