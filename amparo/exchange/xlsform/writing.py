"""Writes a form of ours as the workbook that ODK and Kobo read: survey, choices and settings, in every language we have.

Questions may be put before those of the form, with choices of their own, for what our screens ask beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from amparo.exchange.xlsform.exporting import speakable
from amparo.foundation.codelists import CodeList
from amparo.foundation.forms import Tables

LANGUAGES = {"en": "English (en)", "es": "Español (es)", "fr": "Français (fr)", "ar": "العربية (ar)"}
SPOKEN = ("label", "hint", "constraint_message")
PLAIN = ("type", "name", "required", "relevant", "constraint")
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Leading:
    """A question that stands before those of the form: its name, its words by language, its choices by code."""

    name: str
    label: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    required: bool = True


def write_form(
    tables: Tables, lists: Mapping[str, CodeList], words: Words, day: date, leading: Sequence[Leading]
) -> bytes:
    """Return the workbook of a form as it is asked on `day`; `words` is language → English → translated."""
    book = Workbook(write_only=True)
    survey = book.create_sheet("survey")
    spoken = [f"{name}::{called}" for name in SPOKEN for called in LANGUAGES.values()]
    survey.append([*PLAIN, *spoken])
    for one in leading:
        asked = {"type": f"select_one {one.name}", "name": one.name, "required": "yes" if one.required else ""}
        survey.append(_cells([asked.get(name, "") for name in PLAIN] + _told(one.label) + [""] * 2 * len(LANGUAGES)))
    for row in tables["survey"]:
        texts = [text for name in SPOKEN for text in _told(_translated(row.get(name) or "", words))]
        survey.append(_cells([row.get(name) or "" for name in PLAIN] + texts))
    _choices(book, tables, lists, words, day, leading)
    settings = book.create_sheet("settings")
    known = tables["settings"][0]
    settings.append(["form_title", "form_id", "version", "default_language"])
    settings.append([known["form_title"], known["form_id"], known["version"], LANGUAGES["en"]])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _choices(
    book: Workbook, tables: Tables, lists: Mapping[str, CodeList], words: Words, day: date, leading: Sequence[Leading]
) -> None:
    sheet = book.create_sheet("choices")
    sheet.append(["list_name", "name", *(f"label::{called}" for called in LANGUAGES.values())])
    for one in leading:
        for code, label in one.choices.items():
            sheet.append(_cells([one.name, code, *_told(label)]))
    for name in _lists(tables):
        for each in lists[name].offered(day):
            sheet.append(_cells([name, each.code, *_told(_translated(each.label, words))]))


def _lists(tables: Tables) -> list[str]:
    """Return the lists that a form takes its choices from, each once, in the order in which they are first asked."""
    kinds = [(row.get("type") or "").split() for row in tables["survey"]]
    return list(dict.fromkeys(kind[1] for kind in kinds if len(kind) == 2 and kind[0].startswith("select_")))


def _translated(text: str, words: Words) -> Mapping[str, str]:
    return {"en": text} | {code: words.get(code, {}).get(text, text) for code in LANGUAGES if code != "en"}


def _told(label: Mapping[str, str]) -> list[str]:
    return [label.get(code) or label.get("en", "") for code in LANGUAGES]


def _cells(values: Sequence[str]) -> list[str]:
    """Return the cells of a row. Conditions begin with a dot or a dollar and are no formulas, so they leave as they are."""
    return [speakable(value) for value in values]
