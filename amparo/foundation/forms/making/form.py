"""A whole form, ready to be filled: its pages and questions, and the plan by which answers are evaluated."""

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.foundation.forms.making.planning import Plan
from amparo.foundation.forms.model import Group, Page, Question
from amparo.foundation.forms.wording import Text, plain_path


@dataclass(frozen=True, eq=False)
class Form:
    """A form that can be filled.

    `ref` is area/form@version, `heading` the title in all languages, `xform` the XML that phones read.
    """

    ref: str
    name: str
    version: str
    title: str
    heading: Text
    languages: tuple[str, ...]
    language_names: Mapping[str, str]
    pages: tuple[Page, ...]
    questions: Mapping[str, Question]
    groups: Mapping[str, Group]
    xform: str
    plan: "Plan"
    warnings: tuple[str, ...] = ()

    def question(self, path: str) -> Question | None:
        """Give the question of an answer's path, whichever repeat it stands in."""
        return self.questions.get(plain_path(path))

    def page(self, name: str) -> Page | None:
        """Give a page by its name."""
        return next((page for page in self.pages if page.name == name), None)
