"""Letters for paper, in every script that names are written in; screens use those of the reader's device."""

from pathlib import Path

FOLDER = Path(__file__).parent
