"""Tables for programs that read OData 4.0: what a table is, how it is described, and conditions on its rows.

Excel, Power BI and others ask for a description (CSDL), then for rows with conditions. Nothing here knows a database: a
condition becomes a function of one row, and speaks of columns that the table names and of nothing else.
"""

from amparo.exchange.odata.describing import NAMESPACE, described
from amparo.exchange.odata.filtering import condition
from amparo.exchange.odata.reading import LONGEST, NotOffered, Unreadable, demanded
from amparo.exchange.odata.shapes import KEY, Column, Entity, Enum, Kind, Row, Value, written

__all__ = [
    "KEY", "LONGEST", "NAMESPACE", "Column", "Entity", "Enum", "Kind", "NotOffered", "Row", "Unreadable", "Value", "condition",
    "demanded", "described", "written",
]  # fmt: skip
