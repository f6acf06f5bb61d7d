"""What content editors read: every text with its newest version and how it stands, and all versions of one."""

from dataclasses import dataclass
from uuid import UUID

from amparo.casework.engagement.models import Published, Version
from amparo.casework.engagement.rules import Block, blocks
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE


@dataclass(frozen=True)
class Kept:
    """The newest version of a text, and the number of the one that everybody reads (0: none)."""

    version: Version
    public: int

    @property
    def parts(self) -> tuple[Block, ...]:
        """Return the text as a page shows it."""
        return blocks(self.version.body)

    @property
    def is_newer(self) -> bool:
        """Return whether there is a version that everybody does not read yet."""
        return self.version.number != self.public


def may_edit(access: Access) -> bool:
    """Return whether `access` writes public pages."""
    return may(access.actor, Action.EDIT_PRACTICE).allowed


def pages(access: Access) -> list[Kept]:
    """Return every text, by word and language; raise "not there" for whoever does not write them."""
    _require(access)
    public = dict(Published.objects.values_list("pk", "number"))
    newest = {row.record: row for row in Version.objects.order_by("record", "number")}
    kept = [Kept(row, public.get(row.record, 0)) for row in newest.values()]
    return sorted(kept, key=lambda one: (one.version.topic, one.version.slug, one.version.language))


def page(access: Access, record: UUID) -> tuple[Kept, list[Version]]:
    """Return a text and all its versions, newest first; raise "not there" when there is none."""
    _require(access)
    versions = list(Version.objects.filter(record=record).order_by("-number"))
    if not versions:
        raise Refusal(NOT_THERE)
    public = Published.objects.filter(pk=record).values_list("number", flat=True).first()
    return Kept(versions[0], public or 0), versions


def _require(access: Access) -> None:
    if not may_edit(access):
        raise Refusal(NOT_THERE)
