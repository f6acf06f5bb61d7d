"""Pages of information: what content editors published, in the reader's language where it is written in it."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info

from amparo.casework.engagement import public as published
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day


@public()
def information(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show one page of information."""
    page = published.page(slug, languages.of_page())
    if page is None:
        raise Http404
    shown = {
        "page": page,
        "checked": day(page.checked_on),
        "other_language": page.language != languages.of_page(),
        "rtl": get_language_info(page.language)["bidi"],
        "back_url": reverse("start"),
    }
    return render(request, "portal/information.html", shown)
