"""Reads about communities: each returns only what `access` may see, and every opening is logged."""

from amparo.casework.communities.queries.communities import CommunityView, choices, communities, community, may_write
from amparo.casework.communities.queries.figures import Figure, figures
from amparo.casework.communities.queries.ratings import ratings
from amparo.casework.communities.queries.records import RecordView, may_tell, of_community, one, opened, rows
from amparo.casework.communities.queries.volunteers import VolunteerView, kept_too_long, volunteer, volunteers
from amparo.casework.communities.queries.waiting import Waiting, waiting

__all__ = [
    "CommunityView", "Figure", "RecordView", "VolunteerView", "Waiting", "choices", "communities", "community", "figures",
    "kept_too_long", "may_tell", "may_write", "of_community", "one", "opened", "ratings", "rows", "volunteer", "volunteers",
    "waiting",
]  # fmt: skip
