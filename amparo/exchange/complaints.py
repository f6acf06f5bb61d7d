"""What is wrong with a table that somebody brings, told so that they find the cell. No Django."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a cell; rows count from 1, which is the head. `table` is named where there are several."""

    row: int
    column: str
    sentence: str
    table: str = ""

    def __str__(self) -> str:
        place = f"row {self.row}, column {self.column}: {self.sentence}"
        return f"{self.table}.csv, {place}" if self.table else place
