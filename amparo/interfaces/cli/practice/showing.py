"""A form as it will be asked, for a terminal and as one file for a browser or paper: nothing is hidden by conditions.

Notes for who asks stand before what they are about, as on the screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from amparo.foundation.forms import Form, Group, Question
from amparo.interfaces.cli.practice.noting import Note, Notes

LANGUAGES = ("en", "es", "fr", "ar")
RIGHT_TO_LEFT = ("ar",)
UNSHOWN = ("calculate", "hidden")
TICKS = {"select_multiple": "[ ]"}


@dataclass(frozen=True)
class Asked:
    """One question in the words of a language; `told` are its condition and what is not yet checked."""

    words: str
    hints: tuple[str, ...]
    choices: tuple[str, ...]
    tick: str
    told: tuple[str, ...]
    depth: int


@dataclass(frozen=True)
class Part:
    """The heading of a page, or of a group or repeat inside one."""

    words: str
    depth: int


def parts(form: Form, language: str, notes: Notes) -> Iterator[Part | Asked | Note]:
    """Yield headings and questions of a form in order, with the notes of each."""
    for page in form.pages:
        yield Part(page.label.in_language(language) or page.name, 0)
        yield from notes.get(page.name, ())
        for item in page.items:
            yield from _items(item, language, 0 if isinstance(item, Group) and item.path == page.path else 1, notes)


def _items(item: Group | Question, language: str, depth: int, notes: Notes) -> Iterator[Part | Asked | Note]:
    if isinstance(item, Question):
        if item.shown and item.kind not in UNSHOWN:
            yield from notes.get(item.name, ())
            yield _asked(item, language, depth)
        return
    if depth:
        words = item.label.in_language(language) or item.name
        yield Part(f"{words} (as often as needed)" if item.repeated else words, depth)
        yield from notes.get(item.name, ())
    for each in item.items:
        yield from _items(each, language, depth + 1, notes)


def _asked(question: Question, language: str, depth: int) -> Asked:
    hints = (question.hint.in_language(language), question.guidance.in_language(language))
    told = [f"Asked when {question.relevant}"] * bool(question.relevant)
    told += ["Needs an answer"] * bool(question.required)
    told += [f"Not yet checked against the source: {question.source}"] * (not question.verified)
    return Asked(
        question.label.in_language(language) or question.name,
        tuple(one for one in hints if one),
        tuple(choice.label.in_language(language) or choice.code for choice in question.choices),
        TICKS.get(question.kind, "( )"),
        tuple(told),
        depth,
    )


def screen(form: Form, language: str, notes: Notes) -> str:
    """Return the form as lines of text."""
    lines = [form.heading.in_language(language) or form.title, form.ref, ""]
    number = 0
    for part in parts(form, language, notes):
        if isinstance(part, Note):
            lines += [*[""] * bool(lines[-1]), f"  > {part.title}", *(f"  > {each}" for each in part.said), ""]
            continue
        inside = "  " * part.depth
        if isinstance(part, Part):
            lines += ["", f"{inside}== {part.words}", ""]
            continue
        number += 1
        lines.append(f"{inside}{number}. {part.words}")
        lines += [f"{inside}     {hint}" for hint in part.hints]
        lines += [f"{inside}     {part.tick} {choice}" for choice in part.choices]
        lines += [f"{inside}     {told}" for told in part.told]
    return "\n".join(lines) + "\n"


def page(form: Form, language: str, notes: Notes) -> str:
    """Return the form as one HTML file without style or script; every word is escaped where it becomes markup."""
    title = form.heading.in_language(language) or form.title
    written = [_element("h1", title), f"<p>{_element('bdi', form.ref)}</p>"]
    number = 1
    for asked, run in groupby(parts(form, language, notes), lambda part: isinstance(part, Asked)):
        each = [_written(part) for part in run]
        written += [f'<ol start="{number}">{"".join(each)}</ol>'] if asked else each
        number += len(each) * asked
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return "\n".join((
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"{_element('title', title)}</head><body><main>",
        *written,
        "</main></body></html>\n",
    ))  # fmt: skip


def _element(tag: str, words: str) -> str:
    return f"<{tag}>{escape(words)}</{tag}>"


def _written(part: Part | Asked | Note) -> str:
    if isinstance(part, Note):
        return _noted(part)
    return _question(part) if isinstance(part, Asked) else _element(f"h{min(part.depth + 2, 6)}", part.words)


def _noted(note: Note) -> str:
    return f"<aside><p>{_element('strong', note.title)}</p>{''.join(_element('p', each) for each in note.said)}</aside>"


def _question(asked: Asked) -> str:
    words = "".join(_element("p", each) for each in (asked.words, *asked.hints))
    choices = "".join(_element("li", choice) for choice in asked.choices)
    told = "".join(f"<p>{_element('small', each)}</p>" for each in asked.told)
    return f"<li>{words}{f'<ul>{choices}</ul>' if choices else ''}{told}</li>"
