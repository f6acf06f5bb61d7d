"""A story on a real database file, for the scan of the disk: plant, search, read, fail, upload, and wait to be scanned.

Run in a process of its own with AMPARO_DATA set: `python -m tests.canary.story`. It writes what it did as JSON, then
waits for a line before it closes, so that the files can be read while the log of the database is still open.
"""

import json
import logging
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings"
import django
from django.conf import settings

django.setup()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.AMPARO_SECOND_FACTOR = False

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from amparo.casework.people import queries  # noqa: E402
from amparo.trust import projections  # noqa: E402
from amparo.trust.audit import verify  # noqa: E402
from tests.canary.planting import Planted, plant  # noqa: E402
from tests.canary.surfaces import canaries_in  # noqa: E402
from tests.cast import make_cast  # noqa: E402
from tests.interfaces.staff.desk import prove  # noqa: E402


def browse(client: Client, planted: Planted) -> set[str]:
    """Read as Alma would, upload a document, and meet a fault; return the canaries that were shown."""
    person, case = planted.people["standard"], planted.cases["standard"]
    word = sorted(planted.all("standard/identity"))[0]
    shown = set()
    for url in ("/", f"/people/{person}/", f"/cases/{case}/", f"/cases/{case}/file/",
                f"/cases/{case}/record/summary.pdf"):  # fmt: skip
        shown |= canaries_in(client.get(url))
    shown |= canaries_in(client.post("/search/", {"q": word}))
    letter = SimpleUploadedFile("letter.txt", " ".join(planted.word("standard/files") for _ in range(400)).encode())
    form = {"title": planted.word("standard/files"), "document_kind": "other", "file": letter}
    client.post(f"/cases/{case}/add/document/", {**form, "key": str(case)})

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError(f"about {word}")

    kept, queries.person = queries.person, fail  # type: ignore[assignment]
    assert client.get(f"/people/{person}/?q={word}").status_code == 500
    queries.person = kept
    logging.getLogger("amparo").error("a fault", exc_info=ValueError(word))
    return shown


def main() -> None:
    """Live the story and tell it."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic():
        cast = make_cast()
        planted = plant(cast)
    client = Client(raise_request_exception=False, headers={"host": "127.0.0.1"})
    client.force_login(cast.users["alma"], "allauth.account.auth_backends.AuthenticationBackend")
    prove(client, cast.users["alma"])
    shown = browse(client, planted)
    projections.current().search("somebody")
    projections.save()
    verify.checkpoint_now()
    told = {"planted": len(planted.all()), "shown": len(shown), "sound": verify.verify().sound}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()
    connections.close_all()


if __name__ == "__main__":
    main()
