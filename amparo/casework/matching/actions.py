"""Acts on questions under seal: leave one, take it back, compare, answer or stay silent, and let go of what is over."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.matching import queries, rules
from amparo.casework.matching.models import Asked, Found, MatchRequest
from amparo.casework.matching.queries import IDENTITY, MATCH, Match
from amparo.casework.notices import actions as notices
from amparo.casework.people import queries as people
from amparo.casework.people.projection import KIND
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust import projections
from amparo.trust.disclosure import acting, confiding, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.probes import actions as probes

FOUND = "what comparing found"


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


def compare_new(*, by: Access) -> int:
    """Compare the questions that `by` has not compared yet; return in how many somebody of theirs may be meant.

    What is kept in the database is the same whether anybody is: a moment, and a note of one length sealed to `by`.
    """
    asked = queries.to(by)
    if not asked:
        return 0
    new = [row for row in asked if row.compared_at is None][: rules.AT_ONCE]
    noted = _noted(by)
    if new:
        noted |= {match.request.pk for match in queries.compare(by, new)}
        _note(by, new, noted & {row.request_id for row in asked})
    return len(noted & {row.request_id for row in asked})


def matches(*, by: Access) -> list[Match]:
    """Compare everything that was asked of `by`, and return who of theirs may be meant; noted as by `compare_new`."""
    asked = queries.to(by)
    found = queries.compare(by, asked) if asked else []
    if asked:
        _note(by, asked, {match.request.pk for match in found})
    return found


def _noted(by: Access) -> set[UUID]:
    kept = Found.rows.filter(reader=by.id).first()
    return {UUID(each) for each in confiding.own_note(by, FOUND, kept.sealed).get("questions", [])} if kept else set()


def _note(by: Access, asked: Iterable[Asked], found: Iterable[UUID]) -> None:
    note = {"questions": [str(each) for each in sorted(found)][: rules.REMEMBERED]}
    blob = confiding.note_to_oneself(by, FOUND, note, rules.NOTE)
    Found.rows.update_or_create(reader=by.id, defaults={"sealed": blob})
    new = [row.pk for row in asked if row.compared_at is None]
    Asked.rows.filter(pk__in=new).update(compared_at=clock.now())


def match(*, by: Access, request: UUID, person: UUID) -> Match:
    """Return one match that `by` may answer; raise "not there" for everything else."""
    pairs = {(each.request.pk, each.facts.record): each for each in matches(by=by)}
    found = pairs.get((request, person))
    if found is None or not found.may_answer:
        raise gate.not_there(by, request, "match.answered")
    return found


def answer(*, by: Access, request: UUID, person: UUID, accept: bool, reason: str) -> None:
    """Answer a question about `person`, somebody restricted of one's own: let the asker know of oneself, or tell nothing.

    The answer stands in the person's sealed record as any other change of it, so that the log and the database do not
    tell it apart. Only accepting is told, to the asker alone. Raises "matching.kept_away", "cases.comment_missing".
    """
    found = match(by=by, request=request, person=person)
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    if accept and found.kept_away:
        raise Refusal("matching.kept_away", field="answer")
    with acting.act(by, "person.changed", found.facts, Action.WRITE, IDENTITY) as act:
        said = {"accepted": accept, "reason": reason.strip(), "by": str(by.id), "at": clock.now().isoformat()}
        before = act.head(person, IDENTITY).get(rules.ANSWERS, {})
        act.write(person, IDENTITY, KIND, {rules.ANSWERS: rules.remembered(before, str(request), said)})
        act.about(person, IDENTITY, fields=[rules.ANSWERS], conflicts=[])
        if accept:
            _tell(found, by)
    matches(by=by)


def _tell(found: Match, by: Access) -> None:
    rows = Asked.rows.filter(request=found.request.pk, reader=by.id, request__ended_at=None)
    if not rows.update(accepted_at=clock.now()):
        raise Refusal(gate.NOT_THERE)
    notices.tell([found.request.asked_by], queries.NOTICE, found.request.person_id)


def forget() -> None:
    """Remove questions whose time is over, with their keys and to whom they went; for the job of the hour."""
    over = MatchRequest.rows.filter(until__lte=clock.now())
    confiding.end(list(over.values_list("pk", flat=True)))
    over.delete()
