"""How the directory of services is published, read from the settings."""

from urllib.parse import urlsplit
from zoneinfo import available_timezones

from amparo.config.environment import SettingRefused, switch, text


def told() -> tuple[bool, str, str]:
    """Return whether the directory is published, the time zone of its hours, and the address of the public pages."""
    return are_published(), time_zone(), public_address()


def are_published() -> bool:
    """Return whether everybody may read the public part of the directory."""
    return switch("AMPARO_HSDS", default=False)


def public_address() -> str:
    """Return the address of the public pages as people outside reach them, with a slash at its end."""
    chosen = text("AMPARO_PUBLIC_ADDRESS", "http://127.0.0.1:8001/")
    parts = urlsplit(chosen)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingRefused(
            f"AMPARO_PUBLIC_ADDRESS is '{chosen}': it must be an address such as https://help.example/"
        )
    return chosen if chosen.endswith("/") else f"{chosen}/"


def time_zone() -> str:
    """Return the time zone in which services are open, such as America/Panama."""
    chosen = text("AMPARO_TIME_ZONE", "UTC")
    if chosen not in available_timezones():
        raise SettingRefused(f"AMPARO_TIME_ZONE is '{chosen}': it must be a time zone such as UTC or America/Panama.")
    return chosen
