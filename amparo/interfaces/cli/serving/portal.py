"""`amparo portal`: the public pages, in a process that knows no person and proves it before it answers anybody."""

import click

from amparo.interfaces.cli import invented, startup
from amparo.interfaces.cli.serving import listening

SETTINGS = "amparo.config.portal.settings"


@click.command()
def portal() -> None:
    """Serve the public pages until Ctrl-C: services near a place, without signing in.

    A process of its own beside `amparo serve`, which makes the tables it reads. Listens on AMPARO_HOST:AMPARO_PORTAL_PORT
    (127.0.0.1:8001 unless set); put a web server with HTTPS in front, under a host name of its own that is also in
    AMPARO_PORTAL_HOSTS. On PostgreSQL give it an AMPARO_DATABASE_URL with the user amparo_portal: it refuses to start as
    anybody who could read people's records.
    """
    startup.rooms_joined(SETTINGS)
    from django.conf import settings

    if settings.SETTINGS_MODULE != SETTINGS:
        startup.refuse("DJANGO_SETTINGS_MODULE names other settings than those of the public pages: unset it.")
    listening.refuse_taken_port("AMPARO_PORTAL_PORT")
    _tables_in_reach()
    settings.AMPARO_DEMO = settings.AMPARO_DEMO or invented.is_marked()
    from django.core.servers.basehttp import get_internal_wsgi_application

    from amparo.casework.directory import finder

    finder.current()  # read before the first visitor waits for it
    port: int = settings.AMPARO_PORTAL_PORT  # type: ignore[misc]  # a setting of the public process alone
    greeting = f"The public pages answer on {listening.address(port)}. Ctrl-C stops it."
    listening.answer(get_internal_wsgi_application(), greeting, port)


def _tables_in_reach() -> None:
    """Stop with one sentence when the public tables cannot be read, or any other table can."""
    from django.db.utils import DatabaseError

    from amparo.trust.accounts import public_door

    try:
        missing = public_door.out_of_reach()
        open_to_us = public_door.beyond_the_list()
    except DatabaseError as problem:
        startup.refuse(f"The database cannot be used ({startup.first_line(problem)}): run 'amparo doctor'.")
    if missing:
        startup.refuse(
            f"The table {missing[0]} cannot be read: start 'amparo serve' once, which brings the tables up to date; "
            "on PostgreSQL then run 'amparo database roles --apply'."
        )
    if open_to_us:
        startup.refuse(
            f"The database user of this process may read {open_to_us[0]}, which is not for the public: "
            "give it an AMPARO_DATABASE_URL with the user amparo_portal (docs/settings.md)."
        )
