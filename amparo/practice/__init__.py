"""What practitioners know, as data with sources. This module only finds the files and hands them to the engines below.

An area is a folder with some of: forms/*.md, lists/*.csv, rules/*.csv, parameters/*.csv, pathways/*.csv, locale/*.po,
examples/*.csv, indicators/*.csv, equity/*.csv, published.csv. Adding an area touches its folder alone.
"""

from functools import cache
from pathlib import Path

from amparo.practice.areas import Area, Example, PracticeError
from amparo.practice.catalogue import Catalogue

__all__ = ["Area", "Catalogue", "Example", "PracticeError", "catalogue"]

FOLDER = Path(__file__).parent


OFFICES: list[Path] = []
"""The folder of the country office, when there is one; the settings put it here before anything is read."""


def catalogue(folder: Path = FOLDER) -> Catalogue:
    """Give the catalogue of `folder` (with the office's, when it is ours), read once per process; forms when first asked for."""
    return _read(folder, *(OFFICES if folder == FOLDER else ()))


@cache
def _read(folder: Path, office: Path | None = None) -> Catalogue:
    return Catalogue(folder, office)
