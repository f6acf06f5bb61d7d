"""Reads of questions under seal: what the asker may know, and what comparing finds in the session of who was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from amparo.casework.matching import rules
from amparo.casework.matching.models import Asked, MatchRequest
from amparo.casework.people import queries as people
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust import projections
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import confiding, gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

MATCH, IDENTITY = Compartment.MATCH, Compartment.IDENTITY
NOTICE = "match_accepted"


def open_now() -> Q:
    """Return the condition that a question stands."""
    return Q(ended_at=None, until__gt=clock.now())


@dataclass(frozen=True)
class Standing:
    """How it stands with the question about a person: since when, until when, and who let the asker know of themselves."""

    asked_at: datetime
    until: datetime
    accepted_by: tuple[str, ...] = ()


def may_ask(access: Access, facts: Facts) -> bool:
    """Return whether `access` may leave a question about a person."""
    return gate.allowed(access, Action.WRITE, facts, MATCH).allowed


def standing(access: Access, person: UUID) -> Standing | None:
    """Return the question that stands about a person, for who may ask; None when there is none."""
    row = MatchRequest.rows.filter(open_now(), person=people.row(access, person)).first()
    if row is None:
        return None
    accepted = Asked.rows.filter(request=row, asker=access.id, accepted_at__isnull=False).order_by("accepted_at")
    readers = list(accepted.values_list("reader", flat=True))
    names = accounts.names_of(readers)
    return Standing(row.asked_at, row.until, tuple(names[reader] for reader in readers))


def told(access: Access, asked_about: Sequence[UUID]) -> dict[UUID, str]:
    """Return person → code for those of `asked_about` whom the reader may still read; what notices show."""
    found = people.in_reach(access, Action.READ, IDENTITY).filter(pk__in=list(asked_about))
    return {key: ids.code(key) for key in found.values_list("pk", flat=True)}


def to(access: Access) -> list[Asked]:
    """Return the questions that stand and were put to `access`: what was not compared yet first, then the newest."""
    if access.keys is None:
        return []
    rows = Asked.rows.filter(reader=access.id, request__ended_at=None, request__until__gt=clock.now())
    order = (F("compared_at").asc(nulls_first=True), "-request__asked_at", "pk")
    return list(rows.select_related("request").order_by(*order)[: rules.STANDING])


@dataclass(frozen=True)
class Match:
    """Somebody restricted of the reader's who may be the one a question is about.

    Nothing of what the question says is in it: `agrees` holds codes of what is alike. `kept_away`: the asker is, so that
    they must not learn anything.
    """

    request: MatchRequest
    facts: Facts
    agrees: tuple[str, ...]
    asker: str
    team: str
    may_answer: bool

    @property
    def code(self) -> str:
        """Return the code of the reader's own person."""
        return ids.code(self.facts.record)

    @property
    def kept_away(self) -> bool:
        """Return whether a conflict of interest or a complaint keeps the asker away from the reader's person."""
        return self.request.asked_by in self.facts.conflicts | self.facts.complained_of


def compare(access: Access, asked: Sequence[Asked]) -> list[Match]:
    """Compare questions with the restricted people whom `access` may read, in their session, and return what is alike.

    Two leaves in the log, however many are alike and whether any is; what was answered before is left out.
    """
    questions = _questions([row.request for row in asked], access)
    said = confiding.opened(access, questions, "match.opened")
    facts, opened = people.restricted(access, scope.Reach(access, Action.READ, IDENTITY), "match.compared")
    index, register = people.indexed(opened), projections.current()
    found = []
    for row in asked:
        if row.request_id in said:
            hits = index.similar(rules.features(said[row.request_id]), limit=rules.ALIKE, among=register)
            alike = {hit.person: tuple(dict.fromkeys(reason.kind for reason in hit.reasons)) for hit in hits}
            found += [
                (row.request, facts[key], kinds)
                for key, kinds in alike.items()
                if str(row.request_id) not in opened[key].fields.get(rules.ANSWERS, {})
            ]
    return _matches(access, found)


def _questions(requests: Sequence[MatchRequest], access: Access) -> list[confiding.Question]:
    rows = _known(access, [each.person_id for each in requests])
    asked = {key: replace(facts, asked=frozenset({access.id})) for key, facts in facts_of_many(rows).items()}
    return [
        confiding.Question(asked[each.person_id], each.pk, each.sealed) for each in requests if each.person_id in asked
    ]


def _known(access: Access, persons: Sequence[UUID]) -> QuerySet[Any]:
    """Return the clear rows of those asked about who are within a likely match's reach: of the agency, standard, not blocked."""
    return people.in_reach(access, Action.MATCH_HINT, IDENTITY).filter(pk__in=set(persons))


def _matches(access: Access, found: Sequence[tuple[MatchRequest, Facts, tuple[str, ...]]]) -> list[Match]:
    names = accounts.names_of([request.asked_by for request, _, _ in found])
    homes = dict(_known(access, [request.person_id for request, _, _ in found]).values_list("pk", "team_id"))
    teams = accounts.team_names(list(homes.values()))
    return [
        Match(
            request,
            facts,
            tuple(kind for kind in rules.TOLD if kind in kinds),
            names.get(request.asked_by, ""),
            teams.get(homes[request.person_id], ""),
            gate.allowed(access, Action.WRITE, facts, IDENTITY).allowed,
        )
        for request, facts, kinds in found
    ]
