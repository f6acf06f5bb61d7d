"""A kept figure never changes; what is exact stays with those who may open every case behind it."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from amparo.analysis.evidence import actions, queries
from amparo.analysis.evidence.freezing import version_of
from amparo.analysis.evidence.models import Citation, KeptFigure, TeamFigure
from amparo.analysis.indicators import queries as indicators
from amparo.analysis.indicators.periods import Span, holding
from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.practice import catalogue
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from amparo.trust.projections import statistics
from tests.analysis.indicators.making import Making, at
from tests.casework.partnership import records
from tests.cast import Cast

MARCH, TODAY = holding(date(2027, 3, 1), Span.MONTH), "2027-04-02"


@pytest.fixture
def made(cast: Cast) -> Making:
    """Twenty-four people who agreed to be counted, new in March, twelve of them women; Amir holds the last case."""
    statistics.forget()
    hand = Making(cast)
    for number in range(24):
        hand.case(
            f"2027-03-{number + 1:02}", sex="female" if number % 2 else "male", by="amir" if number == 23 else "alma"
        )
    return hand


def keep(cast: Cast, who: str, *groups: str) -> UUID:
    with clock.fixed(at(TODAY)):
        return actions.keep(by=cast.access(who), name="cases_new", period=MARCH, groups=groups)[0]


@pytest.mark.usefixtures("made")
def test_what_is_kept_is_number_for_number_what_was_shown_with_its_definition_and_who_kept_it_when(cast: Cast) -> None:
    with clock.fixed(at(TODAY)):
        shown = indicators.figure(cast.dina, "cases_new", MARCH, ("sex",))
    kept = queries.figure(cast.alma, keep(cast, "dina", "sex"))
    version = version_of(catalogue(), shown.indicator)
    assert version.startswith("20")
    assert kept.figure == shown
    assert (kept.version, kept.by_name, kept.at.date(), kept.team) == (version, "Dina", date(2027, 4, 2), False)
    assert kept.figure.off == 4


def test_neither_later_cases_nor_a_consent_taken_back_change_what_was_kept(cast: Cast, made: Making) -> None:
    kept = keep(cast, "dina")
    before = queries.figure(cast.dina, kept).figure
    for number in range(12):
        made.case(f"2027-03-{number + 1:02}")
    with clock.fixed(at(TODAY)):
        made.withdraw(Case.rows.order_by("opened_at").first().pk)
        assert indicators.figure(cast.dina, "cases_new", MARCH).whole.now.part != before.whole.now.part
        assert queries.figure(cast.dina, kept).figure == before


def test_an_exact_figure_is_read_by_its_keeper_and_supervisor_alone_and_lies_under_seal(
    cast: Cast, made: Making
) -> None:
    kept = keep(cast, "bruno", "sex")
    with clock.fixed(at(TODAY)):
        assert queries.team_figure(cast.bruno, kept).figure.lines[1].now.part == 12
        for who in ("alma", "amir", "selma", "samuel", "carla", "dina", "petra", "farah"):
            refused(lambda who=who: queries.team_figure(cast.access(who), kept))
            refused(lambda who=who: queries.figure(cast.access(who), kept))
            assert queries.team_figures(cast.access(who)) == [], who
        assert [one.id for one in queries.team_figures(cast.bruno)] == [kept]
    row = TeamFigure.rows.get()
    assert "12" not in str([getattr(row, field.name) for field in row._meta.fields if field.name in ("lines", "off")])
    assert not KeptFigure.objects.exists()
    assert Version.objects.filter(holder=kept, compartment="story").count() == 1


def test_who_may_not_open_one_of_its_cases_any_more_does_not_read_an_exact_figure(cast: Cast, made: Making) -> None:
    mine = keep(cast, "alma")
    with clock.fixed(at(TODAY)):
        assert queries.team_figure(cast.alma, mine).figure.whole.now.part == 23
        assert queries.team_figure(cast.bruno, mine)  # who supervises the team may open these cases
        case = Case.rows.filter(owner=cast.users["alma"]).first()
        cases.reassign(by=cast.bruno, case=case.pk, to=cast.users["amir"].pk)
        refused(lambda: queries.team_figure(cast.alma, mine))


def test_an_exact_figure_is_not_shown_any_more_once_somebody_counted_in_it_takes_the_consent_back(
    cast: Cast, made: Making
) -> None:
    mine = keep(cast, "bruno")
    with clock.fixed(at(TODAY)):
        made.withdraw(Case.rows.filter(owner=cast.users["alma"]).first().pk)
        refused(lambda: queries.team_figure(cast.bruno, mine))
        assert queries.team_figures(cast.bruno) == []


@pytest.mark.usefixtures("made")
def test_kept_figures_are_there_for_the_staff_of_the_agency_alone_and_sending_twice_keeps_one(cast: Cast) -> None:
    key = uuid4()
    with clock.fixed(at(TODAY)):
        once, twice = (actions.keep(by=cast.dina, name="cases_new", period=MARCH, key=key)[0] for _ in range(2))
        assert once == twice
        refused(lambda: actions.keep(by=cast.farah, name="cases_new", period=MARCH))
    assert [len(queries.figures(cast.access(who))) for who in ("alma", "bruno", "dina", "selma")] == [1, 1, 1, 1]
    assert queries.figures(cast.carla) == []
    for who in ("carla", "petra", "farah", "eyob", "gita"):
        refused(lambda who=who: queries.figure(cast.access(who), once))
    assert Leaf.objects.filter(act="evidence.kept", record=once).count() == 1


@pytest.mark.usefixtures("made")
def test_an_advocacy_action_cites_kept_figures_of_the_agency_and_nothing_exact(cast: Cast) -> None:
    action = records.advocacy(cast)
    kept, exact = keep(cast, "dina"), keep(cast, "bruno")
    for _ in range(2):
        actions.cite(by=cast.bruno, figure=kept, record=action)
    assert [one.id for one in queries.cited(cast.alma, action)] == [kept]
    assert queries.cited(cast.carla, action) == []
    refused(lambda: actions.cite(by=cast.bruno, figure=exact, record=action))
    refused(lambda: actions.cite(by=cast.alma, figure=kept, record=action))  # who reads registers does not keep them
    refused(lambda: actions.cite(by=cast.carla, figure=kept, record=action))
    assert Citation.objects.count() == 1


def refused(act: object) -> None:
    with pytest.raises(Refusal) as caught:
        act()  # type: ignore[operator]
    assert caught.value.code == "record.not_there"
