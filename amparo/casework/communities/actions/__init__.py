"""Changes of communities and what belongs to them: each one decision, one transaction and one entry in the log of acts."""

from amparo.casework.communities.actions.communities import save_community
from amparo.casework.communities.actions.leaving import (
    ask_erasure,
    erase_volunteer,
    hand_over_volunteer,
    keep_volunteer,
)
from amparo.casework.communities.actions.records import save
from amparo.casework.communities.actions.telling import tell_everybody
from amparo.casework.communities.actions.volunteers import save_volunteer

__all__ = [
    "ask_erasure", "erase_volunteer", "hand_over_volunteer", "keep_volunteer", "save", "save_community", "save_volunteer",
    "tell_everybody",
]  # fmt: skip
