"""A community of Puente with one record of each kind, as Alma and Bruno keep them."""

from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.communities import actions
from tests.casework.directory.listing import places
from tests.cast import Cast

DAY = date(2026, 11, 18)
COMMUNITY: dict[str, Any] = {
    "name": "Families by the old market",
    "place": "QV0101",
    "kind": "neighbourhood",
    "about": "They meet on Sundays.",
    "groups": [{"group": "displaced", "share": 40}, {"group": "disability", "share": None}],
}
RECORDS: dict[str, dict[str, Any]] = {
    "session": {
        "held_on": DAY, "purpose": "listen", "about": "The dark road", "decided": "To ask for lamps.",
        "follow_up": "We come back in two weeks.",
        "counts": [
            {"group": "women", "sex": "female", "age": "18_59", "number": 12},
            {"group": "women", "sex": "female", "age": "18_59", "number": 3},
            {"group": "disability", "sex": "", "age": "", "number": 2},
        ],
        "points": [{"category": "safety", "words": "Nobody goes there after dark."}, {"category": "own_strength", "words": ""}],
    },
    "action": {
        "wish": "Lamps at the road", "proposed_by": "women", "who": "The town", "due_on": date(2026, 11, 10), "status": "agreed",
    },
    "rating": {
        "rated_on": DAY, "factor": "com_safety", "polarity": "risk", "strength": "2", "evidence": "The road is dark.",
        "source": "The session of November", "confidence": "sure",
    },
    "committee": {
        "name": "The lamp committee", "since": DAY,
        "counts": [
            {"group": "displaced", "sex": "female", "age": "18_59", "number": 2},
            {"group": "hosts", "sex": "male", "age": "60_plus", "number": 5},
        ],
    },
    "campaign": {
        "message": "Registration costs nothing.", "audience": "Everybody new", "begins_on": DAY, "languages": ["spa", "ara"],
        "channels": ["poster", "radio"],
        "counts": [{"group": "everybody", "sex": "unknown", "age": "age_unknown", "number": 140}],
        "questions": [{"question": "What does it cost?", "answer": "Nothing", "right": 8, "wrong": 1, "unsure": 1}],
    },
    "rumour": {
        "words": "Whoever registers is sent away.", "heard_on": date(2026, 11, 20), "channel": "mouth", "dangerous": "unknown",
    },
}  # fmt: skip
VOLUNTEER: dict[str, Any] = {
    "name": "Rosa Marín", "contact": "At the bakery", "since": date(2026, 2, 1), "ends_on": date(2027, 1, 31),
    "code_signed": "yes", "trained": "yes", "trained_on": date(2026, 3, 1), "reference": "yes", "tasks": ["tell_people"],
}  # fmt: skip


def community(cast: Cast, by: str = "alma") -> UUID:
    """Write down a community, with the places of the country."""
    places()
    return actions.save_community(by=cast.access(by), fields=COMMUNITY)


def everything(cast: Cast) -> dict[str, UUID]:
    """Write down a community with one record of each kind and a volunteer, as Alma; return their ids by kind."""
    home = community(cast)
    made = {what: actions.save(by=cast.alma, what=what, community=home, fields=told) for what, told in RECORDS.items()}
    volunteer = actions.save_volunteer(by=cast.alma, community=home, fields=VOLUNTEER)
    return {"community": home, "volunteer": volunteer, **made}
