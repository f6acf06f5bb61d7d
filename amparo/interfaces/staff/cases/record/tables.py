"""The answers of one form as a table, for those who may read them."""

import csv
from io import StringIO
from uuid import UUID

from django.http import HttpResponse

from amparo.casework.cases import actions
from amparo.interfaces.staff.cases.entries.documents import download
from amparo.interfaces.staff.cases.filling.state import filling
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@screen(*CASE_STAFF)
def form_csv(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Give the answers of a form as CSV, one column for each answer; taking them out is logged."""
    now = filling(request, case_id, entry_id)
    actions.note_printing(by=request.access, case=case_id, act="answers.exported", entry=entry_id)
    written = StringIO()
    rows = csv.writer(written)
    values = {path: value for path, value in now.evaluation.values.items() if value}
    rows.writerow(["form", *values])
    rows.writerow([now.form.ref, *(harmless(value) for value in values.values())])
    return download(written.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{entry_id}.csv")


def harmless(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; negative numbers stay as they are."""
    try:
        float(value)
    except ValueError:
        return f"'{value}" if value.startswith(FORMULA) else value
    return value
