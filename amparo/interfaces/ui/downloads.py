"""Why: bytes that people brought, or that hold what they said, leave in one way only: nothing in them may run or stay.

A download is sandboxed into an origin of its own, is never shown by the browser, and is called by a code or an id. The name
is in a header, in the browser's list of downloads and on the disk of whoever takes it: it names nobody.
"""

import re

from django.http import HttpResponse

SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What the two kinds of tables are called on the web."""
_NAMES_NOBODY = re.compile(r"[A-Za-z0-9-]{1,60}\.[a-z][a-z0-9]{2,3}")


def attachment(data: bytes, kind: str, name: str) -> HttpResponse:
    """Return `data` as a download called `name`.

    Raises ValueError when the name is more than a code or an id with an ending: such a name could be a person's.
    """
    if not _NAMES_NOBODY.fullmatch(name):
        raise ValueError("a download is called by a code or an id")
    return _sandboxed(data, kind, f'attachment; filename="{name}"')


def picture(data: bytes) -> HttpResponse:
    """Return a picture that we encoded ourselves, to be shown in a page of ours and nowhere else."""
    return _sandboxed(data, "image/jpeg", "inline")


def _sandboxed(data: bytes, kind: str, disposition: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=kind,
        headers={
            "Content-Disposition": disposition,
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": SANDBOX,
            "Cache-Control": "no-store",
        },
    )
