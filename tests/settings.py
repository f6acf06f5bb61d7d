"""The product's settings on a throw-away data folder, with cheap password hashing."""

import os
import tempfile
from pathlib import Path

_folder = os.environ.setdefault("AMPARO_TEST_DATA", tempfile.mkdtemp(prefix="amparo-tests-"))
os.environ["AMPARO_DATA"] = str(Path(_folder) / os.environ.get("PYTEST_XDIST_WORKER", "one"))

from amparo.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["tests.hashing.Cheap"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ACCOUNT_RATE_LIMITS: dict[str, str] = {}
AMPARO_SECOND_FACTOR = False  # most tests are about something else; tests/interfaces/staff/own have it on
if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # In memory, as with Django's own engine; each worker's number is added at the end, where SQLite ignores it.
    DATABASES["default"]["TEST"] = {"NAME": "file:amparo?mode=memory&cache=shared&worker=one"}  # noqa: F405
