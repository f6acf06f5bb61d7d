"""Run as a program against AMPARO_DATA: the tables, the staff, an office with help, a safe house, pages of information."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from amparo.casework.engagement import actions, starting  # noqa: E402
from tests.casework.directory.listing import listed  # noqa: E402
from tests.cast import make_cast  # noqa: E402

call_command("migrate", verbosity=0)
listed(make_cast())
actions.bring_starting(by=None, texts=starting.texts(), shown=True)
