"""Looks for acts that are there by half: rows without their content, content without its leaf, keys without a lock."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from amparo.casework.cases.models import Case, Deadline, Entry, EntryKind, EntryStatus, StoredFile
from amparo.casework.consent.models import Consent
from amparo.casework.people.models import Person, Tie
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from benchmarks.faults.judge import seals

ONE_VERSION = frozenset({
    "person.registered", "person.changed", "note.written", "task.written", "incident.written", "journey.written",
    "note.corrected", "task.done", "form.started", "form.saved", "person.tied", "consent.given", "document.added",
    "case.opened",
})  # fmt: skip
"""Acts that write exactly one version of the record that their leaf is about."""
FIRST_CLOCKS = frozenset({"first_action", "assessment"})


def halves() -> list[str]:
    """Return a sentence for each half act; nothing when every act is there whole or not at all."""
    searches = (
        _rows_without_content, _versions_without_company, _leaves, _states, _parts, seals.sealed_by_half, _foreign_keys,
    )  # fmt: skip
    return [half for search in searches for half in search()]


def _rows() -> dict[UUID, UUID]:
    """Return record → holder of every row that has sealed content."""
    found = {key: key for model in (Person, Case) for key in model.rows.values_list("pk", flat=True)}
    found |= dict(Entry.rows.values_list("pk", "case"))
    found |= dict(Tie.rows.values_list("pk", "person"))
    return found | dict(Consent.rows.values_list("pk", "person"))


def _rows_without_content() -> Iterator[str]:
    rows, first = _rows(), dict(Version.objects.filter(number=1).values_list("record", "holder"))
    yield from (f"row {record} has no content" for record in rows.keys() - first.keys())
    yield from (f"content of {record} has no row" for record in first.keys() - rows.keys())
    yield from (f"{record} belongs to two" for record in rows.keys() & first.keys() if rows[record] != first[record])


def _versions_without_company() -> Iterator[str]:
    numbers = defaultdict(list)
    for record, number in Version.objects.order_by("number").values_list("record", "number"):
        numbers[record].append(number)
    yield from (f"a version of {r} is missing" for r, found in numbers.items() if found != [*range(1, len(found) + 1)])
    places = set(Version.objects.values_list("holder", "compartment"))
    grants = set(Grant.objects.values_list("holder", "compartment"))
    yield from (f"{part} of {holder} has content and no key" for holder, part in places - grants)
    all_at_once = seals.ever_restricted()
    empty = {(holder, part) for holder, part in grants - places if holder not in all_at_once}
    yield from (f"{part} of {holder} has a key and no content" for holder, part in empty)


def _leaves() -> Iterator[str]:
    """Compare the log with the history: an act that writes one version has one leaf, and the other way round."""
    told = Leaf.objects.filter(act__in=ONE_VERSION, outcome="done").exclude(act="case.opened", compartment__gt="")
    leaves = Counter(told.values_list("record", flat=True)) + seals.versions_written()
    written = Counter(Version.objects.values_list("record", flat=True))
    for record in leaves.keys() | written.keys():
        if leaves[record] != written[record]:
            yield f"{record} has {written[record]} versions and {leaves[record]} leaves"


def _states() -> Iterator[str]:
    """Compare states that stand in the clear with the leaves of the acts that set them."""
    by_act = defaultdict(set)
    last: dict[UUID, str] = {}  # a form that is saved after it was completed is a draft again
    for act, record in Leaf.objects.filter(outcome="done").order_by("index").values_list("act", "record"):
        by_act[act].add(record)
        last[record] = act if act.startswith("form.") and act != "form.checked" else last.get(record, "")
    by_act["form.completed"] = {record for record, act in last.items() if act == "form.completed"}
    entries = Entry.rows.all()
    pairs = {
        "task.done": entries.filter(status=EntryStatus.DONE),
        "form.completed": entries.filter(kind=EntryKind.FORM, status__in=[EntryStatus.COMPLETE, EntryStatus.WAITING]),
        "person.marked_duplicate": Person.rows.exclude(duplicate_of=None),
    }
    for act, rows in pairs.items():
        yield from (f"{act} of {record} is half" for record in by_act[act] ^ set(rows.values_list("pk", flat=True)))


def _parts() -> Iterator[str]:
    """Look for cases without their clocks and documents without their file."""
    clocks = defaultdict(set)
    for case, step in Deadline.objects.values_list("case", "step"):
        clocks[case].add(step)
    cases = Case.rows.values_list("pk", flat=True)
    yield from (f"case {case} has not its clocks" for case in cases if not clocks[case] >= FIRST_CLOCKS)
    documents = set(Entry.rows.filter(kind=EntryKind.DOCUMENT).values_list("pk", flat=True))
    files = set(StoredFile.objects.values_list("entry", flat=True))
    yield from (f"document {entry} is half" for entry in documents ^ files)


def _foreign_keys() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        yield from (f"a row of {row[0]} points nowhere" for row in cursor.fetchall())
