"""A line of the log is one line, whatever somebody put into it."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from amparo.config.logs import NobodyInTheLogs

FORGED = "ERROR: the backup was deleted"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the program's own handler writes down meanwhile."""
    own = next(one for one in logging.getLogger().handlers if any(isinstance(f, NobodyInTheLogs) for f in one.filters))
    assert isinstance(own, logging.StreamHandler)
    lines = io.StringIO()
    before = own.setStream(lines)
    yield lines
    own.setStream(before)


@pytest.mark.parametrize("steering", ["\n", "\r", "\r\n", "\x1b[2J", "\u2028", "\x85", "\x00"])
def test_nothing_that_somebody_sends_begins_a_line_or_steers_a_terminal(written: io.StringIO, steering: str) -> None:
    logging.getLogger("amparo.somewhere").warning("asked for %s", f"nothing{steering}{FORGED}")
    assert len(written.getvalue().splitlines()) == 1
    assert written.getvalue().rstrip("\n").isprintable()
    assert FORGED in written.getvalue(), "it is told, and told apart"


@pytest.mark.django_db
def test_an_address_with_a_line_in_it_is_one_line_of_the_log(written: io.StringIO) -> None:
    assert Client().get(f"/nowhere%0a{FORGED.replace(' ', '%20')}/").status_code == 404
    assert len(written.getvalue().splitlines()) == 1
    assert FORGED in written.getvalue()
