"""Messages that a gateway of ours brings. To everybody else there is nothing here, whatever they send and however."""

import hashlib
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from amparo.casework.feedback import arriving, letterboxes, limits
from amparo.exchange import messages
from amparo.exchange.messages import Gateway
from amparo.foundation import clock
from amparo.foundation.errors import Refusal

NOBODY = Gateway("", "", b"nobody signs with this, and it takes as long")
KEPT, NO_MESSAGE, TOO_MANY, LATER = 204, 422, 429, 503


@csrf_exempt
def arrive(request: HttpRequest, gateway: str) -> HttpResponse:
    """Keep a message that was signed a moment ago and not sent before; the answer is a number without a word."""
    known: Gateway | None = settings.AMPARO_GATEWAYS.get(gateway)  # type: ignore[misc]  # of the public process alone
    time, signature = (request.headers.get(name, "") for name in (messages.TIME, messages.SIGNATURE))
    body = _body(request)
    good = messages.is_signed((known or NOBODY).secret, time, body, signature, clock.now())
    ticket = UUID(bytes=hashlib.sha256(signature.encode("utf-8", "replace")).digest()[:16])
    if known is None or not good or request.method != "POST" or limits.is_spent(ticket):
        raise Http404
    if not limits.take(limits.ARRIVE):
        return HttpResponse(status=TOO_MANY)
    answer = _kept(known, body, request.headers.get("Content-Type", ""))
    if answer == KEPT and not limits.spend(ticket):  # only now: what failed may be sent once more
        raise Http404
    return HttpResponse(status=answer)


def _body(request: HttpRequest) -> bytes:
    """Return what was sent, nothing of what is larger than any message; a recording is more than other pages may send."""
    body = request.read(messages.LARGEST + 1)
    return body if len(body) <= messages.LARGEST else b""


def _kept(gateway: Gateway, body: bytes, content_type: str) -> int:
    agency = next((key for key, name in letterboxes.agencies().items() if name == gateway.agency), None)
    try:
        message = messages.brought(body, content_type, gateway.channel, arriving.hide)
        if agency is None:
            return LATER
        if message.sound and not limits.take(limits.RECORD):
            return TOO_MANY
        arriving.keep(message, agency)
    except messages.NoMessageError:
        return NO_MESSAGE
    except Refusal:
        return LATER
    return KEPT
