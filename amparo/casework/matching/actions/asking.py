"""Leave a question under seal, take it back, and end it with what it stood on."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.matching import queries, rules
from amparo.casework.matching.models import Asked, MatchRequest
from amparo.casework.matching.queries import MATCH
from amparo.casework.people import queries as people
from amparo.casework.people.projection import KIND
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust import projections
from amparo.trust.disclosure import acting, confiding, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.probes import actions as probes


def ask(*, by: Access, person: UUID) -> UUID:
    """Leave a question under seal: does anybody of the agency know this person in a restricted file? Return its id.

    By who works on the person's standard record. While one stands, asking again changes nothing. It counts as a search
    that found nobody, whatever comes of it. Raises "search.paused", "matching.too_many", "matching.use_restricted".
    """
    view = people.person(by, person)
    gate.check(by, Action.WRITE, view.facts, MATCH, "match.asked")
    standing: MatchRequest | None = MatchRequest.rows.filter(queries.open_now(), person=person).first()
    if standing is not None:
        return standing.pk
    watch = probes.begin(by.actor)
    _check(by, view)
    until, parameter = rules.ends(clock.now())
    new = MatchRequest(
        id=ids.new(), person_id=person, asked_by=by.id, asked_at=clock.now(), until=until, parameter=parameter
    )
    with acting.act(by, "match.asked", view.facts, Action.WRITE, MATCH) as act:
        _end(MatchRequest.rows.filter(person=person))
        new.save(force_insert=True)
        _put_to_colleagues(act, new, view)
        act.about(new.pk, MATCH)
    probes.note(watch, view.code, found=False)
    return new.pk


def _check(by: Access, view: people.PersonView) -> None:
    if view.use_restricted:
        raise Refusal("matching.use_restricted")
    if MatchRequest.rows.filter(asked_by=by.id, asked_at__gt=clock.now() - rules.DAY).count() >= rules.A_DAY:
        raise Refusal("matching.too_many")


def _put_to_colleagues(act: acting.Act, new: MatchRequest, view: people.PersonView) -> None:
    said = rules.said(projections.features_of(KIND, {"fields": view.fields}))
    new.sealed, readers = confiding.confide(act, new.pk, people.keepers(view.facts.agency) - {act.by.id}, said)
    new.save(update_fields=["sealed"])
    rows = [Asked(id=ids.new(), request=new, reader=each, asker=act.by.id) for each in sorted(readers)]
    Asked.rows.bulk_create(rows)


def take_back(*, by: Access, person: UUID) -> None:
    """Take the question about a person back, as who may ask one; nobody opens it any more."""
    view = people.person(by, person)
    with acting.act(by, "match.taken_back", view.facts, Action.WRITE, MATCH) as act:
        _end(MatchRequest.rows.filter(person=person))
        act.about(person, MATCH)


def let_go(act: acting.Act, persons: Sequence[UUID]) -> None:
    """Inside an act that changes who may know of `persons`, or destroys them: end the questions about them."""
    _end(MatchRequest.rows.filter(person__in=list(persons)))


def _end(which: QuerySet[MatchRequest]) -> None:
    open_ones = which.filter(ended_at=None)
    confiding.end(list(open_ones.values_list("pk", flat=True)))
    open_ones.update(ended_at=clock.now(), sealed=b"")


def forget() -> None:
    """Remove questions whose time is over, with their keys and to whom they went; for the job of the hour."""
    over = MatchRequest.rows.filter(until__lte=clock.now())
    confiding.end(list(over.values_list("pk", flat=True)))
    over.delete()
