"""Every table that can be given, in the order in which they are listed."""

from collections.abc import Mapping

from amparo.analysis.feeds.sources import Source
from amparo.analysis.feeds.tables import checklists, counted, definitions, dictionary, figures, services

GIVEN: tuple[Source, ...] = (
    figures.SOURCE, definitions.SOURCE, counted.GAPS, counted.COURSES, counted.RATINGS, counted.PARTICIPATION,
    services.SOURCE, checklists.SOURCE,
)  # fmt: skip
TABLES: Mapping[str, Source] = {one.name: one for one in (*GIVEN, *dictionary.of(GIVEN))}
"""Tables by name; those that explain the others come last."""
