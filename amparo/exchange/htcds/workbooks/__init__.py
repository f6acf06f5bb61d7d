"""Files of HTCDS cases: opened in a limited process, read by heading, written in the layout of IOM's templates."""

from amparo.exchange.htcds.workbooks.opening import Sheets, opened
from amparo.exchange.htcds.workbooks.reading import Read, read, read_sheets
from amparo.exchange.htcds.workbooks.writing import written

__all__ = ["Read", "Sheets", "opened", "read", "read_sheets", "written"]
