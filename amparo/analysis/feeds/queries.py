"""Reads of feed tokens: those of one's agency for its information officers, and the one token of who calls."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from amparo.analysis.feeds import rules
from amparo.analysis.feeds.models import Token
from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import TABLES
from amparo.casework.directory import queries as directory
from amparo.casework.partnership import queries as partnership
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Role, visible
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access, access_for

ACT = "feed.read"


@dataclass(frozen=True)
class Kept:
    """A token as the screens show it: who made it, for whom, whether it still opens, and which tables it does not give."""

    row: Token
    maker: str
    organization: str
    opens: bool
    withheld: frozenset[str]


@dataclass(frozen=True)
class Calling:
    """A program that calls with a token: the token, the reader in whose name tables are given, and which are given now."""

    row: Token
    reader: Reader
    tables: tuple[Source, ...] = ()


def may_give(access: Access) -> bool:
    """Return whether `access` gives figures to others: by the access law, information officers for aggregates."""
    return access.role is Role.INFORMATION_OFFICER and bool(
        visible(access.actor, Action.AGGREGATE, Compartment.FACETS).clauses
    )


def agency_of(access: Access, act: str = ACT) -> UUID:
    """Return the agency whose figures `access` gives; raise "not there" for who gives none."""
    if access.actor.agency is None or not may_give(access):
        raise gate.not_there(access, None, act)
    return access.actor.agency


def in_reach(access: Access, act: str = ACT) -> QuerySet[Token]:
    """Return the tokens of the agency; raise "not there" for who gives none."""
    return Token.objects.filter(agency=agency_of(access, act))


def tokens(access: Access) -> list[Kept]:
    """Return the tokens of the agency: those that open first, the newest before the others."""
    rows = list(in_reach(access).order_by("-made_at", "pk"))
    return sorted(_kept(access, rows), key=lambda one: not one.opens)


def token(access: Access, wanted: UUID, act: str = ACT) -> Kept:
    """Return one token; raise "not there" for any other."""
    row = in_reach(access, act).filter(pk=wanted).first()
    if row is None:
        raise gate.not_there(access, wanted, act)
    return _kept(access, [row])[0]


def _kept(access: Access, rows: Collection[Token]) -> list[Kept]:
    names = directory.organization_names(access, [row.organization for row in rows if row.organization])
    makers = accounts.names_of([row.made_by_id for row in rows])
    return [
        Kept(
            row, makers.get(row.made_by_id, ""), names.get(row.organization, "") if row.organization else "",
            _access(row) is not None, withheld(access, row),
        )
        for row in rows
    ]  # fmt: skip


def withheld(access: Access, row: Token) -> frozenset[str]:
    """Return which tables of a token are not given today: those reckoned from cases, where no agreement allows it."""
    return lacking(access, row.organization, row.tables)


def lacking(access: Access, organization: UUID | None, names: Collection[str]) -> frozenset[str]:
    """Return which of some tables no agreement in force lets an organisation have; none lack for one's own."""
    of_cases = frozenset(name for name in names if name in TABLES and TABLES[name].of_cases)
    if not of_cases or organization is None:
        return frozenset()
    refused = partnership.lacking(access, [organization], rules.PURPOSE, rules.GROUPS)
    return of_cases if refused else frozenset()


def given(access: Access, row: Token) -> tuple[Source, ...]:
    """Return the tables that a token gives now, in their order."""
    wanted = frozenset(row.tables) - withheld(access, row)
    return tuple(source for name, source in TABLES.items() if name in wanted)


def calling(row: Token | None) -> Calling | None:
    """Return who calls with a token; None for one that opens nothing, whatever the reason."""
    access = _access(row) if row is not None else None
    return Calling(row, Reader(access, bytes(row.salt))) if row is not None and access is not None else None


def _access(row: Token) -> Access | None:
    """Return the access in whose name a token gives tables, None once it has ended or its maker gives none any more."""
    if row.ended_at is not None or row.expires_on < clock.today():
        return None
    try:
        access = access_for(row.made_by, Role.INFORMATION_OFFICER)
    except Refusal:
        return None
    return access if access.actor.agency == row.agency_id and may_give(access) else None
