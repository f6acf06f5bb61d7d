"""Run as a program against AMPARO_DATA: the tables, the staff, an office with help and its link, a safe house, pages to read."""

import os
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from amparo.casework.directory.actions import make_link  # noqa: E402
from amparo.casework.engagement import actions, starting  # noqa: E402
from tests.casework.directory.listing import listed  # noqa: E402
from tests.cast import make_cast  # noqa: E402

call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
cast = make_cast()
token = make_link(by=cast.bruno, service=listed(cast).service)
Path(os.environ["AMPARO_DATA"], "token").write_text(token)
actions.bring_starting(by=None, texts=starting.texts(), shown=True)
