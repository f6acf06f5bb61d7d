"""The folder of the country office, laid over our content: looked at before anything is read, and refused whole."""

from pathlib import Path

from amparo import practice
from amparo.config.environment import SettingRefused, text
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
