"""Cases become a workbook laid out as IOM's template: names of fields in a hidden first row, labels in the second.

The template holds 38 columns; all other fields follow, and what stands many times has sheets of its own that name their
case by key. Codes are written, several with semicolons; no cell can run as a formula.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.records import Record, Row
from amparo.exchange.htcds.workbooks.headings import KEY
from amparo.exchange.xlsform.exporting import speakable

TITLES = {"per": "Perpetrators", "cco": "Comments", "hte": "Events", "spl": "Support plans"}
TEMPLATE = (
    "cas_CaseOwner", "prs_Salutation", "prs_FirstName", "prs_SecondName", "con_Consent", "prs_Birthdate", "prs_Gender",
    "prs_Citizenship", "prs_Title", "prs_Email", "prs_HomePhone", "prs_MobilePhone", "prs_MailingStreet",
    "prs_MailingCity", "prs_MailingState", "prs_MailingPostalCode", "prs_MailingCountry", "vic_TraffickingStatus",
    "vic_TraffickingStatusDecisionMakingOrg", "vic_MethodOfRecruitment", "vic_LocationOfRecruitment",
    "vic_MethodsOfControl", "vic_TypeOfExploitation", "vic_ForcedLabourIndustry", "vic_TypeOfSexExploitation",
    "vic_LocationOfExploitation", "cas_Status", "cas_ReferringOrganisation", "cas_IncomingReferralDate",
    "cas_ReferringPrimaryCaseWorker", "cas_ReasonForIncomingReferral", "cas_IncomingReferralDetails",
    "cas_ReferredOrganisation", "cas_ReferredPrimaryCaseWorker", "cas_ReasonForOutgoingReferral",
    "cas_OutgoingReferralDate", "cas_OutgoingReferralDetails", "cas_ReasonForCaseClosure",
)  # fmt: skip
"""The columns of IOM's template in its order, as its labels say them."""


def written(records: Sequence[Record]) -> bytes:
    """Return the records as the bytes of a workbook (.xlsx), in which every field has its column."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has one sheet
    _cases(book.create_sheet("Case Sheet"), records)
    for table, title in TITLES.items():
        columns = [name for name, one in standard.fields().items() if one.table == table]
        rows = ((key, row) for key, record in _keyed(records) for row in record.rows.get(table, ()))
        _sheet(book.create_sheet(title), columns, [[key, *_cells(columns, row)] for key, row in rows])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cases(sheet: Worksheet, records: Sequence[Record]) -> None:
    rest = [name for name, one in standard.fields().items() if name not in TEMPLATE and one.table not in standard.MANY]
    columns = [*TEMPLATE, *rest]
    others = list(dict.fromkeys(heading for record in records for heading in record.other))
    rows = [
        [key, *_cells(columns, record.once), *(record.other.get(heading, "") for heading in others)]
        for key, record in _keyed(records)
    ]
    _sheet(sheet, columns, rows, others)


def _keyed(records: Iterable[Record]) -> Iterable[tuple[str, Record]]:
    return ((str(number), record) for number, record in enumerate(records, 1))


def _cells(columns: Sequence[str], row: Row) -> list[str]:
    return ["; ".join(row.get(name, ())) for name in columns]


def _sheet(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[str]], others: Sequence[str] = ()) -> None:
    labels = [standard.fields()[name].label for name in columns]
    for number, cells in enumerate(((KEY, *columns, *others), (KEY, *labels, *others), *rows), 1):
        for column, text in enumerate(cells, 1):
            if text:
                cell = sheet.cell(number, column, speakable(text))
                cell.data_type = "s"
                cell.number_format = "@"
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = "B3"
