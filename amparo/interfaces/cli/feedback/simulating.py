"""`amparo feedback simulate`: a message as a gateway would bring it, over the network, signed with its secret."""

import http.client
import secrets
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import click

from amparo.interfaces.cli import startup

if TYPE_CHECKING:
    from amparo.exchange.messages import Gateway

PATIENCE = 30
FORM = "application/x-www-form-urlencoded"
MEANING = {
    204: "kept, or kept before",
    404: "not known there: another secret, another clock, or no such gateway",
    422: "signed, but no message",
    429: "too many at once: later",
    503: "nobody can receive it now: has the agency a focal point who signed in, and did 'amparo worker' run since?",
}


@click.command()
@click.argument("text")
@click.option("--channel", default="sms", metavar="CODE", help="The way on which it comes: sms or chat.")
@click.option("--agency", required=True, metavar="NAME", help="The agency that it is sent to.")
@click.option("--from", "sender", default="tel:+000 555 0100", metavar="ADDRESS", help="Who sends it.")
@click.option("--language", default="", metavar="CODE", help="Its language, if the gateway knows it.")
@click.option(
    "--recording",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A recording that comes with it; TEXT may be '' then.",
)
@click.option("--url", default="", metavar="URL", help="The public pages; those of this machine unless said.")
def simulate(
    text: str, channel: str, agency: str, sender: str, language: str, recording: Path | None, url: str
) -> None:
    """Send TEXT to the public pages as a gateway of AMPARO_GATEWAYS would: posted and signed with its secret."""
    startup.rooms_joined("amparo.config.portal.settings")
    name, gateway = _gateway(channel, agency)
    told = {"from": sender, "text": text, "language": language}
    if recording:
        told["audio"] = b64encode(recording.read_bytes()).decode()
    body, headers = _signed(gateway.secret, told)
    status = _posted(url or _ours(), f"/in/{name}", body, headers)
    sentence = f"{name}: {status}, {MEANING.get(status, 'not expected')}"
    if status != 204:
        startup.refuse(sentence)
    click.echo(sentence)


def _gateway(channel: str, agency: str) -> "tuple[str, Gateway]":
    from django.conf import settings

    known: dict[str, Gateway] = getattr(settings, "AMPARO_GATEWAYS", {})
    found = next((one for one in known.items() if (one[1].channel, one[1].agency) == (channel, agency)), None)
    if found is None:
        startup.refuse(
            f"No gateway brings {channel} to {agency}: set AMPARO_GATEWAYS, for example radio={channel}:{agency}, for "
            "'amparo portal' and for this command."
        )
    return found


def _ours() -> str:
    from django.conf import settings

    from amparo.interfaces.cli.serving import listening

    return listening.address(settings.AMPARO_PORTAL_PORT)  # type: ignore[misc]  # of the public process alone


def _signed(secret: bytes, told: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    """Return body and headers of a message of this moment."""
    from amparo.exchange import messages
    from amparo.foundation import clock

    now = clock.now()
    body, time = (
        urlencode({**told, "id": secrets.token_hex(8), "time": now.isoformat()}).encode(),
        str(int(now.timestamp())),
    )
    signature = messages.signed(secret, time, body)
    return body, {"Content-Type": FORM, messages.TIME: time, messages.SIGNATURE: signature}


def _posted(place: str, path: str, body: bytes, headers: dict[str, str]) -> int:
    """Post and return the status; no redirect is followed, a gateway follows none either."""
    parts = urlsplit(place)
    kind = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}.get(parts.scheme)
    if kind is None or not parts.hostname:
        startup.refuse(f"'{place}' is no address such as http://127.0.0.1:8001/.")
    try:
        line = kind(parts.hostname, parts.port, timeout=PATIENCE)
        line.request("POST", path, body, headers)
        return int(line.getresponse().status)
    except (OSError, ValueError, http.client.HTTPException) as problem:
        startup.refuse(f"{place} does not answer ({startup.first_line(problem)}): is 'amparo portal' running?")
