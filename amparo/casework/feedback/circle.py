"""The circle of a report: who may read it. It is chosen before the first word is sealed, and follows what is learned later.

Who is complained of stands in no column: it is sealed with the report, and only who may read is named in the clear.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from amparo.casework.feedback import rules
from amparo.casework.feedback.kinds import FROM_PERSON, EntryKind, Way
from amparo.casework.feedback.models import Entry, Reader, Report
from amparo.casework.feedback.rules import Concerned
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Facts, Role, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.letters.parcels import Said

NO_TEAM = UUID(int=0)
ROLES = {
    Way.CLOSED: (Role.FOCAL_POINT,),
    Way.OPEN: (Role.FOCAL_POINT, Role.SUPERVISOR),
    Way.ASKED: (Role.SUPERVISOR,),
}
"""Who reads what goes which way. What is asked of a service goes from supervisors to one case worker more."""
HANDED = (Role.CASE_WORKER, Role.SUPERVISOR)


def way(row: Report) -> Way:
    """Return which way a report goes."""
    if row.sensitive:
        return Way.CLOSED
    return Way.ASKED if row.service else Way.OPEN


def candidates(agency: UUID, by: Way, about: Concerned, handed_to: UUID | None = None) -> frozenset[UUID]:
    """Return who of an agency may read what goes this way and is about `about`, and has a key to which it can be sealed.

    `handed_to` works on what is asked of a service.
    """
    posts = accounts.held()
    away = rules.kept_away(about, posts)
    own = [post for post in posts if post.agency == agency]
    wanted = {post.user for post in own if post.role in ROLES[by]}
    wanted |= {post.user for post in own if by is Way.ASKED and post.user == handed_to and post.role in HANDED}
    return _with_keys(agency, by, wanted - away, away)


def may_get(row: Report, about: Concerned) -> Collection[UUID]:
    """Return to whom a report about `about` could be given: one of its readers, or who takes people in at the agency."""
    if way(row) is not Way.ASKED:
        return reading(row)
    posts = accounts.held()
    away = rules.kept_away(about, posts)
    wanted = {post.user for post in posts if post.agency == row.agency_id and post.role in HANDED} - away
    return _with_keys(row.agency_id, Way.ASKED, wanted, away)


def _with_keys(agency: UUID, by: Way, wanted: Collection[UUID], away: frozenset[UUID]) -> frozenset[UUID]:
    tier = Tier.RESTRICTED if by is Way.CLOSED else Tier.STANDARD
    asked = Facts(record=NO_TEAM, agency=agency, team=NO_TEAM, tier=tier, complained_of=away)
    return frozenset(parcels.readers(asked, wanted))


def facts(row: Report, readers: Iterable[UUID]) -> Facts:
    """Return the policy's facts about a report that is sealed to `readers`."""
    tier = Tier.RESTRICTED if row.sensitive else Tier.STANDARD
    return Facts(record=row.pk, agency=row.agency_id, team=NO_TEAM, tier=tier, focal_points=frozenset(readers))


def reading(row: Report) -> set[UUID]:
    """Return who may read a report now, as far as the database shows it."""
    return set(Reader.rows.filter(report=row, until=None).values_list("reader", flat=True))


def next_number(row: Report) -> int:
    """Return the number of the next entry of a report, whose row is kept from change by others until it is written."""
    return Entry.rows.filter(report=row).count() + 1


def let_in(row: Report, readers: Iterable[UUID]) -> None:
    """Name who may read a report from now on."""
    now = clock.now()
    Reader.rows.bulk_create([Reader(report=row, reader=user, since=now) for user in sorted(readers)])


def about_of(entries: Sequence[Entry], said: Mapping[UUID, Said]) -> Concerned:
    """Return whom a report is about: what the person said, and what its readers marked last."""
    found, marked = Concerned(), Concerned()
    for entry in entries:
        named = rules.about(said.get(entry.pk, {}).get("about", {}))
        if entry.kind in FROM_PERSON:
            found |= named
        elif entry.kind == EntryKind.COMPLAINED_OF:
            marked = named
    return found | marked


def concerned(by: Access, row: Report) -> Concerned:
    """Return whom a report is about, as far as `by` opens it."""
    entries = list(Entry.rows.filter(report=row).order_by("number"))
    return about_of(entries, parcels.unsealed([Parcel(entry.pk, entry.sealed) for entry in entries], by.keys))


def settle(by: Access, row: Report) -> set[UUID]:
    """At the end of an act: bring readers and keys in step with what is known now; return who joined.

    Whoever cannot open all of it does not know whom it is about, and lets nobody in; who can open nothing does not act
    on it ("sealed"). Raises Refusal "feedback.nobody_left" when nobody would be left.
    """
    entries = list(Entry.rows.filter(report=row).order_by("number"))
    sealed = [Parcel(entry.pk, entry.sealed) for entry in entries]
    said = parcels.unsealed(sealed, by.keys)
    if not said:
        raise Refusal(gate.SEALED)
    now = reading(row)
    wanted = set(candidates(row.agency_id, way(row), about_of(entries, said), row.handler))
    if len(said) < len(entries):
        wanted &= now
    if not wanted:
        raise Refusal("feedback.nobody_left")
    for parcel in parcels.settle(sealed, wanted, by.keys):
        Entry.rows.filter(pk=parcel.id).update(sealed=parcel.sealed)
    Reader.rows.filter(report=row, until=None, reader__in=now - wanted).update(until=clock.now())
    let_in(row, wanted - now)
    return wanted - now
