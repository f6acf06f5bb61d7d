"""Run as a program against AMPARO_DATA: the tables, and the staff of every test."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from amparo.foundation.policy import Role  # noqa: E402
from amparo.trust.accounts.actions import make_user  # noqa: E402
from tests.cast import PASSPHRASE, make_cast  # noqa: E402

call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
cast = make_cast()
make_user(cast.puente, "fadi", "Fadi", PASSPHRASE, [(Role.ADMINISTRATOR, None)])
