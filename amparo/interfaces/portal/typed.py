"""What somebody wrote on a page of ours that is not there any more when they send it: shown once more, kept nowhere.

A service can close, a link end, a browser forget its cookie between the first word and the button. Numbers, codes and PINs
are not among the words. What another site sends in somebody's name is never shown as if they had written it.
"""

from urllib.parse import urlsplit

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

WORDS = ("words", "name", "speaks", "way", "when", "not_know", "reach", "hours", "phones", "alert")
"""Fields of the public forms that hold words of a person's own, in the order in which they are asked."""


def typed(request: HttpRequest) -> str:
    """Return the words of the form that was sent, one under another; "" for none, or where another site sent it."""
    try:
        if request.method != "POST" or not _ours(request):
            return ""
        found = [request.POST.get(name, "").strip() for name in WORDS]
    except (OSError, SuspiciousOperation, MultiPartParserError):  # it broke off on the way, or is larger than we read
        return ""
    return "\n\n".join(filter(None, found))


def _ours(request: HttpRequest) -> bool:
    """Return whether the form is ours: its token was right, or the browser says that the page was."""
    if getattr(request, "csrf_processing_done", False):
        return True
    told = urlsplit(request.headers.get("Origin", "")).netloc
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or (bool(told) and told == request.get_host())
