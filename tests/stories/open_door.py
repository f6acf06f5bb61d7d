"""Run as a program against AMPARO_DATA: the tables, the staff, an office with help and its link, a safe house, pages to read."""

import os
from pathlib import Path

from tests.stories import signed_up  # isort: skip  # noqa: F401 (sets Django up)

from django.core.management import call_command

from amparo.casework.directory.actions import make_link
from amparo.casework.engagement import actions, starting
from tests.casework.directory.listing import listed
from tests.cast import make_cast

call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
cast = make_cast()
token = make_link(by=cast.bruno, service=listed(cast).service)
Path(os.environ["AMPARO_DATA"], "token").write_text(token)
actions.bring_starting(by=None, texts=starting.texts(), shown=True)
