"""The practice folders with a sixth area among them: a folder beside the others, and nothing else."""

import os
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from amparo import practice
from amparo.practice import Catalogue

NAME = "legal_aid"
FOLDER = Path(__file__).parent / NAME


@cache
def with_a_sixth_area() -> Catalogue:
    """Return the catalogue of all practice folders and of the test area, read once."""
    together = Path(mkdtemp(prefix="amparo-practice-", dir=os.environ.get("AMPARO_TEST_DATA")))
    for area in (*(path for path in practice.FOLDER.iterdir() if path.is_dir() and path.name[0] not in "_."), FOLDER):
        (together / area.name).symlink_to(area, target_is_directory=True)
    return Catalogue(together)
