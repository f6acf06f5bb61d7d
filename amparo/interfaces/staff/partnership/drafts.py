"""A form of a register while it is filled: all pages at once, nothing kept until it is whole."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from amparo.foundation import clock, forms
from amparo.interfaces.ui import languages, questions
from amparo.interfaces.ui.fields import Problem


@dataclass(frozen=True)
class Draft:
    """A form that is being filled: its answers so far and what it makes of them today."""

    form: forms.Form
    answers: dict[str, str]
    evaluation: forms.Evaluation

    @classmethod
    def of(cls, form: forms.Form, answers: dict[str, str]) -> "Draft":
        """Return the form with these answers."""
        return cls(form, answers, forms.evaluate(form, answers, clock.today(), language=languages.of_page()))

    def sent(self, post: QueryDict) -> tuple["Draft", bool, bool]:
        """Return the form with what was sent, whether an entry was added or taken away, and whether there is more to ask."""
        after, told = self.answers, [questions.read(page, post) for page in self.form.pages]
        for one in told:
            after = questions.merged(after, one, self.evaluation.repeats)
        then = Draft.of(self.form, forms.after_change(self.form, self.answers, after, clock.today()))
        asked = [path for one in told for path in one.asked]
        more = any(questions.not_yet_asked(page, then.evaluation, asked) for page in self.form.pages)
        return then, any(one.command for one in told), more

    def pages(self, *, with_problems: bool) -> list[dict[str, Any]]:
        """Return the pages as they are asked, one under the other."""
        language = languages.of_page()
        pages = [
            (page, questions.shown(page, self.evaluation, language, with_problems=with_problems))
            for page in self.form.pages
        ]
        return [
            {"title": page.label.in_language(language, self.evaluation.shown), "page": one} for page, one in pages if one.items
        ]  # fmt: skip

    def problems(self) -> list[Problem]:
        """Return what has to be mended."""
        found = (questions.problems(page, self.evaluation, languages.of_page()) for page in self.form.pages)
        return [problem for page in found for problem in page]

    def only(self, asked: list[str]) -> "Draft":
        """Return the same form with the problems of what was asked already."""
        wrong = tuple(problem for problem in self.evaluation.problems if problem.path in set(asked))
        return replace(self, evaluation=replace(self.evaluation, problems=wrong))
