"""Count a search that found nobody, pause searching at the limit, and let it go on again."""

from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Actor
from amparo.trust.audit import actions as audit
from amparo.trust.probes import queries, rules
from amparo.trust.probes.models import Asker, Unmatched
from amparo.trust.vault import fingerprints

PURPOSE = "queries that found nobody"


def refuse_if_paused(asker: Actor) -> None:
    """Raise "search.paused" while searching is paused for `asker`; the try is logged."""
    if queries.is_paused(asker.id):
        audit.append([audit.Entry(actor=asker.id, role=asker.role, act="search.tried", outcome="refused")])
        raise Refusal("search.paused")


@transaction.atomic
def note(asker: Actor, text: str, *, found: bool, typing: bool = False) -> None:
    """Note that `asker` searched `text`; `found` says whether anybody came out whom they may read.

    `typing` marks what is sent letter by letter: it counts when it turns out to be finished.
    """
    plain = rules.folded(text)
    if not plain:
        return
    own = (f"{asker.id} {beginning}" for beginning in rules.beginnings(plain))
    query = rules.Query(tuple(fingerprints.fingerprints(PURPOSE, own)))
    known = Asker.objects.filter(user=asker.id).first()
    if known is None:
        if found:
            return
        known = Asker.objects.create(user_id=asker.id)
    if _weigh(known, query, found=found, typing=typing):
        _pause_at_limit(asker, known)


def _weigh(known: Asker, query: rules.Query, *, found: bool, typing: bool) -> bool:
    """Close or keep the open query, and count what is finished; return whether anything was counted."""
    kept = _cut(bytes(known.marks))
    goes_on = rules.continues(query, kept)
    left = bool(kept) and not goes_on
    if left:
        _count(known, kept[0], finished=True)
    if found or not typing:
        _open(known, None)
    elif not goes_on or query.length >= known.length:
        _open(known, query)
    if not found:
        _count(known, query.mark, finished=not typing)
    return left or not found


def _cut(marks: bytes) -> list[bytes]:
    return [marks[at : at + fingerprints.SIZE] for at in range(0, len(marks), fingerprints.SIZE)]


def _open(known: Asker, query: rules.Query | None) -> None:
    if query is None and not known.length:
        return
    known.marks, known.length = (b"".join(query.kept), query.length) if query else (b"", 0)
    known.save(update_fields=["marks", "length"])


def _count(known: Asker, mark: bytes, *, finished: bool) -> None:
    Unmatched.objects.create(user_id=known.pk, mark=mark, finished=finished, at=clock.now())


def _pause_at_limit(asker: Actor, known: Asker) -> None:
    rows = Unmatched.objects.filter(user=asker.id, at__gt=clock.now() - rules.WINDOW)
    found = list(rows.values_list("mark", "finished"))
    finished = len({bytes(mark) for mark, counts in found if counts})
    typed = sum(not counts for _mark, counts in found)
    if known.paused_at or (finished < rules.FINISHED_LIMIT and typed < rules.TYPED_LIMIT):
        return
    Asker.objects.filter(pk=known.pk).update(paused_at=clock.now())
    detail = {"finished": finished, "typed": typed}
    audit.append([audit.Entry(actor=asker.id, role=asker.role, act="search.paused", detail=detail)])


def lift(by: Actor, user: UUID) -> None:
    """Let `user` search again, by somebody who may; the count begins anew. Raise "not there" otherwise, logged."""
    waits = any(paused.user == user for paused in queries.waiting(by))
    outcome = "done" if waits else "refused"
    audit.append([audit.Entry(actor=by.id, role=by.role, act="search.lifted", record=user, outcome=outcome)])
    if not waits:
        raise Refusal("record.not_there")
    with transaction.atomic():
        Unmatched.objects.filter(user=user).delete()
        Asker.objects.filter(user=user).update(paused_at=None, marks=b"", length=0)


def forget() -> None:
    """Remove what no longer counts: fingerprints older than the hour, and open queries with them."""
    over = clock.now() - rules.WINDOW
    Unmatched.objects.filter(at__lte=over).delete()
    recent = Unmatched.objects.values("user")
    Asker.objects.filter(paused_at=None).exclude(user__in=recent).delete()
