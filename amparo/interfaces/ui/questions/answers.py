"""Why: what a browser sends becomes answers as XForm writes them, by one pure function that knows no record and no rule.

Only paths that belong to the page and were on it (`asked`) are read, so that a question that was not shown is never
taken for one that was left empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any
from unicodedata import decimal

from django.http import QueryDict

from amparo.foundation import forms
from amparo.interfaces.ui.widgets import join_date

NUMBERS = frozenset({"integer", "decimal", "range"})
FILES = frozenset({"image", "audio", "video", "file"})
CENTS = re.compile(r"^[-+]?\d+,\d{1,2}$")  # a comma before one or two last digits is never one of thousands
PATH = re.compile(r"^[^\[\]]+(\[\d{1,4}\]/[^\[\]]+)*$")
ENTRY = re.compile(r"^(?P<repeat>.+)\[(?P<number>\d{1,4})\]$")


@dataclass(frozen=True)
class Sent:
    """What a page sent: `answers` of what was asked ("" for what was left or made empty), `command` of a pressed button."""

    answers: Mapping[str, str]
    asked: tuple[str, ...]
    command: str = ""


def read(page: forms.Page, post: QueryDict) -> Sent:
    """Read the POST of `page` into answers by path; files are read by `files`."""
    known = {question.path: question for question in page.questions}
    repeats = {group.path for group in _repeats(page.items)}
    found: dict[str, str] = {}
    for path in dict.fromkeys(post.getlist("asked")):
        question = known.get(forms.plain_path(path))
        if question is None or not PATH.match(path):
            continue
        if not question.read_only and question.kind not in FILES:
            found[path] = _answer(question, f"q:{path}", post)
    command = post.get("repeat", "")
    place = forms.plain_path(command.partition(":")[2])
    return Sent(found, tuple(post.getlist("asked")), command if place in repeats else "")


def files(page: forms.Page, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return the uploaded files of `page` by path; `sent` is `request.FILES`."""
    known = {question.path for question in page.questions if question.kind in FILES}
    named = {name.removeprefix("q:"): file for name, file in sent.items() if name.startswith("q:")}
    return {path: file for path, file in named.items() if forms.plain_path(path) in known}


def merged(before: Mapping[str, str], sent: Sent, repeats: Mapping[str, int]) -> dict[str, str]:
    """Return `before` with what was `sent`: empty answers are gone, a repeat grows or shrinks when its button was pressed.

    `repeats` says how often each repeat stands now (`Evaluation.repeats`).
    """
    after = {**before, **sent.answers}
    after = {path: text for path, text in after.items() if text != ""}
    act, _mark, place = sent.command.partition(":")
    if act == "add":
        return {**after, place: str(repeats.get(place, 0) + 1)}
    return without_entry(after, place, repeats) if act == "remove" else after


def without_entry(answers: Mapping[str, str], entry: str, repeats: Mapping[str, int]) -> dict[str, str]:
    """Return `answers` without the `entry` (`family/member[2]`); the entries after it move up by one."""
    match = ENTRY.match(entry)
    if match is None:
        return dict(answers)
    repeat, gone = match["repeat"], int(match["number"])
    kept: dict[str, str] = {}
    for path, text in answers.items():
        number, rest = _position(path, repeat)
        if number == gone:
            continue
        kept[f"{repeat}[{number - 1}]{rest}" if number > gone else path] = text
    kept[repeat] = str(max(repeats.get(repeat, gone) - 1, 0))
    return kept


def _position(path: str, repeat: str) -> tuple[int, str]:
    """Return which entry of `repeat` a path stands in and what follows; 0 when in none."""
    if not path.startswith(f"{repeat}["):
        return 0, ""
    number, _mark, rest = path[len(repeat) + 1 :].partition("]")
    return int(number), rest


def _repeats(items: tuple[forms.Question | forms.Group, ...]) -> list[forms.Group]:
    groups = [item for item in items if isinstance(item, forms.Group)]
    inner = [one for group in groups for one in _repeats(group.items)]
    return [group for group in groups if group.repeated] + inner


def _answer(question: forms.Question, name: str, post: QueryDict) -> str:
    match question.kind:
        case "select_multiple":
            return " ".join(post.getlist(name))
        case "rank":
            places = takewhile(lambda place: place in post, (f"{name}-{number}" for number in count(1)))
            return " ".join(dict.fromkeys(code for place in places if (code := post.get(place, "").strip())))
        case "date":
            return join_date(post, name) or ""
        case "datetime":
            return _moment(join_date(post, name) or "", post.get(f"{name}-time", "").strip())
        case "geopoint":
            pair = [_plain(post.get(f"{name}-{part}", "").strip()) for part in ("latitude", "longitude")]
            return " ".join(part for part in pair if part)
        case kind:
            text = post.get(name, "").replace("\r\n", "\n").strip()
            return _plain(text) if kind in NUMBERS or kind == "time" else text


def _moment(day: str, hour: str) -> str:
    return f"{day}T{_plain(hour)}" if day or hour else ""


def _plain(text: str) -> str:
    """Write digits of any script as 0-9 and a decimal comma as a point."""
    plain = "".join(str(decimal(sign, sign)) for sign in text)
    plain = plain.replace("٫", ".")
    return plain.replace(",", ".") if CENTS.match(plain) else plain
