"""Puts the form compiler's complaints into plain words, with the sheet, the row and the name they are about."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from amparo.foundation.forms import Complaint, Tables

Say = Callable[[re.Match[str], Mapping[str, str]], str]


def _choice_twice(_found: re.Match[str], row: Mapping[str, str]) -> str:
    name, listed = row.get("name", ""), row.get("list_name") or row.get("list name") or ""
    where = f" in the list “{listed}”" if listed else " in its list"
    return f"The code “{name}” stands more than once{where}. Give each choice of a list its own code."


def _unknown_type(found: re.Match[str], row: Mapping[str, str]) -> str:
    return f"“{found.group(1) or row.get('type', '')}” is not a type of question. Look for a slip of the pen."


# What pyxform 4.5 says → what we say; the first that fits counts.
_SENTENCES: tuple[tuple[str, str | Say], ...] = (
    (r"Choice names must be unique", _choice_twice),
    (r"Choices must have a name", "This choice has no code. Fill in the column “name”."),
    (r"Choices should have a label", "This choice has no words. Fill in the column “label”."),
    (r"Unknown question type '(.*?)'", _unknown_type),
    (r"List name not in (?:the )?choices sheet: (\S+)", "There is no list called “{0}” on the sheet “choices”."),
    (r"Question or group with no name", "This question or group has no name. Fill in the column “name”."),
    (r"Question with no type", "This question has no type. Fill in the column “type”."),
    (r"Missing calculation", "A calculation stands here without saying what to calculate."),
    (r"name '(\S+)' appears more than once", "A condition mentions “{0}”, but two questions are called so. Rename one."),
    (r"no survey element (?:named|with this name).*?'?(\w+)?'?", "A condition mentions a question that is not there."),
    (r"Questions, groups, and repeats must be unique within", "Two questions of one group have the same name. Rename one."),
    (r"Repeat names must unique anywhere", "Two repeats have the same name. Rename one."),
    (r"Repeat names must not be the same as the survey root", "A repeat may not be called like the whole form. Rename it."),
    (r"'name' value 'meta' is invalid", "The name “meta” is reserved. Rename the question."),
    (r"Names must begin with a letter or underscore", "A name begins with a letter and holds letters, digits, _ - or . only."),
    (r"Unmatched 'begin_?\s*(\w+)'|missing an? 'end_?\s*(\w+)'", "A group or repeat is begun here and never ended."),
    (r"Unmatched 'end_?\s*(\w+)'", "A group or repeat is ended here that was never begun."),
    (r"You must have a sheet named 'survey'", "The workbook has no sheet called “survey”."),
    (r"There should be a choices sheet", "The workbook has no sheet called “choices”, but a question needs a list."),
    (r"required column headers were not found: (.*?)\.", "These columns are missing: {0}."),
    (r"different names for the same column were found: (.*?)\. Rename", "Two columns mean the same: {0}. Remove one."),
    (r"Column headers must not be empty", "A column of the sheet has no heading, or a heading with a space."),
    (r"expression is invalid|expression syntax", "The condition cannot be read. Look for a missing bracket or quote."),
)  # fmt: skip


def in_plain_words(complaint: Complaint, tables: Tables | None) -> Complaint:
    """Give a complaint in plain words; one that is not known keeps the compiler's own sentence."""
    row: Mapping[str, str] = {}
    rows = (tables or {}).get(complaint.sheet, [])
    if 2 <= complaint.row <= len(rows) + 1:
        row = rows[complaint.row - 2]
    for pattern, say in _SENTENCES:
        found = re.search(pattern, complaint.sentence)
        if found:
            sentence = say(found, row) if callable(say) else say.format(*(group or "" for group in found.groups()))
            return replace(complaint, sentence=sentence)
    return complaint
