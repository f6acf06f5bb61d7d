"""Publishing: a second person approves, and the numbers of the quarter are reckoned and drawn in the same transaction."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from amparo.analysis.releases import counting, drawing
from amparo.casework.public_figures import actions
from amparo.casework.public_figures.rules import Quarter
from amparo.foundation import clock
from amparo.practice.public_figures import PublicFigure
from amparo.trust.disclosure.access import Access
from amparo.trust.projections import statistics


def publish(*, by: Access, release: UUID) -> None:
    """Approve and publish a proposed quarter; raise Refusal as `public_figures.actions.publish` does."""
    actions.publish(by=by, release=release, draw=draw)


def draw(agency: UUID, quarter: Quarter, figures: Sequence[PublicFigure]) -> Iterator[actions.Drawn]:
    """Yield the numbers of a quarter with their noise, figure after figure.

    What is counted is everybody who may be counted now, not the copy that was released to staff: whether that was made
    anew can depend on a single person.
    """
    table, today = statistics.current(), clock.today()
    for figure in figures:
        counts = counting.histogram(figure, table, agency, (quarter.first, quarter.last), today)
        noisy, within = drawing.drawn(list(counts.values()), figure.cost), drawing.within(figure.cost)
        for (group, part), number in zip(counts, noisy, strict=True):
            yield actions.Drawn(figure, group, part, number, within)
