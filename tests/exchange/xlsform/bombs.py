"""Files that would harm a server, made small enough to test with."""

import io
import zipfile
import zlib

import openpyxl


def workbook(survey: list[list[str]], choices: list[list[str]] | None = None) -> bytes:
    """A plain workbook with a survey sheet and, when given, a choices sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in survey:
        sheet.append(row)
    if choices:
        listed = book.create_sheet("choices")
        for row in choices:
            listed.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


GOOD = [["type", "name", "label"], ["text", "a", "A"]]


def with_parts(parts: dict[str, bytes], survey: list[list[str]] | None = None) -> bytes:
    """A good workbook, or one with that survey, with parts added or replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(survey or GOOD))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part, old.read(part))
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def swelling() -> bytes:
    """A sheet of 60 MB of zeros in some 60 KB."""
    return with_parts({"xl/worksheets/sheet2.xml": b"0" * 60_000_000})


def crowded() -> bytes:
    """A thousand parts."""
    return with_parts({f"xl/media/{number}.png": b"" for number in range(1_000)})


def lying() -> bytes:
    """A part of 60 MB whose headers say that it is 1,000 bytes long."""
    data = b"0" * 60_000_000
    whole = bytearray(with_parts({"xl/worksheets/sheet2.xml": data}))
    true_size, false_size = len(data).to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    return bytes(whole.replace(true_size, false_size))


def overlapping() -> bytes:
    """Many names in the directory for one and the same packed part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 900_000)
        first = archive.infolist()[0]
        for number in range(150):
            again = zipfile.ZipInfo(f"xl/{number}.xml")
            again.header_offset, again.compress_type = first.header_offset, first.compress_type
            again.CRC, again.compress_size, again.file_size = first.CRC, first.compress_size, first.file_size
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><h:html xmlns:h='http://www.w3.org/1999/xhtml'>&j;</h:html>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'>&x;</h:html>"
)


def laughing() -> bytes:
    """A workbook whose shared strings are a billion laughs."""
    return with_parts({"xl/sharedStrings.xml": LAUGHS})


def laughing_in_wide_signs() -> bytes:
    """The same, hidden in UTF-16."""
    return LAUGHS.decode().encode("utf-16")


def stored_twice_packed() -> bytes:
    """A zip in a zip: the inside is not a workbook's business."""
    return with_parts({"xl/embeddings/inner.zip": zlib.compress(b"0" * 10_000_000) * 3})


def old_office(part: str) -> bytes:
    """The beginning of a file of Office 97–2003 with one named part, and nothing that can be read."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + part.encode("utf-16-le")
