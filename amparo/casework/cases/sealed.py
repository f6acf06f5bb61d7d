"""What of a case is sealed beside its entries: the files of documents, and the packets of its transfers."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.cases.models import Case, StoredFile, Transfer, TransferStatus
from amparo.casework.cases.queries.entries import compartments_of
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment, Facts, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, circles
from amparo.trust.disclosure.access import Access

PACKET = Compartment.PACKET


def files(holder: UUID) -> Iterator[circles.Blob]:
    """Yield the documents of a case, for a change of keys."""
    found = list(StoredFile.objects.select_related("entry").filter(entry__case=holder))
    places = compartments_of([stored.entry for stored in found])
    for stored in found:
        yield circles.of_file(
            holder, places[stored.entry_id], stored.entry_id, stored.sealed, partial(_keep, stored.pk)
        )


def _keep(entry: UUID, sealed: bytes) -> None:
    StoredFile.objects.filter(pk=entry).update(sealed=sealed)


def offer(by: Access, new: Transfer, facts: Facts) -> None:
    """Let those who decide on the offer of a restricted case open its packet, and its keys be theirs once they accept.

    Raises Refusal "record.no_key_there" when none of them could receive a key.
    """
    if facts.tier is not Tier.RESTRICTED:
        return
    deciding = accounts.supervisors_of(new.to_team_id) - facts.conflicts - facts.complained_of
    if not circles.promise([new.case_id, new.case.person_id], deciding, by.keys):
        raise Refusal("record.no_key_there", field="to_team")
    circles.packet(new.pk, PACKET, [*deciding, by.id])


def end_offer(act: acting.Act, offered: Transfer) -> None:
    """End what the offer of a restricted case promised; whoever is no reader after this act loses the keys with it."""
    if offered.case.tier == Tier.RESTRICTED:
        circles.keep_promise([offered.case_id, offered.case.person_id])
        circles.close_packet(offered.pk, offered.offered_by)
        act.concerns(offered.case_id, offered.case.person_id)


def take_in_offers(by: Access, restricted: QuerySet[Case]) -> None:
    """Take back open offers of cases that become restricted, and seal the packets of all their offers to people."""
    offers = Transfer.rows.filter(case__in=restricted.values("pk"))
    waiting = offers.filter(status=TransferStatus.OFFERED)
    waiting.update(status=TransferStatus.TAKEN_BACK, decided_by=by.id, decided_at=clock.now())
    for each in offers:
        circles.take_in(each.pk, PACKET, [each.offered_by, by.id], by.keys)
