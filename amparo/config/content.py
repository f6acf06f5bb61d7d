"""What of our content and listings is laid over, shown to everybody, and read in which time zone; wrong settings are refused."""

from pathlib import Path
from zoneinfo import available_timezones

from amparo import practice
from amparo.config.environment import SettingRefused, switch, text
from amparo.practice import Catalogue, desk


def of_office() -> Path | None:
    """Return the folder in AMPARO_PRACTICE, from now on part of the catalogue; None when there is none."""
    told = text("AMPARO_PRACTICE", "")
    if not told:
        return None
    folder = Path(told).expanduser()
    if not folder.is_dir():
        raise SettingRefused(f"AMPARO_PRACTICE is '{folder}': there is no such folder.")
    wrong = desk.unusable(Catalogue(practice.FOLDER, folder))
    if wrong:
        raise SettingRefused(f"AMPARO_PRACTICE cannot be used: {wrong[0]} 'amparo practice check' says everything.")
    practice.OFFICES[:] = [folder.resolve()]
    return folder


def published() -> bool:
    """Return whether everybody may read the public part of the directory of services."""
    return switch("AMPARO_HSDS", default=False)


def fed() -> bool:
    """Return whether programs with a feed token read tables of figures and services."""
    return switch("AMPARO_FEED", default=False)


def agreements_needed() -> bool:
    """Return whether nothing about a person leaves for an organisation with which no agreement is in force."""
    return switch("AMPARO_AGREEMENTS", default=False)


def time_zone() -> str:
    """Return the time zone in which services are open, such as America/Panama."""
    chosen = text("AMPARO_TIME_ZONE", "UTC")
    if chosen not in available_timezones():
        raise SettingRefused(f"AMPARO_TIME_ZONE is '{chosen}': it must be a time zone such as UTC or America/Panama.")
    return chosen
