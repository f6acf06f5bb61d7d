"""What each kind of record says: which of it stands in the clear, which under seal, what is needed, which list a code is of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.casework.communities.models import Campaign, Committee, PlannedAction, Rating, Record, Rumour, Session

COUNTS, POINTS, QUESTIONS, GROUPS = "counts", "points", "questions", "groups"
"""Fields that hold several lines: how many took part, what was said, questions that were asked, groups there are."""
KNOWN = "yes_no_unknown"


@dataclass(frozen=True)
class Kind:
    """One kind of record of a community."""

    name: str
    model: type[Record]
    clear: tuple[str, ...]
    sealed: tuple[str, ...]
    needed: tuple[str, ...]
    lines: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    order: tuple[str, str] | None = None
    coded: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return everything that a record of this kind says."""
        return (*self.clear, *self.sealed, *self.lines)


RATING = Kind(
    "rating", Rating, ("rated_on",), ("factor", "polarity", "strength", "evidence", "source", "confidence"),
    needed=("rated_on", "factor", "polarity", "evidence"), past=("rated_on",),
    coded={"factor": "factor", "polarity": "polarity", "strength": "strength", "confidence": "confidence"},
)  # fmt: skip
SESSION = Kind(
    "session", Session, ("held_on", "place", "purpose", "committee"), ("about", "decided", "follow_up"),
    needed=("held_on", "purpose"), lines=(COUNTS, POINTS), past=("held_on",), coded={"purpose": "session_purpose"},
)  # fmt: skip
ACTION = Kind(
    "action", PlannedAction, ("session", "due_on", "status", "finished_on", "told_back_on"),
    ("wish", "proposed_by", "who", "result"), needed=("wish", "who", "status"), past=("finished_on", "told_back_on"),
    order=("finished_on", "told_back_on"), coded={"status": "plan_status", "proposed_by": "community_group"},
)  # fmt: skip
COMMITTEE = Kind(
    "committee", Committee, ("since", "ended_on"), ("name", "task"), needed=("name", "since"), lines=(COUNTS,),
    order=("since", "ended_on"),
)  # fmt: skip
CAMPAIGN = Kind(
    "campaign", Campaign, ("begins_on", "ends_on", "languages", "channels"), ("message", "audience"),
    needed=("message", "begins_on", "languages", "channels"), lines=(COUNTS, QUESTIONS), order=("begins_on", "ends_on"),
    coded={"languages": "languages", "channels": "campaign_channel"},
)  # fmt: skip
RUMOUR = Kind(
    "rumour", Rumour, ("heard_on", "place", "channel", "dangerous", "finding"),
    ("words", "checked_by", "truth", "source", "answer", "ways"), needed=("heard_on", "channel", "dangerous", "words"),
    past=("heard_on",),
    coded={
        "channel": "campaign_channel", "dangerous": KNOWN, "finding": "rumour_finding", "ways": "campaign_channel",
    },
)  # fmt: skip
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (SESSION, ACTION, RATING, COMMITTEE, CAMPAIGN, RUMOUR)}
CODES_OF_LINES: Mapping[str, Mapping[str, str]] = {
    COUNTS: {"group": "community_group", "sex": "sex", "age": "participant_age"},
    POINTS: {"category": "community_point"},
    QUESTIONS: {},
    GROUPS: {"group": "community_group"},
}
COMMUNITY_FIELDS = ("name", "place", "kind", "ended_on", "about", GROUPS)
VOLUNTEER_FIELDS = (
    "since", "ends_on", "stopped_on", "code_signed", "trained", "trained_on", "reference", "tasks", "name", "contact",
)  # fmt: skip
NAMED = ("name", "contact")
"""What is sealed of a volunteer as it is of a person."""
