"""Feed tokens as tests need them, and a program that calls with one."""

import base64
import random
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from amparo.analysis.feeds import actions
from amparo.analysis.feeds.sources import Reader
from amparo.analysis.feeds.tables import TABLES
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Table
from tests.analysis.indicators.making import at
from tests.analysis.indicators.test_attack import caseload
from tests.cast import Cast

TOP = "/odata/v4/"
EVERY = tuple(TABLES)


@dataclass
class Program:
    """A program with a token: sends it as a password, as Excel and Power BI do."""

    secret: str
    token: UUID | None = None

    def ask(self, path: str = "", headers: dict[str, str] | None = None, **parameters: Any) -> Any:
        """Return the answer to a question; parameters are sent with a dollar sign before their names."""
        told = base64.b64encode(f"anything:{self.secret}".encode()).decode()
        sent = {f"${name}": value for name, value in parameters.items()}
        return Client().get(TOP + path, sent, headers={"Authorization": f"Basic {told}", **(headers or {})})

    def rows(self, table: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return all rows of a table, page by page, as programs follow pages."""
        answer, found = self.ask(table, **parameters), list[dict[str, Any]]()
        while True:
            assert answer.status_code == 200, answer.content
            body = answer.json()
            found += body["value"]
            if "@odata.nextLink" not in body:
                return found
            told = base64.b64encode(f"x:{self.secret}".encode()).decode()
            answer = Client().get(body["@odata.nextLink"], headers={"Authorization": f"Basic {told}"})


def release(monkeypatch: pytest.MonkeyPatch, cast: Cast, many: int, key: int = 5) -> Table:
    """Let figures be reckoned from invented cases of the agency, as if they had been released on the last day of March."""
    table = caseload(random.Random(key), many, str(cast.puente.pk))
    monkeypatch.setattr(statistics, "released", lambda: statistics.Released(table, at("2027-03-31"), 0, b""))
    return table


def program(cast: Cast, who: str = "dina", tables: tuple[str, ...] = EVERY, **more: Any) -> Program:
    """Return a program with a token that an information officer gave for their own office."""
    given: dict[str, Any] = {"recipient": Recipient.OWN_OFFICE, "recipient_name": "Map in the corridor",
                             "purpose": Purpose.PLANNING, "days": 30, **more}  # fmt: skip
    token, secret = actions.give(by=cast.access(who), tables=tables, **given)
    return Program(secret, token)


def reader(cast: Cast) -> Reader:
    """Return the reader in whose name tables are given."""
    return Reader(cast.dina, b"salt")
