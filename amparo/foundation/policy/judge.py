"""Answers the two questions of access from one rule table: may she do this, and on which records may she do it?

Deny is the default; a block wins over any rule. Source: access.md.
"""

from dataclasses import dataclass, field

from amparo.foundation.policy.clauses import clauses
from amparo.foundation.policy.conditions import Scope, holds
from amparo.foundation.policy.facts import Actor, Decision, Facts
from amparo.foundation.policy.reasons import Reason, blocked, why_not
from amparo.foundation.policy.table import RULES, Rule
from amparo.foundation.policy.words import Action, Compartment, Role

Cell = tuple[Role, Action, Compartment | None]


@dataclass(frozen=True)
class Policy:
    """A rule table that answers; the program has one, tests make others to see that each rule matters."""

    rules: tuple[Rule, ...]
    _cells: dict[Cell, tuple[Rule, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cells: dict[Cell, tuple[Rule, ...]] = {}
        for rule in self.rules:
            for cell in _cells(rule):
                cells[cell] = (*cells.get(cell, ()), rule)
        object.__setattr__(self, "_cells", cells)

    def decide(self, actor: Actor, action: Action, facts: Facts | None, compartment: Compartment) -> Decision:
        """Decide whether the actor may do the action to a compartment of a record.

        `facts` is None where there is no such record, which a refusal does not let the asker tell apart. The reason
        of an allowed decision is the relation that allowed it, else a `Reason`.
        """
        if facts is None:
            return Decision(False, Reason.NOT_THERE.value)
        block = blocked(actor, facts)
        if block is not None:
            return Decision(False, block.value)
        rules = self._cells.get((actor.role, action, compartment), ())
        for rule in rules:
            for relation, clause in clauses(rule, actor, compartment):
                if holds(clause, facts):
                    return Decision(True, relation.value)
        return Decision(False, why_not(rules, actor, facts, compartment).value)

    def visible(self, actor: Actor, action: Action, compartment: Compartment) -> Scope:
        """Describe the records on which `decide` would allow the action; an actor with nothing gets an empty scope."""
        rules = self._cells.get((actor.role, action, compartment), ())
        found = (clause for rule in rules for _, clause in clauses(rule, actor, compartment))
        return Scope(tuple(dict.fromkeys(found)))

    def may(self, actor: Actor, action: Action) -> Decision:
        """Decide on an act that touches no record, such as managing accounts."""
        allowed = (actor.role, action, None) in self._cells
        return Decision(allowed, actor.role.value if allowed else Reason.ROLE.value)


def _cells(rule: Rule) -> list[Cell]:
    parts = rule.compartments or (None,)
    return [(role, action, part) for role in rule.roles for action in rule.actions for part in parts]


THE_POLICY = Policy(RULES)
decide = THE_POLICY.decide
visible = THE_POLICY.visible
may = THE_POLICY.may
