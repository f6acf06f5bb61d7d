"""The areas of a case for who may read them: those it carries, those that are offered, and what they found together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from amparo.casework.cases import rules
from amparo.casework.cases.areas import gates
from amparo.casework.cases.areas.carried import asks_of, carried, known, within_reach
from amparo.casework.cases.areas.changing import LEVEL
from amparo.casework.cases.areas.knowledge import Knowledge, knowledge, newest_general
from amparo.casework.cases.areas.standing import Standing, standings
from amparo.casework.cases.models import Transfer, TransferStatus
from amparo.casework.cases.queries.case import CaseView
from amparo.casework.cases.queries.file import CaseFile, file_of
from amparo.foundation.areas import ACTS, Block
from amparo.foundation.policy import Action
from amparo.foundation.rules import Finding, Result
from amparo.practice.specialised import Specialised
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Offer:
    """An area that a case does not carry, and what speaks for it (None: nothing that is known)."""

    area: Specialised
    finding: Finding


@dataclass(frozen=True)
class AreasView:
    """The areas of a case as far as the reader may know of them.

    `can_write` are those in which the reader may write; `shut` the acts that wait for something, seen or not; `stale` says
    that general answers changed since somebody looked, `outdated` that clocks were counted by another level of risk, or
    that an offered transfer needs what is known today.
    """

    carried: tuple[Standing, ...] = ()
    offered: tuple[Offer, ...] = ()
    others: tuple[Specialised, ...] = ()
    given: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()
    can_write: frozenset[str] = frozenset()
    stale: bool = False
    outdated: bool = False

    @property
    def findings(self) -> list[tuple[Specialised, Finding]]:
        """Return what the rules of all areas found, surely first; what two of them say in the same words is said once."""
        return said_once((standing.area, one) for standing in self.carried for one in standing.findings)

    @property
    def blocks(self) -> list[tuple[Specialised, Block, Finding]]:
        """Return every gate that is shut, with its area and what it stands on."""
        return [
            (standing.area, block, standing.gates[block.gate.id])
            for standing in self.carried
            for block in standing.blocks(self.given)
        ]

    def of(self, area: str) -> Standing | None:
        """Return how the case stands in an area that it carries."""
        return next((standing for standing in self.carried if standing.area.name == area), None)


def said_once(found: Iterable[tuple[Specialised, Finding]]) -> list[tuple[Specialised, Finding]]:
    """Return findings with their areas, surely first; of several that say the same, the surest with the answers of all."""
    said: dict[str, tuple[Specialised, Finding]] = {}
    for area, one in sorted(found, key=lambda pair: pair[1].result is not Result.TRUE):
        home, first = said.setdefault(one.finding.in_language("en"), (area, one))
        if home == area and one.result is first.result:
            said[one.finding.in_language("en")] = home, replace(first, answers={**first.answers, **one.answers})
    return list(said.values())


def any_in_reach(access: Access, view: CaseView) -> bool:
    """Return whether the reader may know of areas of this case, whether it carries any or not."""
    return view.story_open and bool(known()) and bool(within_reach(access, view.facts))


def ahead(file: CaseFile, entries: Iterable[UUID]) -> None:
    """Open `entries` with all that `areas` begins with: what a page needs anyhow is opened in one pass."""
    general = (row.pk for row in newest_general(file))
    file.open([*asks_of(file).values(), *file.asks((*entries, *general))])


def areas(access: Access, view: CaseView, file: CaseFile | None = None) -> AreasView:
    """Return the areas of a case that the reader has already been shown, with its file; nothing where they may read none."""
    if not any_in_reach(access, view):
        return AreasView()
    file = file or file_of(access, view)
    mine = carried(file)
    facts = knowledge(file, [each.area for each in mine])
    standing = tuple(standings(mine, facts))
    slots = gates.slots(view.summary)
    now = {**slots, **{each.carried.slot: gates.slot_of(each) for each in standing}}
    writable = frozenset(area.name for area in within_reach(access, view.facts, Action.WRITE))
    offered, others = _offers(facts, [each.area.name for each in mine], writable)
    kept = [slots[each.carried.slot] for each in standing if each.carried.slot in slots]
    stale = any(slot.stale for slot in kept)
    shut = frozenset(act for act in ACTS if gates.in_the_way(now, act))
    given, outdated = gates.cleared(now.values()), _outdated(view, standing, kept)
    return AreasView(standing, offered, others, given, shut, writable, stale, outdated)


def _outdated(view: CaseView, standing: Iterable[Standing], kept: Iterable[gates.Slot]) -> bool:
    """Return whether clocks stand by another level of risk, or what an offer waits for was seen on another day."""
    level = rules.risk_level(view.summary)
    if any(each.carried.fields.get(LEVEL, level) != level for each in standing):
        return True
    waiting = [slot for slot in kept if "transfer" in slot.acts and not slot.counts]
    return bool(waiting) and Transfer.rows.filter(case=view.id, status=TransferStatus.OFFERED).exists()


def _offers(
    facts: Knowledge, mine: list[str], writable: frozenset[str]
) -> tuple[tuple[Offer, ...], tuple[Specialised, ...]]:
    """Return the areas that general answers speak for, and the others that the reader could let the case enter."""
    areas = [area for name, area in known().items() if name in writable - set(mine)]
    offers = [Offer(area, finding) for area, finding in zip(areas, facts.suggests(areas), strict=True)]
    return (
        tuple(offer for offer in offers if offer.finding.result is Result.TRUE),
        tuple(offer.area for offer in offers if offer.finding.result is not Result.TRUE),
    )
