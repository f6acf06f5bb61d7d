"""What is known of one reported incident, and whether it is counted: with consent, once, and told by the survivor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from amparo.exchange.gbvims.tables import values
from amparo.foundation.forms import Answers

COUNTED = None
"""What `left_out` says of an incident that is counted."""


class LeftOut(StrEnum):
    """Why an incident is not counted. Source: GBVIMS, Amparo's sources 6.1."""

    NO_CONSENT = "no_consent"
    COUNTED_ELSEWHERE = "counted_elsewhere"
    NOT_KNOWN_IF_ELSEWHERE = "not_known_if_elsewhere"
    TOLD_BY_ANOTHER = "told_by_another"
    NOT_CLASSIFIED = "not_classified"
    NOT_GENDER_BASED = "not_gender_based"


@dataclass(frozen=True)
class Survivor:
    """What the record of a person says that no form of the area asks again; codes of the shared lists, never a name."""

    code: str
    sex: str = ""
    born: date | None = None
    country: str = ""
    marital: str = ""
    population_group: str = ""
    disability: str = ""
    uasc: str = ""


@dataclass(frozen=True)
class Reported:
    """One incident: the evaluated answers of its form and of the latest form of choices, and whose it is, in codes."""

    code: str
    survivor: Survivor
    caseworker_code: str
    agency_code: str
    incident: Answers
    choices: Answers = field(default_factory=dict)

    def answer(self, question: str) -> str:
        """Return the answer to a question by its name, wherever it stands in its form; empty when there is none."""
        for answers in (self.incident, self.choices):
            for path, value in answers.items():
                if path.rpartition("/")[2] == question:
                    return value
        return ""


def left_out(one: Reported) -> LeftOut | None:
    """Return why an incident is not counted, COUNTED when it is. Only a clear yes to being counted is a yes."""
    elsewhere = one.answer("told_elsewhere")
    if one.answer("counting_agreed") != "yes":
        return LeftOut.NO_CONSENT
    if one.answer("told_by") not in ("self", "caregiver_present"):
        return LeftOut.TOLD_BY_ANOTHER
    if elsewhere == "counting":
        return LeftOut.COUNTED_ELSEWHERE
    if elsewhere not in ("no", "not_counting"):
        return LeftOut.NOT_KNOWN_IF_ELSEWHERE
    kind = one.answer("incident_type")
    if kind == "non_gbv":
        return LeftOut.NOT_GENDER_BASED
    return COUNTED if kind in values()["gbv_type"] else LeftOut.NOT_CLASSIFIED


def counted(incidents: Iterable[Reported]) -> list[Reported]:
    """Return the incidents that are counted, in the order of their codes, which says nothing of when or where."""
    return sorted((one for one in incidents if left_out(one) is COUNTED), key=lambda one: one.code)
