"""How an answer of the feed is declared: a token first, then JSON as OData has it, and problems in its shape too.

What a client wants to be answered in is read generously: whatever it accepts, rows come as JSON, which all of them read.
Nothing of what was sent is said back, and every refusal of a token is the same.
"""

import base64
import binascii
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from amparo.analysis.feeds import actions
from amparo.analysis.feeds.queries import Calling
from amparo.foundation.errors import CATALOGUE, Refusal

VERSION = "4.0"
JSON = "application/json;odata.metadata=minimal;odata.streaming=false;charset=utf-8"
LONGEST = 400
"""Letters in what a client says of itself; a token is much shorter."""
View = Callable[..., HttpResponseBase]


class Problem(Exception):
    """Something that cannot be answered: its code in the catalogue, and which part of the question it is about."""

    def __init__(self, code: str, target: str = "") -> None:
        super().__init__(code)
        self.code, self.target = code, target


def fed(view: View) -> Callable[..., HttpResponseBase]:
    """Declare an answer of the feed: by GET and HEAD, for who calls with a token, never kept, problems as OData has them."""

    @wraps(view)
    def answered(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        try:
            caller = _caller(request)
            with translation.override(caller.reader.access.language):
                answer = view(request, caller, *args, **kwargs)
        except Refusal as refusal:
            answer = problem(refusal.code)
        except Problem as found:
            answer = problem(found.code, found.target)
        answer["OData-Version"], answer["Cache-Control"] = VERSION, "no-store"
        return answer

    # The call and the pull are short acts of their own; rows are read after them, so that nobody waits for a long page.
    return require_safe(transaction.non_atomic_requests(answered))


def _caller(request: HttpRequest) -> Calling:
    """Return who calls; what was counted of the call stays counted when it is refused."""
    with transaction.atomic():
        try:
            return actions.call(_secret(request))
        except Refusal as caught:
            refusal = caught
    raise refusal


def _secret(request: HttpRequest) -> str:
    """Return the token: the password of who sends name and password, or what stands after Bearer."""
    scheme, _space, told = request.headers.get("Authorization", "")[:LONGEST].partition(" ")
    if scheme.lower() == "bearer":
        return told.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(told.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""


def problem(code: str, target: str = "") -> HttpResponse:
    """Return a problem as OData writes it, in the words of the catalogue."""
    entry = CATALOGUE[code]
    message = f"{translation.gettext(entry.sentence)} {translation.gettext(entry.what_to_do)}"
    answer = shown(
        {"error": {"code": code, "message": message, **({"target": target} if target else {})}}, entry.status
    )
    if entry.status == 401:
        answer["WWW-Authenticate"] = 'Basic realm="Amparo", charset="UTF-8"'
    if entry.status == 429:
        answer["Retry-After"] = "60"
    return answer


def shown(body: dict[str, Any], status: int = 200) -> HttpResponse:
    """Return an answer in JSON."""
    return JsonResponse(body, status=status, content_type=JSON, json_dumps_params={"ensure_ascii": False})
