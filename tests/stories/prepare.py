"""Run as a program against AMPARO_DATA: the tables, and the staff of every test."""

from tests.stories import signed_up  # isort: skip  # noqa: F401 (sets Django up)

from contextlib import closing

from django.conf import settings
from django.core.management import call_command

from amparo.foundation.policy import Role
from amparo.trust.accounts.actions import make_user
from tests import tables
from tests.cast import PASSPHRASE, make_cast

with closing(tables.begin(str(settings.DATABASES["default"]["NAME"]))):
    pass
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
cast = make_cast()
make_user(cast.puente, "fadi", "Fadi", PASSPHRASE, [(Role.ADMINISTRATOR, None)])
