"""Looks for people and cases that are sealed by half: to people and still to the server, or to nobody who should read them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from uuid import UUID

from amparo.casework.cases.models import Case, Entry, EntryKind
from amparo.casework.people.models import Person
from amparo.foundation.policy import Tier
from amparo.trust.audit.models import Leaf
from amparo.trust.vault.models import Grant, RecipientKind

CHANGES = RESTRICTED, LIFTED = "case.restricted", "case.restriction_lifted"


def sealed_by_half() -> Iterator[str]:
    """Return a sentence for each compartment whose keys are not those of its holder's tier, and each case unlike its person."""
    tiers = dict(Person.rows.values_list("pk", "tier")) | dict(Case.rows.values_list("pk", "tier"))
    for (holder, compartment), kinds in _kinds().items():
        wanted = RecipientKind.USER if tiers.get(holder) == Tier.RESTRICTED else RecipientKind.SERVER
        if wanted not in kinds:
            yield f"{compartment} of {holder} is sealed to no {wanted}"
        if wanted is RecipientKind.USER and RecipientKind.SERVER in kinds:
            yield f"{compartment} of {holder} is sealed to people, and the server has a key"
    for case, person in Case.rows.values_list("pk", "person"):
        if tiers[case] != tiers.get(person):
            yield f"case {case} has another tier than its person"


def versions_written() -> Counter[UUID]:
    """Return record → versions that changes of tier wrote: of the person always, and of the case or a supervisor's reason."""
    persons, written = dict(Case.rows.values_list("pk", "person")), Counter[UUID]()
    reasons = defaultdict[UUID, list[UUID]](list)
    for case, entry in Entry.rows.filter(kind=EntryKind.SUPERVISION).values_list("case", "pk"):
        reasons[case].append(entry)
    for act, case in Leaf.objects.filter(act__in=CHANGES, outcome="done").values_list("act", "record"):
        written[persons[case]] += 1
        if act == RESTRICTED:
            written[case] += 1
        elif reasons[case]:
            written[reasons[case].pop()] += 1
    return written


def ever_restricted() -> set[UUID]:
    """Return the holders whose keys were made for all compartments at once, also for those in which nothing is written."""
    return set(
        Grant.objects.exclude(recipient_kind=RecipientKind.SERVER, key_version=1).values_list("holder", flat=True)
    )


def _kinds() -> dict[tuple[UUID, str], set[str]]:
    """Return holder and compartment → the kinds of recipients of all its keys; older ones go when it is sealed again."""
    kinds = defaultdict[tuple[UUID, str], set[str]](set)
    for holder, compartment, kind in Grant.objects.values_list("holder", "compartment", "recipient_kind"):
        kinds[holder, compartment].add(kind)
    return kinds
