"""Count a search that found nobody, pause searching at the limit, and let it go on again."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Actor
from amparo.trust.audit import actions as audit
from amparo.trust.probes import queries, rules
from amparo.trust.probes.models import Asker, Unmatched
from amparo.trust.rows.standing import standing
from amparo.trust.vault import fingerprints

PURPOSE = "queries that found nobody"


@dataclass(frozen=True)
class Watch:
    """Somebody who is about to search, with what is known of their searches until now (nothing for most)."""

    asker: Actor
    known: Asker | None

    @property
    def is_paused(self) -> bool:
        """Return whether searching is paused for them."""
        return self.known is not None and self.known.paused_at is not None


def begin(asker: Actor) -> Watch:
    """Return the watch over a search that begins; raise "search.paused", logged, while searching is paused."""
    watch = watched(asker)
    if watch.is_paused:
        audit.append([audit.Entry(actor=asker.id, role=asker.role, act="search.tried", outcome="refused")])
        raise Refusal("search.paused")
    return watch


def watched(asker: Actor) -> Watch:
    """Return the watch over `asker`, paused or not."""
    return Watch(asker, next(iter(_known(asker.id)), None))


@standing
def _known(user: UUID) -> QuerySet[Asker]:
    return Asker.objects.filter(user=user)


@transaction.atomic(savepoint=False)
def note(watch: Watch, text: str, *, found: bool, typing: bool = False) -> None:
    """Note that `text` was searched; `found` says whether anybody came out whom the asker may read.

    `typing` marks what is sent letter by letter: it counts when it turns out to be finished.
    """
    plain = rules.folded(text)
    if not plain or (found and watch.known is None):
        return
    own = (f"{watch.asker.id} {beginning}" for beginning in rules.beginnings(plain))
    query = rules.Query(tuple(fingerprints.fingerprints(PURPOSE, own)))
    known = watch.known or Asker.objects.get_or_create(user_id=watch.asker.id)[0]
    if _weigh(known, query, found=found, typing=typing):
        _pause_at_limit(watch.asker, known)


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
    with transaction.atomic(savepoint=False):
        if waits:
            Unmatched.objects.filter(user=user).delete()
            Asker.objects.filter(user=user).update(paused_at=None, marks=b"", length=0)
        audit.append([audit.Entry(actor=by.id, role=by.role, act="search.lifted", record=user, outcome=outcome)])
    if not waits:
        raise Refusal("record.not_there")


def forget() -> None:
    """Remove what no longer counts: fingerprints older than the hour, and open queries with them."""
    over = clock.now() - rules.WINDOW
    Unmatched.objects.filter(at__lte=over).delete()
    recent = Unmatched.objects.values("user")
    Asker.objects.filter(paused_at=None).exclude(user__in=recent).delete()
