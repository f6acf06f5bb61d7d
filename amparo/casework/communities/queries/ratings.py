"""The picture of a community as its ratings draw it."""

from uuid import UUID

from amparo.casework.communities.kinds import RATING
from amparo.casework.communities.queries.records import RecordView, of_community
from amparo.casework.communities.rules.picture import Rated, Seen, picture
from amparo.trust.disclosure.access import Access


def ratings(access: Access, community: UUID) -> list[tuple[Seen, RecordView]]:
    """Return the picture of a community: of each factor how it stands, with the record that says so."""
    found = of_community(access, RATING.name, community)
    by_age = sorted(found, key=lambda view: (view.row.rated_on, view.row.made_at))
    known = dict(enumerate(by_age))
    rated = [
        Rated(view.said("factor"), view.said("polarity"), _strength(view), view.row.rated_on, order)
        for order, view in known.items()
    ]
    return [(seen, known[seen.now.order]) for seen in picture(rated)]


def _strength(view: RecordView) -> int | None:
    said = str(view.said("strength"))
    return int(said) if said.isdigit() else None
