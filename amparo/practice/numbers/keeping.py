"""How long which records are kept: the schedules of all areas."""

from amparo.foundation.pathways import Keeping, read_keeping
from amparo.practice.catalogue import Catalogue


def schedules(catalogue: Catalogue) -> tuple[Keeping, ...]:
    """Return every schedule of every area, all dates."""
    tables = [area.tables().get("retention", []) for area in catalogue.areas.values()]
    return tuple(one for table in tables for one in read_keeping("retention", table))
