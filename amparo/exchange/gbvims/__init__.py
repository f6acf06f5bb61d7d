"""Incidents of gender-based violence as rows of the GBVIMS Incident Recorder. No Django, no database, no names.

GBVIMS is the Gender-Based Violence Information Management System of UNFPA, UNHCR, UNICEF, the International Rescue
Committee and others; the Incident Recorder is its workbook.
"""

from amparo.exchange.gbvims.cells import Places, row
from amparo.exchange.gbvims.codes import CodeError, meaningless
from amparo.exchange.gbvims.recording import COUNTED, LeftOut, Reported, Survivor, counted, left_out
from amparo.exchange.gbvims.tables import Column, columns, values
from amparo.exchange.gbvims.writing import NOTE, to_csv, to_xlsx

__all__ = [
    "COUNTED", "NOTE", "CodeError", "Column", "LeftOut", "Places", "Reported", "Survivor", "columns", "counted", "left_out",
    "meaningless", "row", "to_csv", "to_xlsx", "values",
]  # fmt: skip
