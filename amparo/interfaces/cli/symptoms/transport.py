"""Does the web server in front speak TLS as it should? Asked of it as a browser asks, and as somebody on the way would."""

import socket
import ssl
import time
import warnings

from amparo.interfaces.cli.symptoms.answers import Answer
from amparo.interfaces.cli.symptoms.network import is_loopback

SECONDS = 10
DAYS = 14
"""Days before the end of a certificate on which somebody has to act."""

OLD = "versions before TLS 1.2"
WEAK = "ciphers that are not recommended"
KEPT = "keys without forward secrecy"


def tls() -> Answer:
    """Say whether every public name of this installation answers with TLS 1.2 or newer and a certificate browsers trust."""
    from django.conf import settings

    names = [name for name in settings.ALLOWED_HOSTS if not is_loopback(name) and not name.startswith((".", "*"))]
    if not settings.AMPARO_HTTPS or not names:
        return Answer(True, "no public name with HTTPS is set: there is nothing to look at")
    answers = [looked_at(name) for name in names]
    return next((answer for answer in answers if not answer.well), answers[-1])


def looked_at(name: str, port: int = 443) -> Answer:
    """Say how the server of `name` speaks TLS."""
    try:
        days = _days_left(name, port)
    except ssl.SSLCertVerificationError as problem:
        return Answer(False, f"{name} has a certificate that browsers do not trust ({problem.verify_message})")
    except OSError as problem:
        return Answer(
            False, f"{name} does not answer here with TLS ({type(problem).__name__}): try from another machine"
        )
    if days < DAYS:
        return Answer(False, f"the certificate of {name} ends in {days} days: renew it")
    taken = [what for what, context in _bad_offers().items() if _accepts(name, port, context)]
    if taken:
        return Answer(False, f"{name} accepts {' and '.join(taken)}: switch them off in the web server")
    return Answer(True, f"{name} takes TLS 1.2 and newer alone, good for {days} days")


def _days_left(name: str, port: int) -> int:
    """Return how long the certificate is good that a browser would be shown; raise when it would not trust it."""
    context = ssl.create_default_context()
    with (
        socket.create_connection((name, port), timeout=SECONDS) as way,
        context.wrap_socket(way, server_hostname=name) as speaking,
    ):
        shown = speaking.getpeercert() or {}
    return int((ssl.cert_time_to_seconds(str(shown["notAfter"])) - time.time()) // 86_400)


def _bad_offers() -> dict[str, ssl.SSLContext]:
    """Return what a good server refuses: each context offers one kind of it and nothing else."""
    return {
        OLD: _offer("ALL:@SECLEVEL=0", ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1),
        WEAK: _offer("ALL:!AESGCM:!AESCCM:!CHACHA20:!ARIAGCM:@SECLEVEL=0"),
        KEPT: _offer("kRSA:@SECLEVEL=0"),
    }


def _offer(
    ciphers: str,
    oldest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2,
    newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2,
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # nothing is said over it but hello
    with warnings.catch_warnings():  # that it is old is why it is offered
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version, context.maximum_version = oldest, newest
    context.set_ciphers(ciphers)
    return context


def _accepts(name: str, port: int, context: ssl.SSLContext) -> bool:
    try:
        with (
            socket.create_connection((name, port), timeout=SECONDS) as way,
            context.wrap_socket(way, server_hostname=name),
        ):
            return True
    except OSError:
        return False
