"""Counts over the register, exact; whoever shows them protects small numbers first."""

from collections import Counter
from uuid import UUID

from amparo.trust.projections.features import Facets, People, Tiers
from amparo.trust.projections.register.columns import Columns


def facets(columns: Columns, groups: People | None, tiers: Tiers, without: People) -> Facets:
    """Count the people of `groups` (None: all) in `tiers`, except those named in `without`."""
    codes = None if groups is None else columns.group_codes(groups)
    open_tiers = {code for code, name in enumerate(columns.codes["tier"]) if name in tiers}
    unreal = {person.int for person in without}
    kept = [
        slot
        for person, slot in columns.slots.items()
        if person not in unreal
        and columns.tiers[slot] in open_tiers
        and (codes is None or columns.groups[slot] in codes)
    ]
    named = columns.codes
    return Facets(
        total=len(kept),
        by_group={UUID(named["group"][c]): n for c, n in Counter(columns.groups[s] for s in kept).items()},
        by_sex={named["sex"][c]: n for c, n in Counter(columns.sexes[s] for s in kept).items()},
        by_birth_year={year or None: n for year, n in Counter(columns.years[s] for s in kept).items()},
        by_tier={named["tier"][c]: n for c, n in Counter(columns.tiers[s] for s in kept).items()},
    )
