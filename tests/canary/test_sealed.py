"""The server in an attacker's hands and nobody signed in: of fifty restricted cases none is read; with one signed in, hers.

The attacker has the database, the key files, the settings, the files of the data folder and the memory of an idle process,
and knows the program. Every secret is tried on every seal, in every way the program itself has of using one.
"""

import gc
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.db import transaction
from django.test import Client, TestCase

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import EntryKind
from amparo.casework.people import actions as people
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust import projections
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.accounts.models import User
from amparo.trust.disclosure.access import access_for
from amparo.trust.projections.live import equivalents
from amparo.trust.projections.register import snapshot
from amparo.trust.staffing import hashing, keys
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind
from tests.canary.attack import decoded, recovered, secrets_of_the_server, sessions
from tests.cast import PASSPHRASE, SARA

CASES = 50
WORKERS = ("ana", "ben", "cleo", "dan", "eva")


@dataclass
class Office:
    """Fifty restricted cases of five workers, each with a name that stands nowhere else."""

    owners: dict[UUID, str] = field(default_factory=dict)
    canaries: dict[UUID, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def written(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """The office at night: everything was written by day, in sessions that have ended."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield by_day()
        transaction.set_rollback(True)
    projections.forget()


@pytest.fixture
def office(written: Office, db: None) -> Office:
    """The same office for every test, with the index and its snapshot made anew."""
    projections.forget()
    projections.current()
    projections.save()
    return written


def by_day() -> Office:
    """Write the fifty cases."""
    agency = accounts.make_agency("Puente Amparo")
    team = accounts.make_team(agency, "North", "Capital")
    made = Office()
    for worker in WORKERS:
        user = accounts.make_user(agency, worker, worker.title(), PASSPHRASE, [(Role.CASE_WORKER, team)])
        access = access_for(user, keys=opened(user))
        for number in range(CASES // len(WORKERS)):
            canary = f"Zanzibara{worker}{number}x"
            person = people.register(by=access, fields={**SARA, "name_given": canary}, team=team.pk)
            case = cases.open_case(by=access, person=person)
            projections.current()
            cases.add_document(by=access, case=case, title=canary, document_kind="other", data=canary.encode())
            with TestCase.captureOnCommitCallbacks(execute=True):
                cases.restrict(by=access, case=case)
            made.owners[case], made.canaries[case] = worker, canary
    return made


def opened(user: User) -> Keyring:
    """Open a worker's key as their sign-in does."""
    with hashing.listening() as roots:
        assert user.check_password(PASSPHRASE)
    found = keys.entered(user, roots)
    assert found
    return found


def test_with_every_secret_of_the_server_none_of_fifty_restricted_cases_opens(office: Office) -> None:
    secrets = set(secrets_of_the_server())
    assert len(secrets) > 100
    assert recovered(secrets, []) == set()


def test_the_attack_itself_works_where_the_server_has_a_key(office: Office) -> None:
    """Else the test above would pass for want of trying."""
    user = User.objects.get(username="ana")
    team = user.posts.get().team_id
    standard = people.register(by=access_for(user), fields=SARA, team=team)
    assert recovered(secrets_of_the_server(), []) == {standard}


def keyrings() -> list[Keyring]:
    """Return the open keys in this process's memory."""
    return [each for each in gc.get_objects() if type(each) is Keyring]


def test_neither_database_nor_files_nor_logs_nor_memory_hold_a_name(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    open_before = keyrings()  # of other tests in this process
    client = Client()
    client.post("/sign-in/", {"login": "ana", "password": PASSPHRASE})
    case = next(case for case, owner in office.owners.items() if owner == "ana")
    assert office.canaries[case] in client.get(f"/cases/{case}/").content.decode()
    client.post("/sign-out/")
    del client
    gc.collect()
    assert not {id(each) for each in keyrings()} - {id(each) for each in open_before}, (
        "no open key outlives its request"
    )
    told = [database(), *files(), caplog.text, *memory()]
    for canary in office.canaries.values():
        assert not any(canary.casefold() in text.casefold() for text in told)
        assert not projections.current().search(canary)


def memory() -> Iterator[str]:
    """Yield what the index of this idle process knows: every word, every identifier."""
    register = projections.current()._columns
    yield str(register.vocabulary.surfaces)
    yield str(register.identifiers)


def database() -> str:
    """Return every row of every table as text; what is base64 in it is read too."""
    told = [str(sessions())]
    for model in apps.get_models():
        rows = serializers.serialize("python", model._base_manager.all())
        for value in (value for row in rows for value in row["fields"].values()):
            told.append(bytes(value).decode("utf-8", "ignore") if isinstance(value, bytes | memoryview) else str(value))
            told.append(decoded(value).decode("utf-8", "ignore") if isinstance(value, str) else "")
    return "\n".join(told)


def files() -> Iterator[str]:
    """Yield the bytes of every file in the data folder, and the sealed index as the server's key opens it."""
    for path in Path(settings.AMPARO_DATA).rglob("*"):
        if path.is_file():
            yield path.read_bytes().decode("utf-8", "ignore")
    register, _ = snapshot.read(Path(settings.AMPARO_DATA) / "index" / "people.sealed", equivalents())
    yield str(register.vocabulary.surfaces)


def test_with_one_worker_signed_in_the_attacker_reads_what_she_may_and_nothing_else(office: Office) -> None:
    client = Client()
    client.post("/sign-in/", {"login": "cleo", "password": PASSPHRASE})
    secret = client.cookies[settings.AMPARO_KEY_COOKIE_NAME].value
    cleo = User.objects.get(username="cleo")
    caught = keys.of_session(cleo.pk, secret, sessions()[0])
    assert caught
    found = recovered(secrets_of_the_server(), [caught])
    assert found & set(office.owners) == {case for case, owner in office.owners.items() if owner == "cleo"}
    assert len(found) == 2 * CASES // len(WORKERS), "each of her cases with its person"
    client.post("/sign-out/")
    assert recovered(secrets_of_the_server(), []) == set()


def test_an_administrator_alone_gives_nobody_a_key(office: Office) -> None:
    """The policy can be bent by who rules the accounts; the keys only by who holds them."""
    case = next(iter(office.owners))
    row = User.objects.get(username="ben")
    accounts.involve(row.pk, case, InvolvementKind.CASE_TEAM, row.pk, None)
    with_his = access_for(row, keys=opened(row))
    with pytest.raises(Refusal, match=r"record\.sealed"):
        cases.write_entry(by=with_his, case=case, kind=EntryKind.NOTE, fields={"text": "x"})
    assert not Grant.objects.filter(holder=case, recipient=row.pk).exists()
    assert not Grant.objects.filter(holder=case, recipient_kind=RecipientKind.SERVER).exists()
