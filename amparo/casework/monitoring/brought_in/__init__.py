"""Forms that are filled outside of Amparo: handed out as workbooks for ODK and Kobo, brought back as rows of a table."""

from amparo.casework.monitoring.brought_in.handing import workbook
from amparo.casework.monitoring.brought_in.lines import Line, Lines, lines
from amparo.casework.monitoring.brought_in.taking import take_in

__all__ = ["Line", "Lines", "lines", "take_in", "workbook"]
