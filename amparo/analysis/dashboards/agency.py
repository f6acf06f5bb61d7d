"""The dashboard of who counts and opens no case: protected figures with their course, groups, services, taking part, partners."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amparo.analysis.dashboards.shared import every
from amparo.analysis.indicators.figures import Figure, Told
from amparo.analysis.indicators.periods import Period
from amparo.analysis.indicators.together import Wanted, several
from amparo.casework.communities import queries as communities
from amparo.casework.directory.queries.coverage import Covered, activities, coverage
from amparo.casework.partnership import queries as partners
from amparo.casework.referrals import queries as referrals
from amparo.foundation.policy import Action, may
from amparo.practice.indicators import Indicator
from amparo.trust.disclosure.access import Access

COURSES = ("cases_new", "first_response_in_time", "referrals_completed")
"""The figures whose course is drawn; of every other one its own page draws it."""
STEPS = 6
BROKEN_DOWN = ("cases_new", "cases_active", "first_response_in_time", "people_assisted")
"""The figures that are shown by groups."""
KINDS = ("office", "sex", "age_band", "disability", "nationality", "population_group", "risk_level")
PYRAMID, SIDES = "cases_active", ("sex", "age_band")


@dataclass(frozen=True)
class Course:
    """One indicator in one period after the other."""

    indicator: Indicator
    told: Sequence[tuple[Period, Told]]


@dataclass(frozen=True)
class Agency:
    """What an information officer reads: nothing exact about people, nothing that a single page of figures would not tell."""

    period: Period
    by: str
    figures: list[Figure]
    courses: list[Course]
    groups: list[Figure]
    pyramid: Figure
    gaps: list[referrals.Figure]
    answers: list[referrals.Figure]
    ratings: list[referrals.Figure]
    taking_part: list[communities.Figure]
    covered: list[Covered]
    registers: Mapping[str, int]


def agency(access: Access, period: Period, by: str, kinds: Sequence[str]) -> Agency:
    """Return the dashboard of an information officer; `kinds` are the kinds of help that coverage is looked at for."""
    whole, courses = every(access, period), _courses(period)
    groups = [*(Wanted(name, period, (by,)) for name in BROKEN_DOWN), Wanted(PYRAMID, period, SIDES)]
    told = several(access, [*whole, *courses, *groups])  # all of one state of the arrays
    first, last = len(whole), len(whole) + len(courses)
    counts = may(access.actor, Action.COUNT_PARTICIPATION).allowed and access.actor.agency is not None
    return Agency(
        period,
        by,
        told[:first],
        [_course(told[start : start + STEPS]) for start in range(first, last, STEPS)],
        told[last:-1],
        told[-1],
        referrals.gaps(access),
        referrals.courses(access),
        referrals.ratings(access),
        communities.figures(access) if counts else [],
        coverage(activities(), kinds),
        partners.numbers(access),
    )


def _courses(last: Period) -> list[Wanted]:
    """Return the figures of which the course is drawn, each from the first period to the last."""
    periods = [last]
    while len(periods) < STEPS:
        periods.append(periods[-1].before())
    return [Wanted(name, period) for name in COURSES for period in reversed(periods)]


def _course(told: Sequence[Figure]) -> Course:
    return Course(told[0].indicator, [(one.period, one.whole.now) for one in told])
