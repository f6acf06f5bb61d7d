"""Why: any questionnaire, ours or one brought from outside, is asked in the same tested markup and works without a script.

A `forms.Page` and its `Evaluation` become a tree of `Shown` questions and groups, which `{% questions page %}` writes.
What is sent back is read by `answers.read`. Input names are `q:` and the path; what was on the page is sent as `asked`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext as _

from amparo.foundation import forms
from amparo.foundation.errors import CATALOGUE
from amparo.interfaces.ui.fields import Look, Option, Problem
from amparo.interfaces.ui.widgets import PARTS, split_date

MOST_RADIOS = 12
MOST_STEPS = 11
NOT_SHOWN = frozenset({"calculate", "hidden"})
CONTROLS = {
    "select_multiple": "checkboxes",
    "date": "date",
    "datetime": "datetime",
    "time": "time",
    "geopoint": "geopoint",
    "geotrace": "textarea",
    "geoshape": "textarea",
    "rank": "rank",
    "acknowledge": "acknowledge",
    "note": "note",
    "image": "file",
    "audio": "file",
    "video": "file",
    "file": "file",
    "boolean": "radios",
}
ACCEPTED = {"image": "image/*", "audio": "audio/*", "video": "video/*"}


@dataclass(frozen=True)
class ShownQuestion:
    """One question as it is shown: where it stands, its words in the reader's language, its control and its value."""

    is_group: ClassVar[bool] = False
    path: str
    name: str
    look: Look
    label: str
    value: str
    required: bool = False
    guidance: str = ""
    read_only: bool = False
    mode: str = "text"
    ltr: bool = False
    unverified: str | None = None
    sensitive: bool = False
    accept: str = ""
    ranks: tuple[tuple[Option, ...], ...] = ()
    pieces: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ShownGroup:
    """Questions that belong together; with `add` entries can be added, each entry says by `remove` how it goes away."""

    is_group: ClassVar[bool] = True
    label: str
    items: tuple["ShownQuestion | ShownGroup", ...]
    add: str = ""
    remove: str = ""

    def __iter__(self) -> Iterator[ShownQuestion]:
        for item in self.items:
            if isinstance(item, ShownGroup):
                yield from item
            else:
                yield item


Shown = ShownQuestion | ShownGroup


def shown(page: forms.Page, evaluation: forms.Evaluation, language: str, *, with_problems: bool = False) -> ShownGroup:
    """Return what `page` shows for an `evaluation` in `language`: only what is relevant, in order.

    `with_problems` puts each problem beside its question; leave it off when a page is opened for the first time.
    """
    return ShownGroup("", tuple(_Showing(evaluation, language, with_problems).items(page.items, "")))


def problems(page: forms.Page, evaluation: forms.Evaluation, language: str) -> list[Problem]:
    """List the problems of `page` for the error summary, each with the question's words and the id of its input."""
    on_page = {one.path: one for one in shown(page, evaluation, language)}
    listed = []
    for problem in evaluation.problems_on(page):
        one = on_page.get(problem.path)
        words = message(problem, evaluation, language)
        listed.append(Problem(f"{one.label}: {words}", one.look.anchor) if one else Problem(words))
    return listed


def message(problem: forms.Problem, evaluation: forms.Evaluation, language: str) -> str:
    """Return the words of a `problem`: the form's own, else those of the catalogue with what to do."""
    entry = CATALOGUE.get(problem.code)
    own = problem.message.in_language(language, evaluation.shown, problem.path)
    if entry is not None and own in ("", entry.sentence):
        return f"{_(entry.sentence)} {_(entry.what_to_do)}"
    return own


