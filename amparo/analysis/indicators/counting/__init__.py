"""Makes of cases what may be counted of them: of those whose person agreed to it, a few codes and days each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import numpy as np

from amparo import practice
from amparo.analysis.indicators.choosing import countable
from amparo.analysis.indicators.company import in_company
from amparo.analysis.indicators.counting.rows import rows_of
from amparo.casework.cases import counted as cases
from amparo.casework.cases.rules import risk_level
from amparo.casework.consent import counting as consent
from amparo.casework.directory import counting as directory
from amparo.casework.people import rules as people
from amparo.casework.referrals.queries import counting as referrals
from amparo.foundation import clock
from amparo.foundation.counting import Counted
from amparo.practice.counted import LAYOUT
from amparo.trust.accounts import queries as accounts
from amparo.trust.projections.statistics import Company, Open, Released, Table

BANDS = "unhcr"
UNKNOWN = "unknown"


class Casework:
    """The rooms of casework as a source of what is counted."""

    layout = LAYOUT

    def cases(self) -> Iterator[Collection[UUID]]:
        """Yield the ids of all cases that may be counted, some at a time."""
        return cases.standard()

    def cases_of(self, holders: Collection[UUID]) -> Collection[UUID]:
        """Return the ids of all cases that something about `holders` is said of."""
        return cases.cases_of(holders) | referrals.cases_of(holders)

    def over(self, table: Table, today: date) -> Collection[UUID]:
        """Return the cases of people whose consent has ended before `today`."""
        everybody = np.ones(len(table), dtype=bool)
        return [table.id_at(int(place)) for place in np.flatnonzero(~countable(table, everybody, today))]

    def in_company(self, before: Released, table: Table, changed: Collection[UUID], at: datetime) -> Company:
        """Return who is told otherwise when `table` follows what was released `before`."""
        return in_company(before, table, changed, at)

    def counted(self, wanted: Collection[UUID], opened: Open) -> Iterable[Counted]:
        """Return those of the cases whose person agreed to be counted, with what is counted of them."""
        standing = cases.standing(wanted)
        said = consent.said_by({one.holder for one in standing})
        answers = opened([each.id for some in said.values() for each in some])
        names, today = dict(accounts.agencies()), clock.today()
        agreed = {
            one.id: found
            for one in standing
            if (found := consent.to_be_counted(said.get(one.holder, ()), answers, names.get(one.agency, ""), today))
        }
        staying = [one for one in standing if one.id in agreed]
        told = opened([record for one in staying for record in _records(one)])
        sent = referrals.courses(list(agreed))
        kinds = directory.kinds_of({one.service for some in sent.values() for one in some})
        offices = {team.pk: team.office for team in accounts.teams()}
        for one in staying:
            values = _case(one, told, offices) | {"agreed_until": agreed[one.id].until}
            yield Counted(one.id, values, rows_of(one, told, sent.get(one.id, ()), kinds))


def _records(one: cases.Standing) -> Iterator[UUID]:
    yield from (one.id, one.holder)
    yield from (span.closure for span in one.spans if span.closure)
    yield from (form.entry for forms in (one.plans, one.follow_ups, one.reviews) for form in forms)


def _case(one: cases.Standing, told: Mapping[UUID, Mapping[str, Any]], offices: Mapping[UUID, str]) -> dict[str, Any]:
    person = told.get(one.holder, {})
    disabled = people.has_disability(person)
    return {
        "person": one.person, "agency": str(one.agency), "team": str(one.team), "office": offices.get(one.team, ""),
        "owner": str(one.owner or ""), "sex": person.get("sex") or UNKNOWN,
        "age_band": age_band(people.age(person, one.opened.date())),
        "disability": UNKNOWN if disabled is None else "yes" if disabled else "no",
        "nationality": _first(person.get("nationalities")), "population_group": _first(person.get("population_groups")),
        "risk_level": risk_level(told.get(one.id, {})),
    }  # fmt: skip


def _first(said: object) -> str:
    return str(said[0]) if isinstance(said, list) and said else UNKNOWN


def age_band(years: int | None) -> str:
    """Return the band of an age in whole years, of the set of bands that figures use."""
    for code in practice.catalogue().lists["age_band"]:
        least, most = code.extra.get("min_years", ""), code.extra.get("max_years", "")
        if years is not None and code.extra.get("band_set") == BANDS and int(least or 0) <= years <= int(most or 200):
            return code.code
    return UNKNOWN
