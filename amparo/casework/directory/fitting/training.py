"""Which kinds of help ask for people who are trained for survivors of violence, as practice says."""

from functools import cache

from amparo import practice
from amparo.practice.areas import rows

AREA = "service_directory"


def asks_training(kind: str) -> bool:
    """Return whether this kind of help asks for people trained for survivors."""
    return kind in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(row["id"] for row in rows(practice.catalogue().areas[AREA].files("parameters", "csv")["training"]))
