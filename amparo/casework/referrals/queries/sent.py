"""What who works on a case may know of its referrals: where each stands, what was told to whom, what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.referrals.models import Referral, Step
from amparo.casework.referrals.queries.outside import Outside, outside
from amparo.casework.referrals.queries.packets import PACKET, STORY, is_open, packet_facts
from amparo.foundation import ids
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import queries as audit
from amparo.trust.disclosure import circles, gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Sent:
    """A referral in a list: its clear row, and what the case's story says of what was told to whom."""

    row: Referral
    told: dict[str, Any]

    @property
    def code(self) -> str:
        """Return the short code that can be read out."""
        return ids.code(self.row.pk)


@dataclass(frozen=True)
class Taken:
    """One step of a referral: where it came to, when, and by whom (empty: by the clock)."""

    state: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Opened:
    """One opening of the packet, from the log."""

    who: str
    role: str
    agency: str
    act: str
    at: datetime


@dataclass(frozen=True)
class SentView:
    """A referral as who works on the case sees it; `packet` is empty where no key in this session opens it.

    `view` is what the person said of the service; `writes` whether the reader may go on with it; `open` whether the packet is
    open to its addressee now; `outside` what came back from somebody without an account.
    """

    sent: Sent
    packet: dict[str, Any]
    view: dict[str, Any]
    steps: list[Taken]
    opened: list[Opened]
    names: dict[str, str]
    writes: bool
    open: bool
    outside: Outside | None = None

    @property
    def row(self) -> Referral:
        """Return the clear row."""
        return self.sent.row


def find(access: Access, referral: UUID, act: str = "referral.opened") -> tuple[Referral, Facts]:
    """Return a referral and the facts of its case, whose story `access` may read; raise "not there" otherwise."""
    row = Referral.rows.filter(pk=referral).first()
    facts = cases.facts_of([row.case_id]).get(row.case_id) if row else None
    if row is None or facts is None:
        raise gate.not_there(access, referral, act)
    gate.check(access, Action.READ, facts, STORY, act)
    return row, facts


def of_case(access: Access, case: UUID) -> list[Sent]:
    """Return the referrals of a case, newest first; raise "not there" when `access` may not read its story."""
    facts = cases.reachable(access, case)
    gate.check(access, Action.READ, facts, STORY, "referral.listed")
    return listed(access, list(Referral.rows.filter(case=case).order_by("-sent_at", "pk")), {case: facts})


def listed(access: Access, rows: Sequence[Referral], facts: dict[UUID, Facts]) -> list[Sent]:
    """Return `rows` with what was told, as far as `access` may read it; one leaf for each that is opened."""
    asks = [gate.Ask(facts[row.case_id], STORY, row.told) for row in rows if row.case_id in facts]
    opened = gate.read_many(access, asks, "referral.listed")
    return [Sent(row, opened[row.told].fields) for row in rows if row.told in opened]


def sent(access: Access, referral: UUID) -> SentView:
    """Return one referral with everything of it that `access` may read."""
    row, facts = find(access, referral)
    asks = [gate.Ask(facts, STORY, row.told), gate.Ask(facts, STORY, row.view)]
    story = gate.read_many(access, asks, "referral.opened")
    packet = _packet(access, row)
    steps = list(Step.rows.filter(referral=row).order_by("number"))
    said = [one.get("by", "") for one in packet.get("said", [])]
    people = [*(one.by for one in steps if one.by), row.sent_by, *filter(None, map(ids.parse, said))]
    names = accounts.names_of([*people, *([row.addressee] if row.addressee else [])])
    return SentView(
        sent=Sent(row, story[row.told].fields if row.told in story else {}),
        packet=packet,
        view=story[row.view].fields if row.view in story else {},
        steps=[Taken(one.state, one.at, names.get(one.by, "")) for one in steps],
        opened=_openings(access, row, facts),
        names={str(key): name for key, name in names.items()},
        writes=gate.allowed(access, Action.WRITE, facts, STORY).allowed,
        open=is_open(row),
        outside=outside(access, row, packet_facts([row])[row.pk]) if row.outside and packet else None,
    )


def _packet(access: Access, row: Referral) -> dict[str, Any]:
    """Open the packet where `access` holds its key, and hand the key to colleagues on the case who have none yet."""
    facts = packet_facts([row]).get(row.pk) if row.consent_id else None
    if facts is None:
        return {}
    found = gate.read_many(access, [gate.Ask(facts, PACKET, row.pk)], "referral.opened")
    if row.pk not in found:
        return {}
    circles.pass_packet_on(facts, access.keys)
    return found[row.pk].fields


def _openings(access: Access, row: Referral, facts: Facts) -> list[Opened]:
    """Return who opened or changed the packet, newest first, for who may read the case's log."""
    if not gate.allowed(access, Action.READ_AUDIT, facts, Compartment.INDEX).allowed:
        return []
    leaves = [leaf for leaf in audit.leaves_of([row.pk], 100) if leaf.actor and leaf.outcome == "done"]
    actors = [leaf.actor for leaf in leaves if leaf.actor]
    names, agencies = accounts.names_of(actors), accounts.agencies_of(actors)
    return [
        Opened(names.get(leaf.actor, ""), leaf.role, agencies.get(leaf.actor, ""), leaf.act, leaf.at)
        for leaf in leaves
        if leaf.actor
    ]
