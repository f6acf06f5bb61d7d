"""Makes of cases what may be counted of them: of those whose person agreed to it, a few codes and days each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import numpy as np

from amparo.analysis.indicators.choosing import countable
from amparo.analysis.indicators.company import in_company
from amparo.analysis.indicators.counting.describing import described
from amparo.analysis.indicators.counting.rows import consents, rows_of
from amparo.casework.cases import counted as cases
from amparo.casework.consent import counting as consent
from amparo.casework.directory import counting as directory
from amparo.casework.referrals.queries import counting as referrals
from amparo.foundation import clock
from amparo.foundation.counting import Counted
from amparo.practice.counted import CONSENT, LAYOUT
from amparo.trust.accounts import queries as accounts
from amparo.trust.projections.statistics import Company, Open, Released, Table


class Casework:
    """The rooms of casework as a source of what is counted."""

    layout = LAYOUT

    def rules(self) -> str:
        """Return by what is reckoned before it is counted: another scheme of scores makes all of it another."""
        own = cases.own_scale(clock.today())
        return f"{own.scheme.ref} {own.least_answered}"

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
        agreed = _agreed(standing, opened)
        staying = [one for one in standing if one.id in agreed]
        ended = consent.taken_back_by({one.holder for one in staying if one.speaks_first})
        records = [record for one in staying for record in _records(one)]
        told = opened([*records, *(key for some in ended.values() for key, _on in some)])
        sent = referrals.courses(list(agreed))
        kinds = directory.kinds_of({one.service for some in sent.values() for one in some})
        offices = {team.id: team.office for team in accounts.teams()}
        for one in staying:
            values = _case(one, told, offices) | {"agreed_until": agreed[one.id].until}
            said_here = ended.get(one.holder, ()) if one.speaks_first else ()
            rows = rows_of(one, told, sent.get(one.id, ()), kinds) | {CONSENT: consents(said_here, told)}
            yield Counted(one.id, values, rows)


def _agreed(standing: Collection[cases.Standing], opened: Open) -> Mapping[UUID, consent.Said]:
    """Return case → the answer by which its person agreed to be counted, for those that may be."""
    said = consent.said_by({one.holder for one in standing})
    answers = opened([each.id for some in said.values() for each in some])
    names, today = accounts.agency_names(), clock.today()
    found = {
        one.id: consent.to_be_counted(said.get(one.holder, ()), answers, names.get(one.agency, ""), today)
        for one in standing
    }
    return {case: answer for case, answer in found.items() if answer}


def _records(one: cases.Standing) -> Iterator[UUID]:
    yield from (one.id, one.holder)
    yield from (span.closure for span in one.spans if span.closure)
    yield from (form.entry for forms in (one.plans, one.follow_ups, one.reviews, one.surveys) for form in forms)


def _case(one: cases.Standing, told: Mapping[UUID, Mapping[str, Any]], offices: Mapping[UUID, str]) -> dict[str, Any]:
    place = {"agency": str(one.agency), "team": str(one.team), "office": offices.get(one.team, "")}
    groups = described(told.get(one.holder, {}), told.get(one.id, {}), one.opened.date())
    return {"person": one.person, "owner": str(one.owner or ""), **place, **groups}
