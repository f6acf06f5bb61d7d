"""The exit: what the browser kept of us is cleared, and a site that says nothing of us opens in the same language.

It answers every method in the same way, and touches neither the database nor a template: the exit must not fail.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from amparo.interfaces.ui import languages

CLEARED = '"cache", "cookies", "storage"'


def leave(request: HttpRequest) -> HttpResponse:
    """Send the reader away to a neutral site and let the browser forget what it kept of us."""
    language = languages.of_page()
    response = HttpResponse(status=303)
    neutral: str = settings.AMPARO_EXIT_ADDRESS  # type: ignore[misc]  # a setting of the public process alone
    response["Location"] = neutral.replace("{language}", language)
    response["Clear-Site-Data"] = CLEARED
    response["Referrer-Policy"] = "no-referrer"
    return response
