"""The tables of communities: codes, dates and counts in the clear; every word under seal."""

from amparo.casework.communities.models.communities import Community, Record, Told
from amparo.casework.communities.models.counts import Count, Understanding
from amparo.casework.communities.models.meetings import Committee, PlannedAction, Rating, Session
from amparo.casework.communities.models.messages import Campaign, Rumour
from amparo.casework.communities.models.volunteers import Volunteer

__all__ = [
    "Campaign", "Committee", "Community", "Count", "PlannedAction", "Rating", "Record", "Rumour", "Session", "Told",
    "Understanding", "Volunteer",
]  # fmt: skip
