"""Letterboxes as the public door sees them: to which public keys something goes, and what can be ticked of whom it is about."""

from dataclasses import dataclass
from uuid import UUID

from amparo.casework.feedback.kinds import About, Route
from amparo.casework.feedback.models import Box, BoxKey
from amparo.trust.accounts import queries as accounts
from amparo.trust.letters import parcels
from amparo.trust.letters.parcels import Recipient


@dataclass(frozen=True)
class Ticked:
    """What somebody ticked of whom it is about; `subject` is the id of a team, or the name of an office."""

    about: About = About.NOTHING
    subject: str = ""

    def said(self, agency: UUID) -> dict[str, list[str]]:
        """Return it as it is sealed."""
        words = {About.TEAM: "teams", About.OFFICE: "offices", About.READERS: "readers_of"}
        told = str(agency) if self.about is About.READERS else self.subject
        return {words[self.about]: [told]} if self.about in words else {}

    @property
    def value(self) -> str:
        """Return it as a form sends it."""
        return f"{self.about}:{self.subject}"


def ticked(value: str) -> Ticked:
    """Return what a form sent; nothing for what no form of ours sends."""
    about, _, subject = value.partition(":")
    return Ticked(About(about), subject) if about in About.values and about != About.ASKING else Ticked()


@dataclass(frozen=True)
class Where:
    """Where something goes: by which route, to whose staff, under which keys, read by whom."""

    route: Route
    agency: UUID
    readers: frozenset[UUID]
    to: tuple[Recipient, ...]


def where(agency: UUID, *, sensitive: bool, about: Ticked) -> Where | None:
    """Return where something goes that somebody tells `agency`; None where nobody is left to read it."""
    found = Box.objects.filter(agency=agency, sensitive=sensitive, about=about.about, subject=about.subject).first()
    if found is None:
        return None
    keys = dict(BoxKey.objects.filter(box=found.pk).values_list("key", "reader"))
    to = parcels.recipients(list(keys))
    readers = frozenset(user for each in to if (user := keys[each.key]))
    return Where(Route(found.route), found.to_id, readers, tuple(to)) if to else None


def agencies() -> dict[UUID, str]:
    """Return the agencies that can be told something, by name."""
    open_to = set(Box.objects.filter(about=About.NOTHING).values_list("agency_id", flat=True))
    return {key: name for key, name in accounts.agency_names().items() if key in open_to}


def offered(agency: UUID | None = None) -> list[tuple[Ticked, str]]:
    """Return what can be ticked of whom it is about, with its name; of one agency, or of all."""
    rows = Box.objects.filter(sensitive=True, about__in=[About.TEAM, About.OFFICE])
    rows = rows.filter(agency=agency) if agency else rows
    return [(Ticked(About(about), subject), label) for about, subject, label in
            rows.order_by("about", "label").values_list("about", "subject", "label")]  # fmt: skip
