"""Says what a file really is, whatever its name says, and what to do when it is not a form that can be read."""

import zipfile
from enum import StrEnum
from io import BytesIO

from amparo.exchange.xlsform.guarding import RefusedFileError, guard_size, guard_text, guard_workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_PARTS = ("EncryptedPackage", "Workbook", "Book")
LOCKED = "The workbook is locked with a password. Open it, take the password away, and save it again as .xlsx."
_SAVE_AGAIN = "Open it in Excel or LibreOffice, choose “Save as”, choose “Excel workbook (.xlsx)”, and bring that file."


class Kind(StrEnum):
    """What can be read as a form."""

    WORKBOOK = "workbook"
    OLD_WORKBOOK = "old workbook"
    XFORM = "xform"
    MARKDOWN = "markdown"


_GUARDS = {Kind.WORKBOOK: guard_workbook, Kind.OLD_WORKBOOK: guard_size}


def admit(data: bytes) -> Kind:
    """Say what a file is after the check that its kind needs before it is opened. Raises RefusedFileError."""
    kind = recognise(data)
    _GUARDS.get(kind, guard_text)(data)
    return kind


def recognise(data: bytes) -> Kind:
    """Look at the first bytes and the parts of a file. Raises RefusedFileError with what it is and what to do."""
    if not data.strip():
        raise RefusedFileError("The file is empty.")
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith(b"PK"):
        return _zipped(data)
    start = data[:4_096].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if start.startswith(b"<"):
        return _marked_up(start)
    if start.startswith(b"%PDF"):
        raise RefusedFileError("This is a PDF. A form must come as the workbook it was written in (.xlsx).")
    if start.startswith((b"|", b"#")) and b"|" in start:
        return Kind.MARKDOWN
    raise RefusedFileError("This is neither a workbook (.xlsx) nor an XForm (.xml). " + _SAVE_AGAIN)


def _old_office(data: bytes) -> Kind:
    parts = {name for name in _OLD_PARTS if name.encode("utf-16-le") in data}
    if "EncryptedPackage" in parts:
        raise RefusedFileError(LOCKED)
    if parts & {"Workbook", "Book"}:
        return Kind.OLD_WORKBOOK
    raise RefusedFileError("This is an old Office document, but not a workbook. " + _SAVE_AGAIN)


def _zipped(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist()[:1_000])
    except (zipfile.BadZipFile, ValueError, OSError) as problem:
        raise RefusedFileError("The workbook is damaged: it ends too early or was changed. Send it again.") from problem
    if "xl/workbook.xml" in names:
        return Kind.WORKBOOK
    if "content.xml" in names:
        raise RefusedFileError("This is a LibreOffice or OpenDocument file. " + _SAVE_AGAIN)
    if "word/document.xml" in names:
        raise RefusedFileError("This is a text document, not a workbook. A form is a workbook (.xlsx).")
    raise RefusedFileError("This is a zip archive, not a workbook. Unpack it and bring the .xlsx file that is in it.")


def _marked_up(start: bytes) -> Kind:
    lowered = start.lower().replace(b"\0", b"")
    if lowered.startswith(b"<!doctype html") or (b"<html" in lowered and b"xforms" not in lowered):
        raise RefusedFileError(
            "This is a web page, not a form. Perhaps the download asked for a sign-in; try it again."
        )
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        raise RefusedFileError("This is an Excel 2003 XML table. " + _SAVE_AGAIN)
    return Kind.XFORM
