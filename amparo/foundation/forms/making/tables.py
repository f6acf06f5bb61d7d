"""XLSForm tables as plain values: reading our Markdown text, our own columns, shared lists, translations."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from amparo.foundation.codelists import CodeList
from amparo.foundation.forms.wording import Complaint, FormError

Row = dict[str, str]
Tables = dict[str, list[Row]]
"""Sheet name (survey, choices, settings, entities, external_choices) → rows; row 2 of the sheet is the first."""

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
OWN_COLUMNS = ("sensitivity", "source", "verified")
_TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
_SELECT = re.compile(r"(?:select_one|select_multiple|rank|select1|select one|select multiple)\s+(?:from\s+)?(\S+)")
_BEGIN = re.compile(r"begin[ _](group|repeat)")
_END = re.compile(r"end[ _](group|repeat)")
LANGUAGE_NAMES = {"en": "English", "es": "Español", "fr": "Français", "ar": "العربية"}


def read_markdown(text: str) -> Tables:
    """Read XLSForm tables written as a Markdown table. Raises FormError when there is no table."""
    from pyxform.xls2json_backends import md_to_dict  # late, as in converting.py

    try:
        return from_workbook(md_to_dict(text))
    except FormError:
        raise
    except Exception as problem:  # pyxform raises many kinds
        raise FormError(Complaint("", 0, "This is not an XLSForm written as a Markdown table.")) from problem


def from_workbook(book: Mapping[str, Any]) -> Tables:
    """Take the sheets out of pyxform's reading of a workbook. Raises FormError without a survey sheet."""
    tables = {name: [dict(row) for row in book[name]] for name in SHEETS if book.get(name)}
    if not tables.get("survey"):
        raise FormError(Complaint("survey", 0, "The workbook has no sheet called “survey” with questions in it."))
    return tables


def placed_rows(survey: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Give each row of a survey that has a name with the path it makes and its row number in the sheet."""
    inside: list[str] = []
    for number, row in enumerate(survey, 2):
        kind, name = (row.get("type") or "").strip().lower(), (row.get("name") or "").strip()
        if _END.match(kind):
            del inside[-1:]
        elif name:
            yield "/".join([*inside, name]), number, row
        if _BEGIN.match(kind):
            inside.append(name)


def own_columns(survey: Iterable[Mapping[str, str]]) -> dict[str, Row]:
    """Give our own columns (sensitivity, source, verified) of each question, by its path."""
    found = {path: {c: row[c] for c in OWN_COLUMNS if row.get(c)} for path, _number, row in placed_rows(survey)}
    return {path: own for path, own in found.items() if own}


def with_rows(problem: FormError, survey: Sequence[Mapping[str, str]]) -> FormError:
    """Name sheet and row in complaints that know only the question, or that mention one word of one row."""
    numbers = {path: number for path, number, _row in placed_rows(survey)}
    return FormError(*(_with_row(complaint, numbers, survey) for complaint in problem.complaints))


def _with_row(complaint: Complaint, numbers: Mapping[str, int], survey: Sequence[Mapping[str, str]]) -> Complaint:
    if complaint.row:
        return complaint
    if complaint.path:
        row = numbers.get(complaint.path, 0)
    else:
        words = set(re.findall(r"['“‘{]([^'”’{}]+)['”’}]|:\s+([\w.\-]+)", complaint.sentence))
        mentioned = {word for pair in words for word in pair if word}
        rows = [
            n
            for n, r in enumerate(survey, 2)
            if mentioned & {r.get("name"), *(r.get("type") or "").split(), r.get("type")}
        ]
        row = rows[0] if len(rows) == 1 else 0
    return replace(complaint, sheet="survey", row=row) if row else complaint


def with_lists(tables: Tables, lists: Mapping[str, CodeList]) -> tuple[Tables, set[str]]:
    """Add the shared lists that the survey uses and its own choices do not define; give also their names."""
    defined = {row.get("list_name") or row.get("list name") or "" for row in tables.get("choices", ())}
    used = dict.fromkeys(m.group(1) for row in tables["survey"] if (m := _SELECT.match(row.get("type") or "")))
    wanted = [name for name in used if name not in defined and name in lists]
    added = [_choice_row(name, code.code, code.label, code.extra) for name in wanted for code in lists[name]]
    if not added:
        return tables, set()
    return {**tables, "choices": [*tables.get("choices", ()), *added]}, set(wanted)


def _choice_row(name: str, code: str, label: str, extra: Mapping[str, str]) -> Row:
    return {"list_name": name, "name": code, "label": label, **{key: value for key, value in extra.items() if value}}


def without_own_columns(tables: Tables) -> Tables:
    """Leave out the columns that pyxform does not know."""
    survey = [{key: value for key, value in row.items() if key not in OWN_COLUMNS} for row in tables["survey"]]
    choices = [{k: v for k, v in row.items() if k not in ("source", "verified")} for row in tables.get("choices", ())]
    return {**tables, "survey": survey, **({"choices": choices} if choices else {})}


def with_translations(tables: Tables, translations: Mapping[str, Mapping[str, str]]) -> Tables:
    """Turn each English text into columns for all languages; a missing translation shows the English.

    `translations` is language code → English → translated, as the area's `.po` files say.
    """
    if not translations:
        return tables
    changed: Tables = dict(tables)
    for sheet in ("survey", "choices"):
        if sheet in tables:
            changed[sheet] = [_translated(row, translations) for row in tables[sheet]]
    settings = dict(tables["settings"][0]) if tables.get("settings") else {}
    changed["settings"] = [{**settings, "default_language": column_language("en")}]
    return changed


def _translated(row: Mapping[str, str], translations: Mapping[str, Mapping[str, str]]) -> Row:
    made: Row = {}
    for column, text in row.items():
        if column not in _TRANSLATED:
            made[column] = text
            continue
        made[f"{column}::{column_language('en')}"] = text
        for language, words in translations.items():
            made[f"{column}::{column_language(language)}"] = words.get(text.strip()) or text
    return made


def column_language(code: str) -> str:
    """Name a language in a column heading: `Español (es)`."""
    return f"{LANGUAGE_NAMES.get(code, code)} ({code})"


def messages(tables: Tables) -> list[str]:
    """List every English text of a form that needs a translation, in order, each once."""
    found: dict[str, None] = {}
    for sheet in ("survey", "choices"):
        for row in tables.get(sheet, ()):
            for column in _TRANSLATED:
                if row.get(column):
                    found[row[column].strip()] = None
    title = (tables.get("settings") or [{}])[0].get("form_title")
    return list(dict.fromkeys([*([title] if title else []), *found]))


def headers(rows: Sequence[Mapping[str, str]]) -> list[dict[str, None]]:
    """Give the headings of a sheet the way pyxform wants them."""
    return [dict.fromkeys(key for row in rows for key in row)]
