"""Run as a program: `amparo` with the sixth area (tests/content) among its practice."""

from pathlib import Path

from amparo import practice
from amparo.practice import Catalogue
from tests.content.sixth import with_a_sixth_area


def catalogue(folder: Path | None = None) -> Catalogue:
    """Give the catalogue with the sixth area."""
    return Catalogue(folder) if folder else with_a_sixth_area()


practice.catalogue = catalogue  # type: ignore[assignment]

if __name__ == "__main__":
    from amparo.interfaces.cli.main import main

    main()
