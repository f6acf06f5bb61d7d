"""Records of registers for counting: what stands in them, about no person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.partnership.models import Record
from amparo.casework.partnership.queries import newest_of


@dataclass(frozen=True)
class Written:
    """One record as it stands: whom it is about, and its answers."""

    organization: UUID | None
    answers: Mapping[str, str]


def newest(agency: UUID, registers: Collection[str]) -> Mapping[str, Sequence[Written]]:
    """Return register → its records of an agency as they stand; whoever shows their number asks who may."""
    found: dict[str, list[Written]] = {register: [] for register in registers}
    for one in newest_of(Record.objects.filter(agency=agency, register__in=registers).order_by("pk")):
        found[one.row.register].append(Written(one.row.organization, one.version.answers))
    return found
