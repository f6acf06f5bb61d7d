"""A process in which a worker opened restricted cases and went home, for the look into its memory.

`python -m tests.canary.remembering write` writes the cases, `… read` opens them, once while nobody looks and once more
after sign-out; before each look it says so and waits for a line. Both run with AMPARO_DATA set.
"""

import gc
import os
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings"
import django
from django.conf import settings

django.setup()
settings.AMPARO_SECOND_FACTOR = False

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from amparo.casework.cases import actions as cases  # noqa: E402
from amparo.casework.people import actions as people  # noqa: E402
from amparo.foundation.policy import Role  # noqa: E402
from amparo.trust import projections  # noqa: E402
from amparo.trust.accounts import actions as accounts  # noqa: E402
from amparo.trust.disclosure.access import access_for  # noqa: E402
from amparo.trust.staffing import enrolling, hashing, keys  # noqa: E402
from tests.cast import PASSPHRASE, SARA  # noqa: E402

CASES = 10
NAME = ("Zanzi", "bar", "qx")
"""In parts, so that no process holds the whole of it because it runs this."""


def write() -> None:
    """Write the cases, each with a name of its own, and where they are."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic():
        agency = accounts.make_agency("Puente Amparo")
        team = accounts.make_team(agency, "North", "Capital")
        user = enrolling.bring_in(agency, "ana", "Ana", PASSPHRASE, [(Role.CASE_WORKER, team)], "en")
    with hashing.listening() as roots:
        assert user.check_password(PASSPHRASE)
    by = access_for(user, keys=keys.entered(user, roots))
    made = []
    for number in range(CASES):
        with transaction.atomic():
            person = people.register(by=by, fields={**SARA, "name_given": f"{''.join(NAME)}{number}x"}, team=team.pk)
            case = cases.open_case(by=by, person=person)
            cases.restrict(by=by, case=case)
            made.append(str(case))
    where().write_text("\n".join(made), encoding="utf-8")


def where() -> Path:
    """Return the file that says which cases there are."""
    return Path(settings.AMPARO_DATA) / "cases.txt"


def read() -> None:
    """Open every case as their worker, hold one page, be looked into; sign out, let go, be looked into again."""
    projections.current()
    client = Client(headers={"host": "127.0.0.1"})
    client.post("/sign-in/", {"login": "ana", "password": PASSPHRASE})
    held = [client.get(f"/cases/{case}/").content for case in where().read_text(encoding="utf-8").split()][-1:]
    look("held")
    client.post("/sign-out/")
    del client
    held.clear()
    gc.collect()
    look("gone")


def look(what: str) -> None:
    """Say that it is time to look, and wait until it was done."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]]()
