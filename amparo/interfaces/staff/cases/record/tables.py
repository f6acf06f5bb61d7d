"""The answers of one form as tables, for those who may read them."""

import zipfile
from io import BytesIO
from uuid import UUID

from django.http import HttpResponse

from amparo.casework.cases import actions
from amparo.casework.cases.areas.handing import EXPORTED, handed_on, may_hand_on
from amparo.exchange.xlsform import to_csv, write_csv
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases.filling.state import filling
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.downloads import CSV, attachment


@screen(*CASE_STAFF, fresh=True)
def form_csv(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Give the answers of a form as CSV; with repeats, as a ZIP of one CSV each. Taking them out is logged."""
    now = filling(request, case_id, entry_id)
    if not may_hand_on(now.form.ref, EXPORTED):
        raise Refusal("record.not_there")
    actions.note_printing(by=request.access, case=case_id, act="answers.exported", entry=entry_id)
    tables = to_csv(now.form, {str(entry_id): handed_on(now.form.ref, now.evaluation.values, EXPORTED)})
    files = {table.name: write_csv(table).encode("utf-8-sig") for table in tables}
    if len(files) == 1:
        return attachment(next(iter(files.values())), CSV, f"{entry_id}.csv")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.csv", data)
    return attachment(packed.getvalue(), "application/zip", f"{entry_id}.zip")
