"""Where the exit of every public page leads, read from the settings."""

import re
from urllib.parse import urlsplit

from amparo.config.environment import SettingRefused, text

USUAL = "https://{language}.wikipedia.org/"


def address() -> str:
    """Return the address of the site that the exit opens; `{language}` in it stands for the two letters of a language."""
    told = text("AMPARO_EXIT_ADDRESS", USUAL)
    plain = told.replace("{language}", "en")
    try:
        parts = urlsplit(plain)
        usable = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        usable = False
    if not usable or not re.fullmatch(r"[!-z|~]+", plain):
        raise SettingRefused(f"AMPARO_EXIT_ADDRESS is '{told}': it must be an address such as {USUAL}")
    return told
