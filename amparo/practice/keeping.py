"""How long which records are kept: the schedules of all areas."""

from amparo.foundation.pathways import Keeping, read_keeping
from amparo.practice.areas import rows
from amparo.practice.catalogue import Catalogue


def schedules(catalogue: Catalogue) -> tuple[Keeping, ...]:
    """Return every schedule of every area, all dates."""
    files = [area.files("parameters", "csv").get("retention") for area in catalogue.areas.values()]
    return tuple(one for file in files if file for one in read_keeping(file.stem, rows(file)))
