"""Write anew how many people took part in a record, and how a sample answered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from amparo.casework.communities.models import Campaign, Count, Record, Understanding
from amparo.foundation import ids

ANSWERS = ("right", "wrong", "unsure")


def count(record: Record, what: str, lines: Sequence[Mapping[str, Any]]) -> None:
    """Keep the counts of a record; lines of the same group, sex and age are one."""
    found: Counter[tuple[str, str, str]] = Counter()
    for line in lines:
        found[line["group"], line.get("sex") or "unknown", line.get("age") or "age_unknown"] += line["number"]
    Count.rows.filter(record=record.pk).delete()
    Count.rows.bulk_create(
        Count(id=ids.new(), community=record.community, record=record.pk, what=what, group=group, sex=sex, age=age,
              number=number)
        for (group, sex, age), number in found.items() if number
    )  # fmt: skip


def ask(campaign: Campaign, lines: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Keep how a sample answered; return the questions as they are sealed, in the same order."""
    Understanding.rows.filter(campaign=campaign).delete()
    Understanding.rows.bulk_create(
        Understanding(
            id=ids.new(), community=campaign.community, campaign=campaign, position=place,
            **{name: line.get(name) or 0 for name in ANSWERS},
        )
        for place, line in enumerate(lines)
    )  # fmt: skip
    return [{"question": line["question"], "answer": line.get("answer") or ""} for line in lines]
