"""What figures that go further are reckoned from, until enough has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from amparo.trust.projections.statistics.table import Table

Company = Mapping[str, Sequence[Any]]
"""Of each figure and period, by its name, who is told otherwise than they stand in the table, so that nobody moves it alone."""


@dataclass(frozen=True)
class Released:
    """A table as it was released, who is told otherwise in which figure, when it was made, and how far in the log it stands."""

    table: Table
    at: datetime
    read: int
    mark: bytes
    company: Company = field(default_factory=dict)
