"""Why: after a page was sent: what must be mended, and what the answers have brought up that was not asked yet."""

from collections.abc import Iterable

from amparo.foundation import forms
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.questions.showing import shown
from amparo.interfaces.ui.questions.words import message


def problems(page: forms.Page, evaluation: forms.Evaluation, language: str) -> list[Problem]:
    """List the problems of `page` for the error summary, each with the question's words and the id of its input."""
    on_page = {one.path: one for one in shown(page, evaluation, language)}
    listed = []
    for problem in evaluation.problems_on(page):
        one = on_page.get(problem.path)
        words = message(problem, evaluation, language)
        listed.append(Problem(f"{one.label} – {words}", one.look.anchor) if one else Problem(words))
    return listed


def not_yet_asked(page: forms.Page, evaluation: forms.Evaluation, asked: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that `page` would show now but that were not on the page as it was sent: show it once more."""
    before = frozenset(asked)
    silent = {"note"}
    return tuple(
        one.path
        for one in shown(page, evaluation, "")
        if one.path not in before and one.look.kind not in silent and not one.read_only
    )
