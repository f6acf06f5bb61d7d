"""Listens on an address until the process is asked to stop; each fault is told in one sentence."""

import signal
import socket
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from amparo.interfaces.cli import startup

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler


def address(port: int) -> str:
    """Return the address that a person on this machine opens."""
    from django.conf import settings

    host = "127.0.0.1" if settings.AMPARO_HOST in {"0.0.0.0", "::"} else settings.AMPARO_HOST  # noqa: S104  # nosec B104
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def refuse_taken_port(setting: str) -> None:
    """Stop with one sentence when the port in `setting` cannot be listened on; asked before any long work."""
    from django.conf import settings

    host, port = settings.AMPARO_HOST, getattr(settings, setting)
    try:
        family, kind, *_, found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind) as probe:
            # As the server itself does: an address that was just left may be taken again.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found)
    except socket.gaierror:
        startup.refuse(f"AMPARO_HOST is '{host}': this machine has no such address.")
    except PermissionError:
        startup.refuse(f"This user may not listen on port {port}: choose one above 1023 with {setting}.")
    except OSError as problem:
        startup.refuse(
            f"Port {port} on {host} cannot be used ({problem.strerror}): stop the program that holds it, "
            f"or choose another port, for example {setting}={port % 65535 + 1}."
        )


def answer(application: "WSGIHandler", greeting: str, port: int, *, proxies: int = 0) -> None:
    """Say `greeting` and answer requests until the process is asked to stop."""
    import waitress
    from django.conf import settings
    from waitress.channel import HTTPChannel

    from amparo.interfaces.cli.serving import outward
    from amparo.interfaces.cli.serving.one_reading import OneReading

    HTTPChannel.parser_class = OneReading
    signal.signal(signal.SIGTERM, _stop)
    click.echo(greeting)
    place = {"host": settings.AMPARO_HOST, "port": port, "threads": settings.AMPARO_THREADS}
    # People come through HTTPS or not by a setting; no header that somebody could send decides it.
    place["url_scheme"] = "https" if settings.AMPARO_HTTPS else "http"
    cleared = proxies == 0  # else sign-in needs what the proxies in front add
    server = waitress.create_server(application, **place, ident=None, clear_untrusted_proxy_headers=cleared)
    outward.keep_in()  # its own address was looked up
    server.run()


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # Waitress finishes running requests on KeyboardInterrupt; a service manager's SIGTERM means the same.
    raise KeyboardInterrupt
