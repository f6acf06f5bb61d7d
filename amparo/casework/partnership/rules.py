"""Pure thought about agreements: what may leave for an organisation under those we have with it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from amparo.foundation.codelists import read_date


@dataclass(frozen=True)
class Terms:
    """What one agreement says: from when until when (None: without end), and what may be shared for which purposes."""

    begins: date | None
    ends: date | None
    purposes: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def in_force(self, day: date) -> bool:
        """Return whether the agreement counts on `day`, its first and last day included; without a beginning it never does."""
        return self.begins is not None and self.begins <= day and (self.ends is None or day <= self.ends)


def terms(answers: Mapping[str, str]) -> Terms:
    """Read the terms of an agreement; one that was ended early ends the day before it no longer counted.

    >>> terms({"agreement_time/agreement_from": "2026-01-01"}).in_force(date(2026, 6, 1))
    True
    """

    def said(path: str) -> str:
        return answers.get(path, "")

    shares = said("agreement_sharing/agreement_shares") == "yes"
    ends = [read_date(said("agreement_time/agreement_until"))]
    if said("agreement_time/agreement_ended") == "yes":
        ends.append(read_date(said("agreement_time/agreement_ended_on")))
    return Terms(
        read_date(said("agreement_time/agreement_from")),
        min((end for end in ends if end), default=None),
        frozenset(said("agreement_sharing/agreement_purposes").split()) if shares else frozenset(),
        frozenset(said("agreement_sharing/agreement_groups").split()) if shares else frozenset(),
    )


def lacking(
    known: Iterable[Terms], purpose: str, groups: Collection[str], day: date, *, always: bool
) -> frozenset[str]:
    """Return which of the `groups` may not leave for a purpose on `day`; nothing lacks where no agreement is needed.

    One is needed with an organisation with which any was ever written down, and with every one where `always` is set.
    What several agreements allow counts together.
    """
    listed = list(known)
    if not listed and not always:
        return frozenset()
    allowed = [one.groups for one in listed if one.in_force(day) and purpose in one.purposes]
    return frozenset(groups) - frozenset().union(*allowed)
