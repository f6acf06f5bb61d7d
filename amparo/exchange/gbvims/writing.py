"""The file of the Incident Recorder as CSV or as a workbook; what a spreadsheet would run is guarded in both."""

from collections.abc import Iterable

from amparo.exchange.gbvims.cells import Places, row
from amparo.exchange.gbvims.recording import Reported, counted
from amparo.exchange.gbvims.tables import columns
from amparo.exchange.xlsform.exporting import Table, write_csv, write_workbook

NOTE = (
    "These are incidents that survivors reported and agreed to have counted. They are not how often violence happens.",
    "The rows stay inside the organisation. Tables of counts are shared as the sharing protocol says; small counts are left out.",
    "Columns follow Amparo's sources; what is marked there as not verified was not checked against the GBVIMS documents.",
)
"""What is written beside every file of figures. Source: Amparo's sources 6.4."""


def to_csv(incidents: Iterable[Reported], places: Places) -> str:
    """Return the incidents that are counted as CSV, one row each under the headings of the Incident Recorder."""
    return write_csv(_table(incidents, places))


def to_xlsx(incidents: Iterable[Reported], places: Places) -> bytes:
    """Return the incidents that are counted as a workbook: one sheet of incidents, one that says what they are."""
    about = Table("About", ("About these figures",), tuple((sentence,) for sentence in NOTE))
    return write_workbook(_table(incidents, places), about)


def _table(incidents: Iterable[Reported], places: Places) -> Table:
    headings = tuple(column.label for column in columns())
    return Table("Incidents", headings, tuple(row(one, places) for one in counted(incidents)))
