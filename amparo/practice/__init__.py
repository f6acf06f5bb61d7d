"""What practitioners know, as data with sources. This module only finds the files and hands them to the engines below.

An area is a folder with some of: forms/*.md, lists/*.csv, rules/*.csv, parameters/*.csv, pathways/*.csv, locale/*.po,
examples/*.csv, published.csv. Adding an area touches its folder alone.
"""

from functools import cache
from pathlib import Path

from amparo.practice.areas import Area, Example, PracticeError
from amparo.practice.catalogue import Catalogue

__all__ = ["Area", "Catalogue", "Example", "PracticeError", "catalogue"]

FOLDER = Path(__file__).parent


@cache
def catalogue(folder: Path = FOLDER) -> Catalogue:
    """Give the catalogue of everything in `folder`, read once per process; forms are compiled when first asked for."""
    return Catalogue(folder)
