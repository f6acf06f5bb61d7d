"""Which forms there are, and what each of their answers means for the row that is kept: which day, which risk, what is closed."""

from collections.abc import Mapping
from dataclasses import dataclass

from amparo import practice
from amparo.foundation.forms import Form

AREA = "monitoring"
OBSERVATION, INFORMANT, FLOW = "observation", "key_informant", "flow_count"
PLACE, FROM, TO = "place", "from_place", "to_place"


@dataclass(frozen=True)
class Kind:
    """One kind of record: the questions that say its day, its risk, whether it is close, and the places it names."""

    name: str
    day: str
    risk: str = ""
    close: str = ""
    places: tuple[str, ...] = (PLACE,)

    @property
    def form(self) -> Form:
        """Return its form as it is asked today."""
        return practice.catalogue().form(f"{AREA}/{self.name}")


KINDS: Mapping[str, Kind] = {
    OBSERVATION: Kind(OBSERVATION, "seen/seen_on", "seen/seen_risk", "words/words_close"),
    INFORMANT: Kind(INFORMANT, "asked/asked_on", close="worry/worry_close"),
    FLOW: Kind(FLOW, "flow/flow_on", places=(PLACE, FROM, TO)),
}
COUNTED = (
    "people/people_women",
    "people/people_men",
    "people/people_girls",
    "people/people_boys",
    "people/people_unknown",
)
"""Questions of a flow count that say how many people came."""
HOURS = "flow/flow_hours"
