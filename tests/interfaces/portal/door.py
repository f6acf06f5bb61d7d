"""A visitor of the public pages: asks as a browser does, and reaches of the database what the public process reaches."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.db import connection
from django.test import Client, override_settings

from amparo.config.portal import settings as public
from amparo.trust.accounts.public_door import ROLE, Judge
from tests.config import locked

OURS_ALONE = {
    "AMPARO_DATA",
    "AUTH_USER_MODEL",
    "DATABASES",
    "INSTALLED_APPS",
    "LOGGING",
    "PACKAGE",
    "PORTAL",
    "SECRET_KEY",
}
LANGUAGES = ("en", "es", "fr", "ar")


class Visitor(Client):
    """Asks pages through the middleware of the public process; the database refuses what that process may not touch."""

    def request(self, **request: Any) -> Any:
        """Ask for one page."""
        with within_reach():
            return super().request(**request)


@contextmanager
def within_reach() -> Iterator[None]:
    """Run the block with the rights of the public process alone."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with locked.connected_as(ROLE):
            yield
        return
    connection.connection.set_authorizer(Judge())
    try:
        yield
    finally:
        connection.connection.set_authorizer(None)


@contextmanager
def public_pages(**chosen: Any) -> Iterator[None]:
    """Let the settings of the public process hold in this one, but for its tables and its secret."""
    told = {name: value for name, value in vars(public).items() if name.isupper() and name not in OURS_ALONE}
    own = {"AMPARO_DEMO": False, "ALLOWED_HOSTS": ["testserver"]}
    by_itself = {"ATOMIC_REQUESTS": public.DATABASES["default"]["ATOMIC_REQUESTS"]}
    with override_settings(**told | own | chosen), mock.patch.dict(connection.settings_dict, by_itself):
        yield
