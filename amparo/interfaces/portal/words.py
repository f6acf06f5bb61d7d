"""Codes, places and moments in the reader's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from amparo import practice
from amparo.foundation import clock
from amparo.interfaces.ui import languages


def label(name: str, code: str) -> str:
    """Return the label of `code` in a list of practice."""
    return practice.catalogue().label(name, code, languages.of_page())


def local_now() -> datetime:
    """Return the present moment where the services are."""
    return clock.now().astimezone(ZoneInfo(settings.AMPARO_TIME_ZONE))
