"""`amparo serve`: the staff screens on a production server in this one process."""

import gc
import signal
import socket
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click
from tqdm import tqdm

from amparo.interfaces.cli import invented, startup

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
    refuse_taken_port()  # before the database is asked for anything
    startup.settings_read()
    startup.tables_present(click.echo)
    run(f"Amparo answers on {address()}. Ctrl-C stops it.")


def address() -> str:
    """Return the address that a person on this machine opens."""
    from django.conf import settings

    host = "127.0.0.1" if settings.AMPARO_HOST in {"0.0.0.0", "::"} else settings.AMPARO_HOST  # noqa: S104  # nosec B104
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.AMPARO_PORT}/"


def refuse_taken_port() -> None:
    """Stop with one sentence when the address cannot be listened on; asked before any long work."""
    from django.conf import settings

    place = (settings.AMPARO_HOST, settings.AMPARO_PORT)
    try:
        family, kind, *_, found = socket.getaddrinfo(*place, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind) as probe:
            # As the server itself does: an address that was just left may be taken again.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found)
    except socket.gaierror:
        startup.refuse(f"AMPARO_HOST is '{place[0]}': this machine has no such address.")
    except PermissionError:
        startup.refuse(f"This user may not listen on port {place[1]}: choose one above 1023 with AMPARO_PORT.")
    except OSError as problem:
        startup.refuse(
            f"Port {place[1]} on {place[0]} cannot be used ({problem.strerror}): stop the program that holds it, "
            f"or choose another port, for example AMPARO_PORT={place[1] % 65535 + 1}."
        )


def _say_if_invented() -> None:
    """A folder with an invented country says so on every page, whichever command serves it, and needs no second factor."""
    from django.conf import settings

    settings.AMPARO_DEMO = settings.AMPARO_DEMO or invented.is_marked()
    settings.AMPARO_SECOND_FACTOR = not settings.AMPARO_DEMO


def run(greeting: str) -> None:
    """Read the index, say `greeting` and answer requests until the process is asked to stop."""
    import waitress
    from django.conf import settings

    application = _made_ready()
    signal.signal(signal.SIGTERM, _stop)
    click.echo(greeting)
    place = {"host": settings.AMPARO_HOST, "port": settings.AMPARO_PORT, "threads": settings.AMPARO_THREADS}
    # People come through HTTPS or not by a setting; no header that somebody could send decides it.
    place["url_scheme"] = "https" if settings.AMPARO_HTTPS else "http"
    cleared = settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0  # else sign-in needs what the proxies in front add
    try:
        waitress.serve(application, **place, ident=None, clear_untrusted_proxy_headers=cleared, _quiet=True)
    finally:
        _leave_in_order()


def _made_ready() -> "WSGIHandler":
    """Return the application, with the index read; from now on nobody stands before the database until somebody comes."""
    from django.core.servers.basehttp import get_internal_wsgi_application

    from amparo.trust.accounts import second_lock

    _say_if_invented()
    application = get_internal_wsgi_application()
    read_index()
    second_lock.work_for_people()
    return application


def read_index() -> None:
    """Build the index of people before the first request waits for it; the first time this takes a while.

    What stands by then stands for good: it is kept out of the collector's sight, which would else stop requests to
    look through a hundred thousand people.
    """
    from amparo.trust import projections

    with tqdm(desc="Reading the register", unit=" people", leave=False, disable=None, delay=1) as bar:

        def tell(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        projections.current(tell)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # one page makes more objects than the 700 after which the collector would look


def _leave_in_order() -> None:
    """Write down what makes the next start quick and the log's end certain."""
    from amparo.trust import projections
    from amparo.trust.audit import verify

    projections.save()
    verify.checkpoint_now()


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # Waitress finishes running requests on KeyboardInterrupt; a service manager's SIGTERM means the same.
    raise KeyboardInterrupt
