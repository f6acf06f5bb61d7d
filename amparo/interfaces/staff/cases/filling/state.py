"""A form as it is being filled: its entry, answers and evaluation, in the language in which it is asked."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import get_language_info

from amparo.casework.cases import answers as filled
from amparo.casework.cases import queries as cases
from amparo.foundation import forms
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import words
from amparo.interfaces.staff.screens import StaffRequest

OPEN = frozenset({"draft", "returned"})
UNSHOWN = frozenset({"calculate", "hidden"})
CORRECTABLE = frozenset({"complete", "waiting"})


@dataclass(frozen=True)
class Filling:
    """One form entry of a case with what the form makes of its answers today."""

    entry: cases.EntryView
    form: forms.Form
    answers: dict[str, str]
    evaluation: forms.Evaluation
    language: str

    @property
    def status(self) -> str:
        """Return the entry's status."""
        return str(self.entry.row.status)

    @property
    def title(self) -> str:
        """Return the form's title in the language in which it is asked."""
        return self.form.heading.in_language(self.language) or self.form.title

    @property
    def name(self) -> str:
        """Return the step's name, or the title of a form that belongs to no step."""
        return words.step(self.entry.row.step) if self.entry.row.step else self.title

    @property
    def pages(self) -> list[forms.Page]:
        """Return the pages that ask something now, in order."""
        return [page for page in self.form.pages if self.asks(page)]

    def asks(self, page: forms.Page) -> bool:
        """Return whether `page` shows anything with the answers so far."""
        open_ = self.evaluation.relevant.get(page.path, True)
        return open_ and any(self._asked(question) for question in page.questions)

    def _asked(self, question: forms.Question) -> bool:
        # An entry can be added to a repeat wherever the place around it is asked.
        place = question.repeat.rpartition("/")[0] if question.repeat else question.path
        return question.shown and question.kind not in UNSHOWN and self.evaluation.relevant.get(place, True)

    def page(self, name: str) -> forms.Page:
        """Return the page called `name`; raise "not there" when the form has none."""
        found = self.form.page(name)
        if found is None:
            raise Refusal("record.not_there")
        return found

    def after(self, page: forms.Page) -> forms.Page | None:
        """Return the next page that asks something; None after the last."""
        order = list(self.form.pages)
        return next((each for each in order[order.index(page) + 1 :] if self.asks(each)), None)

    def with_answers(self, answers: dict[str, str]) -> "Filling":
        """Return the same filling with other answers."""
        return replace(self, answers=answers, evaluation=filled.evaluated(self.form, answers, self.language))


def filling(request: StaffRequest, case_id: UUID, entry_id: UUID) -> Filling:
    """Return the form entry of a case; raise "not there" when it is not one of this case or may not be read."""
    entry = cases.entry(request.access, entry_id, cases.EntryKind.FORM)
    if entry.row.case_id != case_id:
        raise Refusal("record.not_there")
    form, answers = filled.form_and_answers(entry.fields)
    language = chosen_language(form, request)
    return Filling(entry, form, answers, filled.evaluated(form, answers, language), language)


def chosen_language(form: forms.Form, request: StaffRequest) -> str:
    """Return the language the form is asked in: the one in the address, else the reader's, else the form's first."""
    wanted = (request.GET.get("in", ""), request.access.language)
    return next((one for one in wanted if one in form.languages), next(iter(form.languages), ""))


def languages(filling: Filling) -> list[dict[str, Any]]:
    """Return the languages the form can be asked in, each by its own name, when there is more than one."""
    if len(filling.form.languages) < 2:
        return []
    return [
        {"code": code, "name": _own_name(filling.form, code), "current": code == filling.language}
        for code in filling.form.languages
    ]


def _own_name(form: forms.Form, code: str) -> str:
    return form.language_names.get(code, code).removesuffix(f"({code})").strip() or code


def direction(language: str) -> str:
    """Return rtl for languages written from right to left, else ltr."""
    try:
        return "rtl" if get_language_info(language.split("-")[0])["bidi"] else "ltr"
    except KeyError:
        return "rtl" if language.split("-")[0] in {"prs", "ps", "sd", "ckb"} else "ltr"
