"""Files whose time of keeping is over: list them, propose what becomes of them, and decide as the second person."""

from datetime import date, datetime
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.people import queries as people
from amparo.casework.rights import pathway, rules
from amparo.casework.rights.actions.anonymising import leave_remainder
from amparo.casework.rights.actions.destroying import destroy
from amparo.casework.rights.kinds import Fate, Ground, ReviewStatus
from amparo.casework.rights.models import Certificate, Hold, Review
from amparo.casework.rights.queries.keeping import REVIEW, ReviewView, review, standing
from amparo.casework.rights.queries.requests import RIGHTS
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by

SLICE = 400


def list_expired() -> int:
    """List every file whose time of keeping may be over, once; return how many came new.

    Only dates in the clear are looked at, so an adult's file and a child's are not told apart: the shortest schedule
    counts here, and the true one when somebody entitled opens the review. Nothing is opened and nothing destroyed.
    """
    today, schedule = clock.today(), pathway.schedule()
    last = rules.youngest(today, rules.shortest(schedule, today))
    waiting = Review.rows.filter(status=ReviewStatus.OPEN).values("person")
    kept = Review.rows.filter(status=ReviewStatus.KEPT, keep_until__gte=today).values("person")
    ended = Certificate.rows.values("person")
    held = Hold.rows.filter(standing()).values("person")
    rows = people.registered_before(last)
    for past in (waiting, kept, held):
        rows = rows.exclude(pk__in=past)
    rows = rows.exclude(pk__in=ended)
    registered = list(rows.values_list("pk", "registered_at"))
    found = [new for at in range(0, len(registered), SLICE) for new in _over(registered[at : at + SLICE], today)]
    Review.rows.bulk_create(found, batch_size=SLICE)
    return len(found)


def _over(registered: list[tuple[UUID, datetime]], today: date) -> list[Review]:
    worked = cases.last_work([person for person, _ in registered])
    found = []
    for person, since in registered:
        open_case, closed = worked.get(person, (False, None))
        if open_case:
            continue
        life = rules.Life(since.date(), closed.date() if closed else None)
        until, row = rules.kept_until(pathway.schedule(), life, today)
        if until < today:
            found.append(Review(id=ids.new(), person_id=person, over_since=until, parameter=row.id))
    return found


def propose(*, by: Access, review_id: UUID, fate: Fate, reason: str, keep_until: date | None = None) -> None:
    """Propose to destroy, to anonymise, or to keep a file longer (until a day, with a reason)."""
    view = review(by, review_id)
    if not reason.strip():
        raise Refusal("rights.reason_missing", field="reason")
    if fate is Fate.KEEP and (keep_until is None or keep_until <= clock.today()):
        raise Refusal("rights.until_past", field="keep_until")
    if fate is not Fate.KEEP:
        _check_over(view)
    with acting.act(by, "retention.proposed", view.facts, Action.WRITE, RIGHTS) as act:
        _settle(view, {"fate": fate, "proposed_by": by.id, "keep_until": keep_until if fate is Fate.KEEP else None,
                       "age_known": view.kept_until is not None})  # fmt: skip
        act.write(review_id, RIGHTS, REVIEW, {"reason": reason.strip()})
        act.about(review_id, RIGHTS, fate=fate.value)


def _check_over(view: ReviewView) -> None:
    """Refuse to end a file that is held, or of which the reader knows that its time is not over."""
    if view.held:
        raise Refusal("rights.held", field="fate")
    if view.kept_until is not None and not view.is_over:
        raise Refusal("rights.not_over", field="fate")


def _settle(view: ReviewView, columns: dict[str, object]) -> None:
    stood = Review.rows.filter(pk=view.row.pk, status=ReviewStatus.OPEN, fate=view.row.fate)
    if view.row.status != ReviewStatus.OPEN or not stood.update(**columns):
        raise Refusal("rights.step_not_open")


def decide(*, by: Access, review_id: UUID, agree: bool, note: str = "") -> UUID | None:
    """Agree to what was proposed, or send it back, as the second person; return the certificate of what was destroyed.

    Somebody of the two has to know who the person is: only so can a child's file be told, which is kept longer.
    """
    view = review(by, review_id)
    facts = authored_by(view.facts, view.row.proposed_by)
    ends = agree and view.row.fate != Fate.KEEP
    if not agree and not note.strip():
        raise Refusal("rights.reason_missing", field="note")
    if ends:
        _check_known(view)
        _check_over(view)
    with acting.act(by, "retention.decided", facts, Action.APPROVE, RIGHTS) as act:
        if not agree:
            _settle(view, {"fate": Fate.NONE, "proposed_by": None, "keep_until": None})
            act.write(review_id, RIGHTS, REVIEW, {"note": note.strip()}, action=Action.APPROVE)
            act.about(review_id, RIGHTS)
            return None
        if ends:
            return _end(act, view)
        _keep(act, view, note)
        return None


def _check_known(view: ReviewView) -> None:
    known = view.kept_until is not None
    if not known and (view.row.fate == Fate.ANONYMISE or not view.row.age_known):
        raise Refusal("rights.identity_needed")


def _keep(act: acting.Act, view: ReviewView, note: str) -> None:
    _settle(view, {"status": ReviewStatus.KEPT, "decided_by": act.by.id, "decided_at": clock.now()})
    act.write(view.row.pk, RIGHTS, REVIEW, {"note": note.strip() or None}, action=Action.APPROVE)
    act.about(view.row.pk, RIGHTS)


def _end(act: acting.Act, view: ReviewView) -> UUID:
    anonymised = view.row.fate == Fate.ANONYMISE
    if anonymised:
        leave_remainder(act.by, view)
    _settle(view, {"status": ReviewStatus.ENDED, "decided_by": act.by.id, "decided_at": clock.now()})
    act.about(view.row.pk, RIGHTS)
    proposed_by = view.row.proposed_by or act.by.id
    return destroy(act, act.facts, Ground.RETENTION, proposed_by=proposed_by, anonymised=anonymised)
