"""Records with a set fate, so that every state a case can be in is there even in the smallest demo (200 people).

They stand at the beginning of the first four blocks; everything else about them is drawn like anybody's.
"""

from dataclasses import dataclass
from functools import cache

CAST = (("head", "female", 15, 15), ("uncle", "male", 41, 41))
"""Sara and her uncle: records 0 and 1."""

CLOSURES = (
    "goals_met", "met_by_others", "transferred_agency", "transferred_country", "reunified", "returned",
    "resettled", "regularised", "turned_adult", "person_request", "lost_contact", "moved", "removed", "detained",
    "died", "duplicate", "error", "out_of_mandate", "unsafe",
)  # fmt: skip
STEPS = (
    "first_contact", "screening", "assessment", "plan", "delivery", "follow_up", "review",
)  # fmt: skip
SPECIALS = (
    "closure_requested", "reopened", "transferred", "transfer_waiting", "blocked", "restricted", "consent_refused",
    "consent_withdrawn", "consent_expired", "referral_refused", "service_expired", "overdue", "overdue",
    "plan_waiting", "assessment_waiting",
)  # fmt: skip
MINORS = {"reunified": 14, "turned_adult": 17}


@dataclass(frozen=True, slots=True)
class Example:
    """One forced fate: `kind` is cast, step, special or closure; `value` is the step, state or closure reason."""

    kind: str
    value: str
    shape: str
    route: int
    alma: bool


@cache
def examples() -> tuple[tuple[Example, ...], ...]:
    """Return the examples of each of the first four blocks, in record order."""
    rows = [Example("step", step, "single_woman", 2, True) for step in STEPS]
    rows += [Example("special", value, "single_man", 2 + at % 2, at % 5 != 4) for at, value in enumerate(SPECIALS)]
    rows += [
        Example("closure", reason, _shape(reason, at), 1 + at % 10, at % 4 == 0) for at, reason in enumerate(CLOSURES)
    ]
    blocks = [rows[at::4] for at in range(4)]
    blocks[0].insert(0, Example("cast", "first_contact", "cast", 2, True))
    return tuple(tuple(block) for block in blocks)


def of_block(block: int) -> tuple[Example, ...]:
    """Return the examples that open a block (none after the fourth)."""
    return examples()[block] if block < len(examples()) else ()


def _shape(reason: str, at: int) -> str:
    if reason in MINORS:
        return "unaccompanied_boy"
    return "single_woman" if at % 2 else "single_man"
