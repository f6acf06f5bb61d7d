"""Why: turns a page of a form and its evaluation into what is shown: only what is relevant, in the reader's words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from amparo.foundation import forms
from amparo.interfaces.ui.fields import Look, Option
from amparo.interfaces.ui.questions.controls import (
    ACCEPTED,
    NOT_SHOWN,
    bounds,
    control_of,
    mode_of,
    pieces,
    ranks,
    steps,
)
from amparo.interfaces.ui.questions.shapes import Asides, Shown, ShownGroup, ShownQuestion
from amparo.interfaces.ui.questions.words import input_id, message, placed


def shown(
    page: forms.Page,
    evaluation: forms.Evaluation,
    language: str,
    *,
    with_problems: bool = False,
    asides: Asides | None = None,
) -> ShownGroup:
    """Return what `page` shows for an `evaluation` in `language`: only what is relevant, in order.

    `with_problems` puts each problem beside its question; leave it off when a page is opened for the first time.
    `asides` are notes for who asks, by the name of the question, group or page. A page that is one group bears its name.
    """
    showing = _Showing(evaluation, language, with_problems, asides or {})
    items, notes = tuple(showing.items(page.items, "")), showing.asides.get(page.name, ())
    title = page.label.in_language(language, evaluation.shown)
    match items:
        case (ShownGroup(label=label, add="", remove="") as whole,) if label == title:
            items, notes = whole.items, tuple(dict.fromkeys((*notes, *whole.asides)))
    return ShownGroup("", items, asides=notes)


class _Showing:
    def __init__(self, evaluation: forms.Evaluation, language: str, with_problems: bool, asides: Asides) -> None:
        self.evaluation, self.language, self.asides = evaluation, language, asides
        self.values = evaluation.shown
        self.wrong: dict[str, list[str]] = {}
        for problem in evaluation.problems if with_problems else ():
            self.wrong.setdefault(problem.path, []).append(message(problem, evaluation, language))

    def items(self, items: Iterable[forms.Question | forms.Group], inside: str) -> Iterator[Shown]:
        for item in items:
            path = placed(item.path, inside)
            if isinstance(item, forms.Group):
                yield from self.repeat(item, path) if item.repeated else self.group(item, path, inside)
            elif item.shown and item.kind not in NOT_SHOWN and self.evaluation.relevant.get(path, True):
                yield self.question(item, path)

    def group(self, group: forms.Group, path: str, inside: str) -> Iterator[Shown]:
        if self.evaluation.relevant.get(path, True):
            items = tuple(self.items(group.items, path if group.path else inside))
            if items:
                yield ShownGroup(self.words(group.label, path), items, asides=self.asides.get(group.name, ()))

    def repeat(self, group: forms.Group, path: str) -> Iterator[Shown]:
        if not self.evaluation.relevant.get(path.rpartition("/")[0], True):
            return
        label = self.words(group.label, path) or group.name
        standing = [f"{path}[{number}]" for number in range(1, self.evaluation.repeats.get(path, 0) + 1)]
        entries = tuple(
            ShownGroup(
                f"{label} {number}",
                tuple(self.items(group.items, entry)),
                remove="" if group.fixed else f"remove:{entry}",
            )
            for number, entry in enumerate(standing, start=1)
            if self.evaluation.relevant.get(entry, True)
        )
        if entries or not standing:
            add = "" if group.fixed else f"add:{path}"
            yield ShownGroup(label, entries, add=add, asides=self.asides.get(group.name, ()))

    def words(self, text: forms.Text, path: str) -> str:
        return text.in_language(self.language, self.values, path)

    def question(self, question: forms.Question, path: str) -> ShownQuestion:
        value = self.evaluation.values.get(path, "")
        choices = self.evaluation.choices.get(path, question.choices)
        required = self.evaluation.required.get(path, False)
        kind = control_of(question, len(choices))
        options = self.options(question, choices, path, value, required)
        plain = ShownQuestion(
            path=path,
            name=f"q:{path}",
            look=self.look(question, kind, path, options),
            label=self.words(question.label, path) or question.name.replace("_", " "),
            value=value,
            required=required and kind != "note",
            read_only=question.read_only and kind != "note",
            ranks=ranks(options, value) if kind == "rank" else (),
            pieces=pieces(kind, value),
        )
        return self.with_marks(plain, question)

    def with_marks(self, plain: ShownQuestion, question: forms.Question) -> ShownQuestion:
        mode = mode_of(question)
        return replace(
            plain,
            guidance=self.words(question.guidance, plain.path),
            mode=mode,
            ltr=question.kind == "barcode" or mode != "text",
            unverified=question.source if not question.verified else None,
            sensitive=question.sensitivity == "sensitive",
            accept=ACCEPTED.get(question.kind, ""),
            asides=self.asides.get(question.name, ()),
        )

    def look(self, question: forms.Question, kind: str, path: str, options: tuple[Option, ...]) -> Look:
        identity = input_id(path)
        anchors = {"date": "-day", "datetime": "-day", "geopoint": "-latitude", "rank": "-1"}
        first = options[0].id if kind in {"radios", "checkboxes"} and options else identity
        return Look(
            kind=kind,
            id=identity,
            anchor=first + anchors.get(kind, ""),
            hint=" ".join(part for part in (self.words(question.hint, path), bounds(question)) if part),
            errors=tuple(self.wrong.get(path, ())),
            options=options,
            small=len(options) > 7,
        )

    def options(
        self, question: forms.Question, choices: tuple[forms.Choice, ...], path: str, value: str, required: bool
    ) -> tuple[Option, ...]:
        held = set(value.split()) if question.kind in {"select_multiple", "rank"} else {value}
        words = [(choice.code, self.words(choice.label, path) or choice.code) for choice in choices]
        if question.kind == "boolean":
            words = [("true", _("Yes")), ("false", _("No"))]
        elif question.kind == "range":
            words = [(text, text) for text in steps(question)]
        if value and not required and question.kind != "select_multiple" and words:
            words.append(("", _("Take this answer back")))
        name = f"q:{path}"
        return tuple(
            Option(f"{input_id(path)}-{number}", name, code, label, chosen=bool(code) and code in held)
            for number, (code, label) in enumerate(words)
        )
