"""Says what a form makes of some answers: what is relevant, what is calculated, what is wrong, what may be chosen."""

from datetime import UTC, date, datetime, time
from typing import Any

from amparo.foundation.errors import CATALOGUE
from amparo.foundation.expressions import CURRENT, Expression, ExpressionError, Moment
from amparo.foundation.expressions.values import to_text
from amparo.foundation.forms.filling.answering import Node, repeats_of
from amparo.foundation.forms.filling.checking import type_problem
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.forms.making.form import Form
from amparo.foundation.forms.making.planning import ItemPlan
from amparo.foundation.forms.model import NO_TEXT, Answers, Choice, Evaluation, Problem, Question, Text, single

_CHOOSING = frozenset({"select_one", "select_multiple", "rank"})


def evaluate(
    form: Form, answers: Answers, today: date, *, language: str = "", now: datetime | None = None
) -> Evaluation:
    """Evaluate `answers` (path → text) against `form` on the day `today`.

    `language` is used where a calculation shows a choice by name; `now` defaults to noon of `today`. Never raises on
    answers: an unknown path, a wrong type or a condition that cannot be worked out becomes a problem or is set aside.
    Relevance is worked out from the top; an irrelevant group blanks what is in it. Source: ODK XForms specification.
    """
    moment = surroundings(form, today, now, language)
    token = CURRENT.set(moment)
    try:
        return _Run(form, answers, today).finished()
    finally:
        CURRENT.reset(token)


def surroundings(form: Form, today: date, now: datetime | None, language: str) -> Moment:
    """Give an evaluation its day, language, lists and labels."""

    def choice_name(path: str, value: str) -> str:
        question = form.question(path.removeprefix(f"/{form.plan.parts.root}/"))
        found = next((c for c in question.choices if c.code == value), None) if question else None
        return found.label.in_language(language) if found else ""

    def itext(identifier: str) -> str:
        return form.plan.parts.itext.text(identifier, "", form.plan.parts.root).in_language(language)

    moment = now or datetime.combine(today, time(12), UTC)
    return Moment(today, moment, choice_name, itext, form.plan.parts.instances, form.version)


class _Run(Filling):
    def __init__(self, form: Form, answers: Answers, today: date) -> None:
        super().__init__(form.plan, answers)
        self.form, self.today = form, today
        self.problems: list[Problem] = []
        self.choices: dict[str, tuple[Choice, ...]] = {}
        self.required: dict[str, bool] = {}

    def finished(self) -> Evaluation:
        self.settle()
        values: dict[str, str] = {}
        said: dict[str, str] = {}
        relevant: dict[str, bool] = {}
        for node in self.tree.root:
            if not node.path:
                continue
            relevant[node.path] = node.relevant
            if not node.relevant:
                continue
            if node.value and not node.shape.children:
                values[node.path] = node.value
            for source, expression in node.shape.said:
                said[f"{node.path}?{source}"] = self._said(expression, node)
            if node.shape.question is not None:
                self._check(node, node.shape.question)
        repeats = repeats_of(self.tree, self.plan.shapes)
        self._note_empty_repeats(values, repeats)
        self._complain_of_the_whole()
        aside = {
            p: v
            for p, v in self.answers.items()
            if v and p not in values and p not in repeats and self._kept(p, relevant)
        }
        return Evaluation(values, relevant, tuple(self.problems), self.choices, aside, self.required, repeats, said)

    def _kept(self, path: str, relevant: dict[str, bool]) -> bool:
        # A calculation that is now empty has no answer of a person in it.
        question = self.form.question(path)
        return not (relevant.get(path) and question is not None and question.calculation)

    def _said(self, expression: Expression, node: Node) -> str:
        try:
            return to_text(expression(node.element))
        except ExpressionError:
            return ""

    def _note_empty_repeats(self, values: dict[str, str], repeats: dict[str, int]) -> None:
        for path, number in repeats.items():
            if number and not any(key.startswith(f"{path}[{number}]/") for key in values):
                values[path] = str(number)

    def _complain_of_the_whole(self) -> None:
        self.problems += [_problem(path, "repeat", "forms.too_many") for path in sorted(self.tree.crowded)]
        known = {problem.path for problem in self.problems}
        self.problems += [_problem(p, "constraint", "forms.cannot_decide") for p in self.undecided if p not in known]

    def _check(self, node: Node, question: Question) -> None:
        choices = None
        if question.kind in _CHOOSING:
            choices = self.choices[node.path] = self._offered(node, question)
        needed = node.shape.required
        must = needed if isinstance(needed, bool) else bool(self.asked(needed, node, False))
        self.required[node.path] = must
        if not node.value:
            if must and question.kind != "note":
                self.problems.append(_problem(node.path, "required", "forms.required", question.required_message))
            return
        code = type_problem(question, node.value)
        if code:
            self.problems.append(_problem(node.path, "type", code))
            return
        if choices is not None and not question.external and not _among(node.value, choices, question.kind):
            self.problems.append(_problem(node.path, "choice", "forms.not_a_choice"))
        if not self.asked(node.shape.constraint, node, True):
            self.problems.append(_problem(node.path, "constraint", "forms.not_allowed", question.constraint_message))

    def _offered(self, node: Node, question: Question) -> tuple[Choice, ...]:
        items = self.plan.items.get(question.path)
        if items is None:
            return question.choices
        if items.run is not None:
            every = self._filtered(items, items.run, node)
            offered = tuple(choice for choice in every if choice.offered(self.today))
        else:
            every = question.choices
            offered = self._offered_of_list(question)
        return _with_held(offered, every, node.value)

    def _offered_of_list(self, question: Question) -> tuple[Choice, ...]:
        key = (question.path, self.today)
        if key not in self.plan.offered:
            if len(self.plan.offered) > 2_000:
                self.plan.offered.clear()
            self.plan.offered[key] = tuple(choice for choice in question.choices if choice.offered(self.today))
        return self.plan.offered[key]

    def _filtered(self, items: ItemPlan, run: Expression, node: Node) -> tuple[Choice, ...]:
        try:
            found = run(node.element)
        except ExpressionError:
            self.undecided[node.path] = None
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


def _among(value: str, choices: tuple[Choice, ...], kind: str) -> bool:
    codes = {choice.code for choice in choices}
    return value in codes if kind == "select_one" else codes.issuperset(value.split())


def _with_held(offered: tuple[Choice, ...], every: tuple[Choice, ...], value: str) -> tuple[Choice, ...]:
    # A code that is no longer offered stays visible where it was chosen.
    if not value or len(offered) == len(every):
        return offered
    held, codes = set(value.split()), {choice.code for choice in offered}
    return offered + tuple(choice for choice in every if choice.code in held and choice.code not in codes)


def _problem(path: str, kind: str, code: str, own: Text = NO_TEXT) -> Problem:
    return Problem(path, kind, own or single(CATALOGUE[code].sentence, "en"), code)
