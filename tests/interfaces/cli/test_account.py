"""The first account comes from the command line of the machine, without a passphrase on the screen or in the history."""

import re

import pytest
from click.testing import CliRunner, Result

from amparo.foundation.policy import Role
from amparo.interfaces.cli.main import amparo
from amparo.trust.accounts import queries
from amparo.trust.staffing import enrolling

pytestmark = pytest.mark.django_db
WORDS = ("--agency", "Puente Amparo", "--user-name", "root", "--name", "Rosa Root", "--language", "es")


def _run(*words: str) -> Result:
    return CliRunner().invoke(amparo, ["account", "create-administrator", *words], prog_name="amparo")


def test_it_prints_a_code_that_opens_the_administrators_account() -> None:
    told = _run(*WORDS)
    assert told.exit_code == 0, told.output
    code = re.search(r"[2-9A-Z]{5}(-[2-9A-Z]{5}){4}", told.output)
    assert code
    user = enrolling.owner_of("root", code[0])
    assert user is not None
    assert queries.roles_of(user) == [Role.ADMINISTRATOR]
    assert not user.has_usable_password()
    assert (user.agency.name, user.language) == ("Puente Amparo", "es")


def test_an_agency_that_has_an_administrator_is_refused_in_one_sentence() -> None:
    _run(*WORDS)
    again = _run("--agency", "Puente Amparo", "--user-name", "second", "--name", "Second")
    assert again.exit_code == 1
    assert "already has an administrator" in again.output
    other = _run("--agency", "Horizon Aid", "--user-name", "root", "--name", "Other")
    assert other.exit_code == 1
    assert "already has this user name" in other.output
