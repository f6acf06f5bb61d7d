"""What stands around every public page: its languages, its direction, the ways in and out. Asks no database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language_info

from amparo.interfaces.ui import languages


def around(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame shows."""
    return {
        "demo": settings.AMPARO_DEMO,
        "languages": [_language(request, code, str(name)) for code, name in settings.LANGUAGES],
    }


def _language(request: HttpRequest, code: str, name: str) -> dict[str, Any]:
    """Return one language with the address of this page in it; a page without an address in a language leads to the start."""
    current = code == languages.of_page()
    here = request.get_full_path()
    there = translate_url(here, code)
    if there == here and not current:
        there = translate_url(reverse("start"), code)
    return {"code": code, "name": name, "url": there, "current": current, "rtl": get_language_info(code)["bidi"]}
