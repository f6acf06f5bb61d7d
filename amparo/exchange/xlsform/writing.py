"""Writes a form of ours as the workbook that ODK and Kobo read: survey, choices and settings, in every language we have.

Questions may be put before those of the form, with choices of their own, for what our screens ask beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from amparo.exchange.xlsform.exporting import Table, write_workbook
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
    known = tables["settings"][0]
    settings = (known["form_title"], known["form_id"], known["version"], LANGUAGES["en"])
    return write_workbook(
        Table("survey", (*PLAIN, *_heads(*SPOKEN)), tuple(_survey(tables, words, leading))),
        Table("choices", ("list_name", "name", *_heads("label")), tuple(_choices(tables, lists, words, day, leading))),
        Table("settings", ("form_title", "form_id", "version", "default_language"), (settings,)),
    )


def _heads(*names: str) -> list[str]:
    return [f"{name}::{called}" for name in names for called in LANGUAGES.values()]


def _survey(tables: Tables, words: Words, leading: Sequence[Leading]) -> Iterator[tuple[str, ...]]:
    for one in leading:
        asked = {"type": f"select_one {one.name}", "name": one.name, "required": "yes" if one.required else ""}
        silent = [""] * (len(SPOKEN) - 1) * len(LANGUAGES)
        yield (*(asked.get(name, "") for name in PLAIN), *_told(one.label), *silent)
    for row in tables["survey"]:
        texts = [text for name in SPOKEN for text in _told(_translated(row.get(name) or "", words))]
        yield (*(row.get(name) or "" for name in PLAIN), *texts)


def _choices(
    tables: Tables, lists: Mapping[str, CodeList], words: Words, day: date, leading: Sequence[Leading]
) -> Iterator[tuple[str, ...]]:
    for one in leading:
        yield from ((one.name, code, *_told(label)) for code, label in one.choices.items())
    for name in _lists(tables):
        yield from ((name, each.code, *_told(_translated(each.label, words))) for each in lists[name].offered(day))


def _lists(tables: Tables) -> list[str]:
    """Return the lists that a form takes its choices from, each once, in the order in which they are first asked."""
    kinds = [(row.get("type") or "").split() for row in tables["survey"]]
    return list(dict.fromkeys(kind[1] for kind in kinds if len(kind) == 2 and kind[0].startswith("select_")))


def _translated(text: str, words: Words) -> Mapping[str, str]:
    return {"en": text} | {code: words.get(code, {}).get(text, text) for code in LANGUAGES if code != "en"}


def _told(label: Mapping[str, str]) -> list[str]:
    return [label.get(code) or label.get("en", "") for code in LANGUAGES]
