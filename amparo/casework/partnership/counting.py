"""Records of registers for counting: what stands in them, about no person."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.partnership.models import Record
from amparo.casework.partnership.queries import newest_of


@dataclass(frozen=True)
class Written:
    """One record as it stands: whom it is about, and its answers."""

    organization: UUID | None
    answers: Mapping[str, str]


def newest(agency: UUID, register: str) -> list[Written]:
    """Return the records of a register of an agency as they stand; whoever shows their number asks who may."""
    rows = Record.objects.filter(agency=agency, register=register).order_by("pk")
    return [Written(one.row.organization, one.version.answers) for one in newest_of(rows)]
