"""Reads a list of messages from another system: one row a message, columns id, sender, text, time; channel and language."""

import csv
from collections.abc import Collection, Mapping
from io import StringIO

from amparo.exchange.complaints import Complaint
from amparo.exchange.messages.contract import Hide, Message, NoMessageError, made

NEEDED, USUAL = ("id", "sender", "text", "time"), "file"


def read(data: bytes, channels: Collection[str], hide: Hide) -> tuple[list[Message], list[Complaint]]:
    """Return every message of a list in CSV, and what is wrong; there are no messages when anything is.

    `channels` are the codes that the column `channel` may have; without it, messages came as a list ("file").
    """
    try:
        rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
        columns = {name.strip().casefold(): name for name in rows.fieldnames or [] if name}
        missing = [Complaint(1, name, "there is no such column") for name in NEEDED if name not in columns]
        if missing:
            return [], missing
        # A row is counted as a table shows it: an answer of several lines is one row.
        found = [_one(number, _row(cells, columns), channels, hide) for number, cells in enumerate(rows, 2)]
    except UnicodeDecodeError:
        return [], [Complaint(1, "-", "the file is not in UTF-8")]
    except csv.Error:
        return [], [Complaint(1, "-", "the file is no CSV, or a cell is far too long")]
    faults = [one for one in found if isinstance(one, Complaint)]
    return ([], faults) if faults else ([one for one in found if isinstance(one, Message)], [])


def _row(cells: Mapping[str, str | None], columns: Mapping[str, str]) -> dict[str, str]:
    return {name: (cells.get(own) or "").strip() for name, own in columns.items()}


def _one(number: int, row: Mapping[str, str], channels: Collection[str], hide: Hide) -> Message | Complaint:
    channel = row.get("channel", "") or USUAL
    if channel not in channels:
        return Complaint(number, "channel", f"it must be one of {', '.join(sorted(channels))}")
    told = {name: row[name] for name in NEEDED}
    try:
        return made(channel=channel, language=row.get("language", ""), hide=hide, **told)
    except NoMessageError as problem:
        return Complaint(number, problem.column, problem.sentence)
