"""Says what a form makes of some answers: what is relevant, what is calculated, what is wrong, what may be chosen."""

from datetime import UTC, date, datetime, time

from amparo.foundation.errors import CATALOGUE
from amparo.foundation.expressions import CURRENT, Expression, ExpressionError, Moment
from amparo.foundation.expressions.values import to_text
from amparo.foundation.forms.filling.answering import Node, repeats_of
from amparo.foundation.forms.filling.checking import type_problem
from amparo.foundation.forms.filling.offering import among, offered_choices
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.forms.making.form import Form
from amparo.foundation.forms.model import Choice, Evaluation, Problem, Question
from amparo.foundation.forms.wording import NO_TEXT, Answers, Text, single

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
        nodes = [node for node in self.tree.root if node.path]
        for node in nodes:
            if node.relevant:
                self._take(node, values, said)
        relevant = {node.path: node.relevant for node in nodes}
        repeats = repeats_of(self.tree, self.plan.shapes)
        self._note_empty_repeats(values, repeats)
        self._complain_of_the_whole()
        left = {p: v for p, v in self.answers.items() if v and p not in values and p not in repeats}
        aside = {path: value for path, value in left.items() if self._kept(path, relevant)}
        problems = tuple(self.problems)
        return Evaluation(values, relevant, problems, self.choices, aside, self.required, repeats, said)

    def _take(self, node: Node, values: dict[str, str], said: dict[str, str]) -> None:
        if node.value and not node.shape.children:
            values[node.path] = node.value
        for source, expression in node.shape.said:
            said[f"{node.path}?{source}"] = self._said(expression, node)
        if node.shape.question is not None:
            self._check(node, node.shape.question)

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
            choices = self.choices[node.path] = offered_choices(self, node, question, self.today)
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
        if choices is not None and not question.external and not among(node.value, choices, question.kind):
            self.problems.append(_problem(node.path, "choice", "forms.not_a_choice"))
        if not self.asked(node.shape.constraint, node, True):
            self.problems.append(_problem(node.path, "constraint", "forms.not_allowed", question.constraint_message))


def _problem(path: str, kind: str, code: str, own: Text = NO_TEXT) -> Problem:
    return Problem(path, kind, own or single(CATALOGUE[code].sentence, "en"), code)
