"""One step of a request along its pathway: one decision, one transaction, one leaf, and nobody can take it twice."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from amparo.casework.rights import pathway
from amparo.casework.rights.kinds import Step
from amparo.casework.rights.models import Request
from amparo.casework.rights.queries.requests import KIND, RIGHTS, find
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Facts
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by


class Move:
    """A step under way: the act, the row as it stood, and the columns that change with the step."""

    def __init__(self, act: acting.Act, row: Request, facts: Facts, action: Action) -> None:
        self.act, self.row, self.facts, self.action = act, row, facts, action
        self.columns: dict[str, Any] = {}
        self.silent = False

    def write(self, changes: dict[str, Any]) -> None:
        """Seal words of this step beside those said before."""
        self.act.write(self.row.pk, RIGHTS, KIND, changes, action=self.action)


@contextmanager
def moving(
    by: Access, request: UUID, to: Step, name: str, *, needs: Collection[str] = (), action: Action = Action.WRITE
) -> Iterator[Move]:
    """Take a request to step `to`; raise "rights.step_not_open" when no way leads there, or somebody was quicker.

    With Action.APPROVE the second person acts: never the one who proposed.
    """
    row, facts = find(by, request)
    if action is Action.APPROVE:
        facts = authored_by(facts, row.proposed_by)
    with acting.act(by, name, facts, action, RIGHTS) as act:
        if not pathway.leads(row.step, to, frozenset(needs)):
            raise Refusal("rights.step_not_open")
        move = Move(act, row, facts, action)
        yield move
        stood = Request.rows.filter(pk=row.pk, step=row.step)
        if not stood.update(**{"step": to, **move.columns}):
            raise Refusal("rights.step_not_open")
        act.about(row.pk, RIGHTS, **({} if move.silent else {"kind": row.kind, "step": to.value}))
