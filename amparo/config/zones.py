"""The time zone in which services are open, read from the settings."""

from zoneinfo import available_timezones

from amparo.config.environment import SettingRefused, text


def zone(name: str, default: str) -> str:
    """Return the time zone in variable `name`, such as America/Panama."""
    chosen = text(name, default)
    if chosen not in available_timezones():
        raise SettingRefused(f"{name} is '{chosen}': it must be a time zone such as UTC or America/Panama.")
    return chosen
