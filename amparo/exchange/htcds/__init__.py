"""The Human Trafficking Case Data Standard 2.0 of IOM: files of cases in and out, and our answers as such cases."""

from amparo.exchange.htcds import shapes, standard
from amparo.exchange.htcds.homes import Homes, read_homes
from amparo.exchange.htcds.mapping import Filled, Kept, Left, from_record, to_record, with_kept
from amparo.exchange.htcds.records import Record, Row, Values
from amparo.exchange.htcds.remarks import Remark
from amparo.exchange.htcds.workbooks import Read, read, read_sheets, written
from amparo.exchange.xlsform.guarding import LARGEST_FILE

__all__ = [
    "LARGEST_FILE", "Filled", "Homes", "Kept", "Left", "Read", "Record", "Remark", "Row", "Values",
    "from_record", "read", "read_homes", "read_sheets",
    "shapes", "standard", "to_record", "with_kept", "written",
]  # fmt: skip
