"""What is said of a file of cases: a problem of the catalogue and where it stands; never the words that stand there."""

from dataclasses import dataclass

from amparo.exchange.htcds import standard
from amparo.foundation.errors import CATALOGUE, Entry


@dataclass(frozen=True)
class Remark:
    """One thing to mend, or to look at: its code in the catalogue, sheet, row and column from 1, the field of the standard."""

    code: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    field: str = ""

    @property
    def entry(self) -> Entry:
        """Return what the catalogue says of it."""
        return CATALOGUE[self.code]

    @property
    def letters(self) -> str:
        """Return the column as a spreadsheet names it; empty where no column is known.

        >>> [Remark("", column=number).letters for number in (1, 26, 27, 0)]
        ['A', 'Z', 'AA', '']
        """
        found, left = "", self.column
        while left:
            left, digit = divmod(left - 1, 26)
            found = chr(ord("A") + digit) + found
        return found

    def __str__(self) -> str:
        place = [self.sheet, f"row {self.row}" if self.row else "", f"column {self.letters}" if self.column else ""]
        called = f"“{standard.fields()[self.field].label}” ({self.field})" if self.field else ""
        before = ", ".join(part for part in place if part)
        return ": ".join(part for part in (before, called, str(self.entry)) if part)


class NotOpenedError(ValueError):
    """A file that is no table of cases; `code` of the catalogue says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
