"""The judge: a fresh process that opens what is left, looks for every act that was answered, and for every half act."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import connection

from amparo.casework.cases.models import Case, StoredFile
from amparo.casework.people.models import Person
from amparo.foundation.policy import Compartment, Tier
from amparo.trust import projections
from amparo.trust.audit import verify
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of
from amparo.trust.history.models import Version
from benchmarks.faults import staff
from benchmarks.faults.judge import seals
from benchmarks.faults.judge.halves import halves
from benchmarks.faults.table import Judgement
from benchmarks.faults.worker.desk import Done


def judged(answered: Sequence[Done], newest: Sequence[Done]) -> Judgement:
    """Return the judgement on everything `answered`; the `newest` of it is also opened through the gate and searched."""
    found = Judgement(broken=list(_broken()))
    if not found.broken:
        found.lost = [f"{done.act} of {done.record}: {why}" for done, why in _lost(answered, newest).items()]
        found.half = halves()
        if projections.unreadable():
            found.half.append(f"{projections.unreadable()} people cannot be opened for the index")
    return found


def _broken() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        yield from (str(row[0]) for row in cursor.fetchall() if row[0] != "ok")
    yield from verify.verify().findings


def _lost(answered: Sequence[Done], newest: Sequence[Done]) -> dict[Done, str]:
    """Return act → why it is lost: its version or its leaf is gone, its words cannot be read, its person not found."""
    lost: dict[Done, str] = {}
    for search in (_missing(answered), _unreadable(newest), _not_sealed_again(newest), _not_found(newest)):
        for done, why in search:
            lost.setdefault(done, why)
    return lost


def _missing(answered: Sequence[Done]) -> Iterator[tuple[Done, str]]:
    """Look for the version and the leaf of every act, however often it was done to the same record."""
    versions = set(Version.objects.values_list("record", "number"))
    leaves = Counter(Leaf.objects.filter(outcome="done").values_list("act", "record"))
    for done in dict.fromkeys(answered):
        record = UUID(done.record)
        if done.number and (record, done.number) not in versions:
            yield done, "its version is gone"
        leaves[done.act, record] -= 1
        if leaves[done.act, record] < 0:
            yield done, "its leaf is gone"


def _unreadable(newest: Sequence[Done]) -> Iterator[tuple[Done, str]]:
    """Open through the gate, as Alma, and look for the very words that were answered."""
    alma = staff.access("alma")
    for done in newest:
        first = Version.objects.filter(record=done.record).first()
        if not done.number or first is None:
            continue  # gone, and said so
        opened = gate.read_versions(alma, _ask(first))
        said = [json.dumps([content.fields, content.conflicts]) for content in opened if content.number == done.number]
        if not said or done.token not in said[0]:
            yield done, "what was written cannot be read"
        if done.act == "document.added" and done.token.encode() not in _file(alma, first):
            yield done, "the file cannot be opened"


def _not_sealed_again(newest: Sequence[Done]) -> Iterator[tuple[Done, str]]:
    """Open every record of a case that changed its tier, as Alma: all its versions are sealed anew, or none."""
    alma = staff.access("alma")
    for done in newest:
        if done.act in seals.CHANGES:
            for first in Version.objects.filter(holder=done.holder, number=1):
                wanted = Version.objects.filter(record=first.record).count()
                if len(gate.read_versions(alma, _ask(first))) != wanted:
                    yield done, f"{first.kind} can no longer be read"


def _ask(version: Version) -> gate.Ask:
    holder = Person.rows.filter(pk=version.holder).first() or Case.rows.get(pk=version.holder)
    return gate.Ask(facts_of(holder), Compartment(version.compartment), version.record)


def _file(alma: Access, version: Version) -> bytes:
    stored = StoredFile.objects.filter(entry=version.record).first()
    return gate.read_file(alma, _ask(version), stored.sealed) if stored else b""


def _not_found(newest: Sequence[Done]) -> Iterator[tuple[Done, str]]:
    """Build the index from what is left and search everybody who was registered."""
    index = projections.current()
    for done in newest:
        if done.act == "person.registered":
            person = Person.rows.filter(pk=done.record).first()
            hits = {hit.person for hit in index.search(done.token)}
            if person is None or person.duplicate_of_id:
                continue
            if (person.pk in hits) is (person.tier == Tier.RESTRICTED):
                yield done, "search does not find the person, or finds somebody who is sealed to people"
