"""`amparo serve`: the staff screens on a production server in this one process."""

import gc
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from amparo.interfaces.cli import invented, startup
from amparo.interfaces.cli.serving import listening

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler


@click.command()
def serve() -> None:
    """Serve the staff screens until Ctrl-C.

    Brings the database up to date first. Listens on AMPARO_HOST:AMPARO_PORT (127.0.0.1:8000 unless set), so that only
    this machine can reach it; put a web server with HTTPS in front to serve others, and set AMPARO_HTTPS=on and
    AMPARO_ALLOWED_HOSTS to its name.
    """
    startup.rooms_joined()
    listening.refuse_taken_port("AMPARO_PORT")  # before the database is asked for anything
    startup.settings_read()
    startup.tables_present(click.echo)
    run(f"Amparo answers on {address()}. Ctrl-C stops it.")


def address() -> str:
    """Return the address of the staff screens that a person on this machine opens."""
    from django.conf import settings

    return listening.address(settings.AMPARO_PORT)


def _say_if_invented() -> None:
    """A folder with an invented country says so on every page, whichever command serves it, and needs no second factor."""
    from django.conf import settings

    settings.AMPARO_DEMO = settings.AMPARO_DEMO or invented.is_marked()
    settings.AMPARO_SECOND_FACTOR = not settings.AMPARO_DEMO


def run(greeting: str) -> None:
    """Read the index, say `greeting` and answer requests until the process is asked to stop."""
    from django.conf import settings

    application = _made_ready()
    try:
        listening.answer(application, greeting, settings.AMPARO_PORT, proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT)
    finally:
        _leave_in_order()


def _made_ready() -> "WSGIHandler":
    """Return the application, with the index read; from now on nobody stands before the database until somebody comes."""
    from django.core.servers.basehttp import get_internal_wsgi_application

    from amparo.casework.feedback.letterboxes import building
    from amparo.trust.accounts import second_lock

    _say_if_invented()
    application = get_internal_wsgi_application()
    read_index()
    building.build()
    second_lock.work_for_people()
    return application


def read_index() -> None:
    """Build the index of people before the first request waits for it; the first time this takes a while."""
    from amparo.trust import projections

    with tqdm(desc="Reading the register", unit=" people", leave=False, disable=None, delay=1) as bar:

        def tell(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        projections.current(tell)
    stand()


def stand() -> None:
    """Keep what there is by now, which stands for good, out of the collector's sight.

    It would else stop requests to look through a hundred thousand people.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # one page makes more objects than the 700 after which the collector would look


def _leave_in_order() -> None:
    """Write down what makes the next start quick and the log's end certain."""
    from amparo.trust import projections
    from amparo.trust.audit import verify

    projections.save()
    verify.checkpoint_now()
