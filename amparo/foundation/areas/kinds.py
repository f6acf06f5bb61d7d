"""The words of a specialised area as plain values, and the acts that a gate can block."""

from dataclasses import dataclass

ACTS = (
    "closure", "transfer", "return", "family_reunification", "statistics", "referral", "interview",
    "contact_with_authorities", "contact_with_family", "relocation", "photo",
)  # fmt: skip
"""What a gate can block. Cases refuse `closure` and `transfer`; the other acts are done by forms (`acts.csv`) or by people."""

COMPARTMENTS = ("story", "ct", "cp", "gbv", "rr")
AREA, NOBODY_ELSE = "area", "nobody_else"
NARROWED = (AREA, NOBODY_ELSE)
EVERYWHERE = ""
"""The question of a narrowing that means the whole form."""


class AreaError(ValueError):
    """A table of an area cannot be read; the message names the row and what is wrong."""


@dataclass(frozen=True)
class Head:
    """What an area is called, where its answers are sealed, whether it restricts a case, and when it is offered."""

    title: str
    compartment: str
    restricts: bool
    suggested_when: str
    because: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Step:
    """One form of an area: the forms that come before it, whether it is filled again, and who must approve it."""

    form: str
    after: tuple[str, ...]
    many: bool
    approval: bool
    opens_when: str
    because: str


@dataclass(frozen=True)
class Gate:
    """An act is blocked while `when` is true or unknown, unless the clearance `until` was given."""

    id: str
    act: str
    when: str
    until: str
    because: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Clearance:
    """Given while `when` is true; its id is all that anybody outside the area learns."""

    id: str
    when: str
    because: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Narrowing:
    """A form, or one question of it, that is handed on less than the general policy would allow."""

    form: str
    question: str
    narrowed_to: str
    because: str


@dataclass(frozen=True)
class Doing:
    """A form by which an act is done: it cannot be begun or completed while the act is blocked."""

    act: str
    form: str
