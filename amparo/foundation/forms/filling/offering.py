"""Which choices a question offers now: filtered by other answers, by date, and with what was chosen before."""

from datetime import date
from typing import Any

from amparo.foundation.expressions import Expression, ExpressionError
from amparo.foundation.forms.filling.answering import Node
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.forms.making.planning import ItemPlan, Plan
from amparo.foundation.forms.model import Choice, Question
from amparo.foundation.forms.wording import single


def offered_choices(filling: Filling, node: Node, question: Question, today: date) -> tuple[Choice, ...]:
    """Give what may be chosen at a place on the day `today`; a code chosen earlier stays visible."""
    items = filling.plan.items.get(question.path)
    if items is None:
        return question.choices
    if items.run is None:
        return _with_held(_offered_of_list(filling.plan, question, today), question.choices, node.value)
    every = _filtered(filling, items, items.run, node)
    return _with_held(tuple(choice for choice in every if choice.offered(today)), every, node.value)


def among(value: str, choices: tuple[Choice, ...], kind: str) -> bool:
    """Say whether an answer is made of offered codes only."""
    codes = {choice.code for choice in choices}
    return value in codes if kind == "select_one" else codes.issuperset(value.split())


def _offered_of_list(plan: Plan, question: Question, today: date) -> tuple[Choice, ...]:
    key = (question.path, today)
    if key not in plan.offered:
        if len(plan.offered) > 2_000:
            plan.offered.clear()
        plan.offered[key] = tuple(choice for choice in question.choices if choice.offered(today))
    return plan.offered[key]


def _filtered(filling: Filling, items: ItemPlan, run: Expression, node: Node) -> tuple[Choice, ...]:
    try:
        found = run(node.element)
    except ExpressionError:
        filling.undecided[node.path] = None
        return ()
    return tuple(_choice(items, element) for element in found) if isinstance(found, list) else ()


def _choice(items: ItemPlan, element: Any) -> Choice:
    if isinstance(element, str):
        return Choice(element, single(element))
    known = items.by_row.get(element.get("row", ""))
    if known is not None:
        return known
    # Choices made of the answers to a repeat: value and label are names of questions in it.
    found = {str(child.tag): child.text or "" for child in element}
    value = found.get(items.source.value, "")
    return Choice(value, single(found.get(items.source.label) or value))


def _with_held(offered: tuple[Choice, ...], every: tuple[Choice, ...], value: str) -> tuple[Choice, ...]:
    # A code that is no longer offered stays visible where it was chosen.
    if not value or len(offered) == len(every):
        return offered
    held, codes = set(value.split()), {choice.code for choice in offered}
    return offered + tuple(choice for choice in every if choice.code in held and choice.code not in codes)
