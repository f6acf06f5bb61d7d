"""Makes a form of XLSForm tables (through pyxform, the field's own compiler) or of XForm XML that others have made."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from amparo.foundation.codelists import Code, CodeList
from amparo.foundation.forms.making.body import Reader, hidden_question, pages
from amparo.foundation.forms.making.converting import to_xform
from amparo.foundation.forms.making.form import Form
from amparo.foundation.forms.making.planning import make_plan
from amparo.foundation.forms.making.reading import Parts, read_parts
from amparo.foundation.forms.making.tables import (
    Tables,
    own_columns,
    with_lists,
    with_rows,
    with_translations,
    without_own_columns,
)
from amparo.foundation.forms.model import Choice, Group, Question
from amparo.foundation.forms.wording import Complaint, FormError, Text

Files = Mapping[str, Iterable[Mapping[str, str]]]
"""Attached lists by file name (`cities.csv`) → rows."""


def compile_form(
    tables: Tables,
    lists: Mapping[str, CodeList] | None = None,
    *,
    translations: Mapping[str, Mapping[str, str]] | None = None,
    area: str = "",
    files: Files | None = None,
) -> Form:
    """Compile XLSForm tables to a form.

    `lists` are shared code lists used as `select_one <list>`; `translations` is language → English → translated;
    `area` makes the reference area/form@version; `files` are attached lists. Raises FormError with sheet and row.
    """
    whole, shared = with_lists(tables, lists or {})
    ready = with_translations(without_own_columns(whole), translations or {})
    title = _title(tables)
    try:
        xform, warned = to_xform(ready)
        return _made(
            xform.encode(), area=area, meta=own_columns(tables["survey"]), files=files or {}, warned=warned,
            lists={name: codes for name, codes in (lists or {}).items() if name in shared},
            titles={code: words[title] for code, words in (translations or {}).items() if words.get(title)},
        )  # fmt: skip
    except FormError as problem:
        raise with_rows(problem, tables["survey"]) from problem


def compile_xform(
    xml: bytes,
    *,
    area: str = "",
    files: Files | None = None,
    meta: Mapping[str, Mapping[str, str]] | None = None,
) -> Form:
    """Read XForm XML made elsewhere into a form; `meta` are our own columns by path. Raises FormError."""
    return _made(xml, area=area, files=files or {}, meta=meta)


def _made(
    xform: bytes, *, area: str, files: Files, meta: Mapping[str, Mapping[str, str]] | None = None,
    lists: Mapping[str, CodeList] | None = None, warned: list[str] | None = None,
    titles: Mapping[str, str] | None = None,
) -> Form:  # fmt: skip
    parts = _with_files(read_parts(xform), files)
    reader = Reader(parts, meta or {})
    items = tuple(reader.items(parts.body, ""))
    groups = {group.path: group for group in _groups(items)}
    items = tuple(_finished(item, groups, lists or {}) for item in items)
    groups = {group.path: group for group in _groups(items)}
    questions = {question.path: question for question in _questions(items)}
    hidden = [path for path in parts.binds if path not in questions and path not in groups]
    questions |= {p: _placed(hidden_question(p, parts, (meta or {}).get(p, {})), groups) for p in hidden}
    _check_binds(parts)
    plan = make_plan(parts, questions, groups, reader.filters)
    name = parts.identifier
    return Form(
        ref=f"{area}/{name}@{parts.version}" if area else f"{name}@{parts.version}", name=name, version=parts.version,
        title=parts.title,
        heading=_heading(parts, titles or {}),
        languages=parts.itext.languages or ("",), language_names=parts.itext.names,
        pages=pages(items), questions=questions, groups=groups, xform=xform.decode(errors="replace"), plan=plan,
        warnings=tuple(warned or ()),
    )  # fmt: skip


def _title(tables: Tables) -> str:
    return (tables.get("settings") or [{}])[0].get("form_title", "").strip()


def _heading(parts: Parts, titles: Mapping[str, str]) -> Text:
    first = parts.itext.languages[0] if parts.itext.languages else ""
    return Text({first: (parts.title,), **{code: (words,) for code, words in titles.items()}})


def _check_binds(parts: Parts) -> None:
    if len(parts.binds) > 5_000:
        raise FormError(Complaint("survey", 0, "The form has more than 5,000 questions."))


def _with_files(parts: Parts, files: Files) -> Parts:
    for name, rows in files.items():
        stem = name.rpartition(".")[0] or name
        root = etree.SubElement(parts.instances.get(stem, etree.Element("instance")), "root")
        if stem in parts.instances:
            for row in rows:
                item = etree.SubElement(root, "item")
                for column, value in row.items():
                    if re.fullmatch(r"[^\W\d][\w.\-]*", column):
                        etree.SubElement(item, column).text = value
    return parts


def _groups(items: Iterable[Question | Group]) -> Iterable[Group]:
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from _groups(item.items)


def _questions(items: Iterable[Question | Group]) -> Iterable[Question]:
    for item in items:
        if isinstance(item, Group):
            yield from item
        else:
            yield item


def _finished(item: Question | Group, groups: Mapping[str, Group], lists: Mapping[str, CodeList]) -> Question | Group:
    if isinstance(item, Group):
        return replace(item, items=tuple(_finished(inner, groups, lists) for inner in item.items))
    codes = lists.get(item.list_name)
    if codes is not None:
        item = replace(item, choices=tuple(_dated(choice, codes.get(choice.code)) for choice in item.choices))
    return _placed(item, groups)


def _placed(question: Question, groups: Mapping[str, Group]) -> Question:
    """Note the innermost repeat that a question stands in."""
    path = question.path
    while path := path.rpartition("/")[0]:
        if path in groups and groups[path].repeated:
            return replace(question, repeat=path)
    return question


def _dated(choice: Choice, code: Code | None) -> Choice:
    if code is None:
        return choice
    return replace(
        choice, valid_from=code.valid_from, valid_to=code.valid_to, replaced_by=code.replaced_by,
        source=code.source, verified=code.verified,
    )  # fmt: skip
