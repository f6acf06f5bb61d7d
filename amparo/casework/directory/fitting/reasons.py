"""Why a service fits or is left out, and how much each reason counts."""

from enum import StrEnum


class Why(StrEnum):
    """Why a service is left out, or what speaks for or against one that fits; stable codes."""

    OTHER_KIND = "other_kind"
    NOT_ACTIVE = "not_active"
    OTHER_PLACE = "other_place"
    CLOSED_THEN = "closed_then"
    OTHER_LANGUAGE = "other_language"
    NO_ACCESS = "no_access"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    OTHER_SEX = "other_sex"
    OTHER_NATIONALITY = "other_nationality"
    TURNED_AWAY = "turned_away"
    REPORTS = "reports_to_authorities"
    FULL = "full"
    TOO_LONG_UNCHECKED = "too_long_unchecked"
    SAME_PLACE = "same_place"
    COVERS_PLACE = "covers_place"
    PLACE_UNKNOWN = "place_unknown"
    OPEN_THEN = "open_then"
    HOURS_UNKNOWN = "hours_unknown"
    SPEAKS = "speaks_the_language"
    INTERPRETER = "by_interpreter"
    LANGUAGE_UNKNOWN = "language_unknown"
    ACCESSIBLE = "accessible"
    ASKS_STATUS = "asks_status"
    REPORTS_UNKNOWN = "reports_unknown"
    HAS_ROOM = "has_room"
    LITTLE_ROOM = "little_room"
    ROOM_UNKNOWN = "room_unknown"
    CHECKED_LATELY = "checked_lately"
    STALE = "stale"
    NEVER_CHECKED = "never_checked"
    TRAINED = "trained_for_survivors"
    NOT_TRAINED = "not_trained"
    TRAINING_UNKNOWN = "training_unknown"


POINTS = {
    Why.SAME_PLACE: 8, Why.COVERS_PLACE: 4, Why.OPEN_THEN: 4, Why.SPEAKS: 6, Why.INTERPRETER: 2, Why.HAS_ROOM: 4,
    Why.LITTLE_ROOM: 1, Why.CHECKED_LATELY: 3, Why.ASKS_STATUS: -3, Why.REPORTS_UNKNOWN: -2, Why.NEVER_CHECKED: -2, Why.STALE: -1,
    Why.TRAINED: 8, Why.NOT_TRAINED: -4, Why.TRAINING_UNKNOWN: -2,
}  # fmt: skip
"""How much each reason counts in the order of those that fit; our own weights, tried on the demo country."""

AGAINST = frozenset({
    Why.NOT_ACTIVE, Why.OTHER_PLACE, Why.CLOSED_THEN, Why.OTHER_LANGUAGE, Why.NO_ACCESS, Why.TOO_YOUNG, Why.TOO_OLD,
    Why.OTHER_SEX, Why.OTHER_NATIONALITY, Why.TURNED_AWAY, Why.REPORTS, Why.FULL, Why.TOO_LONG_UNCHECKED,
})  # fmt: skip
"""Reasons that leave a service out."""
