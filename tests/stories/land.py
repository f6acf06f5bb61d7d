"""Places of an invented country, brought in by the commands, as whoever keeps the server does."""

from pathlib import Path

import amparo.interfaces.cli.demo as demo
from tests.casework.directory.listing import PLACES
from tests.stories.conftest import command

LISTS = Path(demo.__file__).parent / "lists"


def bring_places(folder: Path) -> None:
    """Bring three places into an installation."""
    places = folder / "places.csv"
    places.write_text(PLACES, encoding="utf-8")
    command(folder, "places", "import", places)


def bring_land(folder: Path) -> None:
    """Bring the fourteen places of the demonstration into an installation, with their boundaries."""
    command(folder, "places", "import", LISTS / "places.csv")
    said = ("--source", "Invented", "--licence", "CC0 1.0", "--from", "2026-01-01")
    command(folder, "places", "boundaries", LISTS / "boundaries.json", *said)
