"""Refuses files that could harm the server before anything is unpacked. Limits: facts/security.md 9.3."""

import re
import zipfile
from io import BytesIO

LARGEST_FILE = 2_000_000
LARGEST_UNPACKED = 20_000_000
MOST_ENTRIES = 200
HIGHEST_RATIO = 100
_PIECE = 65_536
_DOCUMENT_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_END_OF_DIRECTORY = b"PK\x05\x06"


class RefusedFileError(ValueError):
    """The file is refused unread; the message says why in one plain sentence."""


def guard_size(data: bytes) -> None:
    """Check that a file is no larger than a form can be. Raises RefusedFileError."""
    if len(data) > LARGEST_FILE:
        raise RefusedFileError("The file is larger than 2 MB. A form is much smaller: take pictures out of it.")


def guard_workbook(data: bytes) -> None:
    """Check a zipped workbook: size, number of parts, what they say they unpack to, what they do unpack to.

    Raises RefusedFileError. Nothing is kept of what is unpacked; headers that lie are found by counting.
    """
    guard_size(data)
    _check_number_of_parts(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_headers(archive.infolist(), len(data))
            _count_unpacked(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        if isinstance(problem, RefusedFileError):
            raise
        raise RefusedFileError("The workbook is damaged or locked with a password and cannot be opened.") from problem


def _check_number_of_parts(data: bytes) -> None:
    # Read before zipfile does: a list of a million parts is itself an attack.
    at = data.rfind(_END_OF_DIRECTORY)
    if at >= 0 and int.from_bytes(data[at + 10 : at + 12], "little") > MOST_ENTRIES:
        raise RefusedFileError("The workbook holds far more parts than a form needs.")


def _check_headers(parts: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_ENTRIES:
        raise RefusedFileError("The workbook holds far more parts than a form needs.")
    if unpacked > LARGEST_UNPACKED or unpacked > HIGHEST_RATIO * size:
        raise RefusedFileError("The workbook would unpack to far more than a form needs. It is not opened.")
    if any(part.file_size > HIGHEST_RATIO * max(part.compress_size, 1_000) for part in parts):
        raise RefusedFileError("One part of the workbook would unpack to far more than a form needs. It is not opened.")


def _count_unpacked(archive: zipfile.ZipFile) -> None:
    unpacked = 0
    for part in archive.infolist():
        tail = b""
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                if unpacked > LARGEST_UNPACKED:
                    raise RefusedFileError("The workbook unpacks to far more than it says. It is not opened.")
                if _DOCUMENT_TYPE.search((tail + piece).replace(b"\0", b"")):
                    raise RefusedFileError("The workbook holds a document type declaration. A form never needs one.")
                tail = piece[-32:]


def guard_text(data: bytes) -> None:
    """Check a file of text or XML: its size, and that it declares no document type or entity. Raises RefusedFileError."""
    guard_size(data)
    if _DOCUMENT_TYPE.search(data.replace(b"\0", b"")):
        raise RefusedFileError("The file holds a document type declaration. A form never needs one.")