def not_yet_asked(page: forms.Page, evaluation: forms.Evaluation, asked: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that `page` would show now but that were not on the page as it was sent: show it once more."""
    before = frozenset(asked)
    silent = {"note"}
    return tuple(
        one.path
        for one in shown(page, evaluation, "")
        if one.path not in before and one.look.kind not in silent and not one.read_only
    )


def input_id(path: str) -> str:
    """Return the id of the input of a path; brackets and slashes would need escaping in links."""
    return "q-" + path.replace("/", ":").replace("[", "~").replace("]", "")


class _Showing:
    def __init__(self, evaluation: forms.Evaluation, language: str, with_problems: bool) -> None:
        self.evaluation, self.language = evaluation, language
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
                yield ShownGroup(self.words(group.label, path), items)

    def repeat(self, group: forms.Group, path: str) -> Iterator[Shown]:
        if not self.evaluation.relevant.get(path.rpartition("/")[0], True):
            return
        label = self.words(group.label, path) or group.name
        entries = []
        for number in range(1, self.evaluation.repeats.get(path, 0) + 1):
            entry = f"{path}[{number}]"
            if self.evaluation.relevant.get(entry, True):
                remove = "" if group.fixed else f"remove:{entry}"
                entries.append(ShownGroup(f"{label} {number}", tuple(self.items(group.items, entry)), remove=remove))
        yield ShownGroup(label, tuple(entries), add="" if group.fixed else f"add:{path}")

    def words(self, text: forms.Text, path: str) -> str:
        return text.in_language(self.language, self.values, path)

    def question(self, question: forms.Question, path: str) -> ShownQuestion:
        value = self.evaluation.values.get(path, "")
        choices = self.evaluation.choices.get(path, question.choices)
        required = self.evaluation.required.get(path, False)
        kind = control_of(question, len(choices))
        options = self.options(question, choices, path, value, required)
        return ShownQuestion(
            path=path,
            name=f"q:{path}",
            look=self.look(question, kind, path, options),
            label=self.words(question.label, path) or question.name.replace("_", " "),
            value=value,
            required=required and kind != "note",
            guidance=self.words(question.guidance, path),
            read_only=question.read_only and kind != "note",
            mode=mode_of(question),
            ltr=question.kind == "barcode" or mode_of(question) != "text",
            unverified=question.source if not question.verified else None,
            sensitive=question.sensitivity == "sensitive",
            accept=ACCEPTED.get(question.kind, ""),
            ranks=_ranks(options, value) if kind == "rank" else (),
            pieces=_pieces(kind, value),
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


def placed(path: str, inside: str) -> str:
    """Return `path` with the repeat positions of the place `inside` in which it stands."""
    plain = forms.plain_path(inside)
    return inside + path[len(plain) :] if inside and path.startswith(plain) else path


def control_of(question: forms.Question, choices: int) -> str:
    """Return the control for a question: radios for up to twelve choices, a list for more or where the form asks for it."""
    if question.kind == "select_one":
        return "select" if choices > MOST_RADIOS or "minimal" in question.appearance.split() else "radios"
    if question.kind == "range":
        return "radios" if steps(question) else "text"
    if question.kind == "text" and "multiline" in question.appearance.split():
        return "textarea"
    return CONTROLS.get(question.kind, "text")


def mode_of(question: forms.Question) -> str:
    """Return the keyboard a phone should offer (`inputmode`)."""
    if question.kind == "integer" or "numbers" in question.appearance.split():
        return "numeric"
    return "decimal" if question.kind in {"decimal", "range"} else "text"


def steps(question: forms.Question) -> tuple[str, ...]:
    """Return the values of a short range, in order; nothing when it has more than eleven or is not a range."""
    if question.kind != "range":
        return ()
    try:
        start, end, step = (float(question.parameters.get(name, d)) for name, d in RANGE)
    except ValueError:
        return ()
    if step == 0 or not 0 <= (end - start) / step <= MOST_STEPS - 1:
        return ()
    return tuple(f"{start + number * step:g}" for number in range(round((end - start) / step) + 1))


RANGE = (("start", "0"), ("end", "10"), ("step", "1"))


def bounds(question: forms.Question) -> str:
    """Return the bounds of a long range as a sentence."""
    if question.kind != "range" or steps(question):
        return ""
    start, end = question.parameters.get("start", ""), question.parameters.get("end", "")
    return _("A number from %(start)s to %(end)s.") % {"start": start, "end": end} if start and end else ""


def _pieces(kind: str, value: str) -> dict[str, str]:
    if kind in {"date", "datetime"}:
        day, _mark, hour = value.partition("T")
        return {**dict(zip(PARTS, split_date(day), strict=True)), "time": hour[:5]}
    if kind == "geopoint":
        latitude, longitude, *_rest = (*value.split(), "", "")
        return {"latitude": latitude, "longitude": longitude}
    return {"time": value[:5]} if kind == "time" else {}


def _ranks(options: tuple[Option, ...], value: str) -> tuple[tuple[Option, ...], ...]:
    ordered = value.split()
    items = [option for option in options if option.value]

    def chosen(option: Option, place: int) -> Option:
        held = place < len(ordered) and ordered[place] == option.value
        return Option(option.id, option.name, option.value, option.label, chosen=held)

    return tuple(tuple(chosen(option, place) for option in items) for place in range(len(items)))
