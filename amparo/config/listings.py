"""How the directory of services is published, read from the settings."""

from zoneinfo import available_timezones

from amparo.config.environment import SettingRefused, switch, text


def are_published() -> bool:
    """Return whether everybody may read the public part of the directory."""
    return switch("AMPARO_HSDS", default=False)


def time_zone() -> str:
    """Return the time zone in which services are open, such as America/Panama."""
    chosen = text("AMPARO_TIME_ZONE", "UTC")
    if chosen not in available_timezones():
        raise SettingRefused(f"AMPARO_TIME_ZONE is '{chosen}': it must be a time zone such as UTC or America/Panama.")
    return chosen
