"""Checklists as rows for programs: codes of answers alone, never what somebody wrote, nor what a site is called."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo import practice
from amparo.casework.mainstreaming import queries, reach, rules
from amparo.casework.mainstreaming.models import Checklist
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE


@dataclass(frozen=True)
class Answered:
    """One answer of a checklist to one item, with the element it belongs to."""

    checklist: UUID
    site: UUID
    site_kind: str
    place: str
    on: date
    form: str
    element: str
    item: str
    answer: str


def checklists(access: Access) -> list[UUID]:
    """Return the checklists of the agency; raise "not there" for who does not keep them."""
    if not reach.may_keep(access):
        raise Refusal(NOT_THERE)
    return list(Checklist.objects.filter(site__in=reach.own_sites(access)).values_list("pk", flat=True))


def answered(access: Access, wanted: Collection[UUID]) -> Iterator[Answered]:
    """Yield the answers that stand in some checklists of the agency."""
    rows = Checklist.objects.filter(pk__in=wanted, site__in=reach.own_sites(access)).select_related("site__place")
    told = queries.answers_of(rows)
    for row in rows if reach.may_keep(access) else ():
        place = row.site.place.code if row.site.place else ""
        for page in practice.catalogue().form(row.form).pages:
            for item in rules.items_of(page):
                if answer := told[row.pk].get(item.path, ""):
                    yield Answered(
                        row.pk, row.site_id, row.site.kind, place, row.on, row.form, page.name, item.name, answer
                    )
