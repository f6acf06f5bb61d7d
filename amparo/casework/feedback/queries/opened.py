"""One report, opened for one of its readers; and whom of the staff a step with it could name."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.feedback import circle
from amparo.casework.feedback.kinds import EntryKind
from amparo.casework.feedback.models import Entry, Report, Sender
from amparo.casework.feedback.queries.lists import Line, lines
from amparo.casework.feedback.queries.reach import in_reach, row
from amparo.casework.feedback.rules import Concerned
from amparo.foundation import ids
from amparo.foundation.policy import Action, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts import report_lock
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.letters.parcels import Said

OPENED = "feedback.opened"


@dataclass(frozen=True)
class EntryView:
    """One thing said or written, opened; `said` is None where this session has no key that opens it."""

    row: Entry
    said: Said | None
    by: str


@dataclass(frozen=True)
class ReportView:
    """One report, opened for one of its readers."""

    line: Line
    facts: Facts
    entries: tuple[EntryView, ...]
    readers: Mapping[UUID, str]
    agency: str
    same_sender: tuple[str, ...]

    @property
    def row(self) -> Report:
        """Return the clear columns."""
        return self.line.row

    @property
    def told(self) -> Said:
        """Return what the person told first."""
        return next((one.said or {} for one in self.entries if one.row.kind == EntryKind.TOLD), {})

    @property
    def answered_by(self) -> set[UUID]:
        """Return who answered it already: an appeal is for somebody else."""
        return {one.row.by for one in self.entries if one.row.kind == EntryKind.ANSWER and one.row.by}


def report(access: Access, report_id: UUID) -> ReportView:
    """Return one report with what was said and written about it; one leaf. A recording in it is not opened.

    Raises "not there" for everything else.
    """
    found = row(access, report_id, Action.READ, OPENED)
    with report_lock.working_on(found.pk):
        readers = circle.reading(found)
        entries = list(Entry.rows.filter(report=found).order_by("number"))
        facts = circle.facts(found, readers)
        sealed = [Parcel(entry.pk, entry.sealed) for entry in entries if entry.kind != EntryKind.VOICE]
        said = parcels.opened(access, facts, sealed, OPENED)
    names = accounts.names_of([*readers, *(entry.by for entry in entries if entry.by)])
    views = tuple(EntryView(one, said.get(one.pk), names.get(one.by or one.pk, "")) for one in entries)
    line = lines(access, [found])[0]
    agency = accounts.agency_names().get(found.agency_id, "")
    return ReportView(
        line, facts, views, {user: names[user] for user in sorted(readers, key=names.__getitem__)}, agency,
        _same_sender(access, found),
    )  # fmt: skip


def _same_sender(access: Access, found: Report) -> tuple[str, ...]:
    """Return the codes of other reports that `access` reads and that came from the same sender, while that is known."""
    sender = Sender.rows.filter(report=found.pk).values("sender")
    others = in_reach(access, Action.READ).filter(pk__in=Sender.rows.filter(sender__in=sender).values("report"))
    return tuple(ids.code(key) for key in others.exclude(pk=found.pk).order_by("pk").values_list("pk", flat=True))


def readers(access: Access, report_id: UUID) -> dict[UUID, str]:
    """Return to whom a report could be given that `access` may work on, by name; nothing is opened."""
    found = row(access, report_id, Action.WRITE, "feedback.assigned")
    with report_lock.working_on(found.pk):
        return _sorted(accounts.names_of(list(circle.may_get(found, Concerned()))))


def complained_of(access: Access, report_id: UUID) -> tuple[Concerned, dict[UUID, str], dict[UUID, str]]:
    """Return whom readers marked as complained of last, and who could be: people and teams of the agency; one leaf."""
    view = report(access, report_id)
    marked = [one.row for one in view.entries if one.row.kind == EntryKind.COMPLAINED_OF]
    said = {one.row.pk: one.said for one in view.entries if one.said is not None}
    return circle.about_of(marked, said), *staff_of(view.row.agency_id)


def elsewhere(access: Access, report_id: UUID) -> dict[UUID, str]:
    """Return the other agencies to which a report could be passed on, by name."""
    found = row(access, report_id, Action.WRITE, "feedback.passed_on")
    return {key: name for key, name in accounts.agency_names().items() if key != found.agency_id}


def staff_of(agency: UUID) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """Return who works for an agency now, and its teams, by name: whom a report may complain of."""
    held = [post for post in accounts.held() if post.agency == agency]
    names, teams = (
        accounts.names_of([post.user for post in held]),
        accounts.team_names([p.team for p in held if p.team]),
    )
    return _sorted(names), _sorted(teams)


def _sorted(names: dict[UUID, str]) -> dict[UUID, str]:
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))
