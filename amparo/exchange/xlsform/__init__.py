"""Forms from outside (XLSForm workbooks, XForm XML): checked in a limited process, explained in plain words; answers as CSV."""

from amparo.exchange.xlsform.checking import Report, check, check_bytes
from amparo.exchange.xlsform.exporting import Table, guarded, to_csv, write_csv
from amparo.foundation.forms import Complaint

__all__ = ["Complaint", "Report", "Table", "check", "check_bytes", "guarded", "to_csv", "write_csv"]
