"""Where a change goes, and the version it builds on."""

from dataclasses import dataclass
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.trust.disclosure import gate
from amparo.trust.history import queries as versions
from amparo.trust.history.models import Version
from amparo.trust.vault.fingerprints import kept_as


@dataclass(frozen=True)
class Place:
    """Where a change goes: the holder the decision is about, the compartment, the record, the history's name for it."""

    holder: UUID
    compartment: Compartment
    record: UUID
    kind: str = ""

    def newest(self) -> Version | None:
        """Return the newest version; raise "not there" for a record of another holder or compartment."""
        found = versions.latest_for_change(self.record)
        if found and (found.holder, found.compartment) != (self.holder, kept_as(self.compartment)):
            raise Refusal(gate.NOT_THERE)
        return found
