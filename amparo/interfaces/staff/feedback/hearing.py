"""The recording of a report as a download: it is never played in a page of ours, nor decoded by the server."""

from uuid import UUID

from django.http import HttpResponseBase

from amparo.casework.feedback import queries
from amparo.interfaces.staff.feedback.lists import READERS
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import downloads


@screen(*READERS)
def voice(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Hand out the recording of a report; the log says who took it."""
    found = queries.recording(request.access, report_id)
    return downloads.attachment(found.data, found.type, f"{report_id}.{found.ending}")
