"""The ledger: whatever is tried in whatever order, a quarter is drawn once, by two people, and a year never costs too much."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.public_figures import actions, public, queries, rules
from amparo.casework.public_figures.models import Ledger, Release, State, Value
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.practice import public_figures as practised
from amparo.practice.public_figures import PublicFigure, public_figures
from amparo.trust.audit.models import Leaf
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SUMMER = date(2026, 7, 1)


def drawn(agency: UUID, quarter: rules.Quarter, figures: Sequence[PublicFigure]) -> Iterator[actions.Drawn]:
    """Draw one number for each figure, without chance."""
    for one in figures:
        yield actions.Drawn(one, "", "", -3, 15)


def proposed(cast: Cast, first: date = SUMMER) -> UUID:
    return actions.propose(by=cast.dina, first=first)


def test_a_quarter_is_published_by_two_people_and_kept_as_it_was_drawn(cast: Cast) -> None:
    release = proposed(cast)
    with pytest.raises(Refusal) as own:
        actions.publish(by=cast.dina, release=release, draw=drawn)
    assert own.value.code == "figures.second_person"
    assert not public.published()
    actions.publish(by=cast.bruno, release=release, draw=drawn)
    (one,) = public.published()
    assert (one.agency, one.first, one.last) == ("Puente Amparo", SUMMER, date(2026, 9, 30))
    assert [figure.numbers[0].number for figure in public.figures(one.id)] == [0] * 5, "less than nobody is nobody"
    assert queries.left(cast.dina, SUMMER) == (3000, 4000)
    acts = Leaf.objects.filter(act__startswith="figures.").order_by("index").values_list("act", flat=True)
    assert list(acts) == ["figures.proposed", "figures.published"]


def test_a_quarter_is_never_drawn_a_second_time(cast: Cast) -> None:
    release = proposed(cast)
    actions.publish(by=cast.bruno, release=release, draw=drawn)
    before = list(Value.objects.values_list("pk", "number"))
    for act in (
        lambda: actions.publish(by=cast.samuel, release=release, draw=drawn),
        lambda: actions.take_back(by=cast.dina, release=release),
        lambda: proposed(cast),
    ):
        with pytest.raises(Refusal):
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(agency=cast.puente, first=SUMMER, last=date(2026, 9, 30), proposed_by=cast.dina.id)
    with pytest.raises(IntegrityError), transaction.atomic():
        Value.objects.create(release_id=release, figure="people_new", number=1, within=1, cost=1)
    assert list(Value.objects.values_list("pk", "number")) == before
    assert queries.left(cast.dina, SUMMER)[0] == 3000


def test_a_draw_that_fails_leaves_the_quarter_proposed_and_costs_nothing(cast: Cast) -> None:
    release = proposed(cast)

    def broken(agency: UUID, quarter: rules.Quarter, figures: Sequence[PublicFigure]) -> Iterator[actions.Drawn]:
        yield actions.Drawn(figures[0], "", "", 1, 1)
        raise OSError("no more memory")

    with pytest.raises(OSError):
        actions.publish(by=cast.bruno, release=release, draw=broken)
    assert Release.objects.get().state == State.PROPOSED
    assert not Value.objects.exists()
    assert not Ledger.objects.exists()


def test_only_whole_quarters_that_are_over_are_proposed_and_only_by_information_officers(cast: Cast) -> None:
    for first in (date(2026, 10, 1), date(2026, 7, 2), date(2019, 1, 1), date.min):
        with pytest.raises(Refusal) as caught:
            proposed(cast, first)
        assert caught.value.code == "figures.quarter_not_over"
    for who in ("bruno", "alma", "farah", "petra", "eyob", "gita", "irene"):
        with pytest.raises(Refusal) as caught:
            actions.propose(by=cast.access(who), first=SUMMER)
        assert caught.value.code == "record.not_there"


def test_another_agency_knows_nothing_of_a_proposal_and_cannot_approve_it(cast: Cast) -> None:
    release = proposed(cast)
    assert not any(one.release for one in queries.quarters(cast.carla))
    for who in ("carla", "alma", "farah"):
        for act in (lambda by: actions.publish(by=by, release=release, draw=drawn),
                    lambda by: actions.take_back(by=by, release=release)):  # fmt: skip
            with pytest.raises(Refusal) as caught:
                act(cast.access(who))
            assert caught.value.code == "record.not_there"


def test_the_tables_themselves_refuse_what_costs_too_much_and_who_approves_alone(cast: Cast) -> None:
    for wrong in ({"limit": 10, "spent": 11}, {"limit": practised.MOST_A_YEAR + 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ledger.objects.create(agency=cast.puente, year=2026, **wrong)
    alone = {"approved_by": cast.dina.id, "published_at": clock.now(), "state": State.PUBLISHED}
    for wrong in (alone, alone | {"approved_by": None}, {"state": State.PUBLISHED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Release.objects.create(
                agency=cast.puente, first=SUMMER, last=date(2026, 9, 30), proposed_by=cast.dina.id, **wrong
            )


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["propose", "publish", "back"]), st.integers(0, 7), st.sampled_from(["dina", "bruno", "samuel"])
    ),
    max_size=30,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.integers(1, 3000))
def test_whatever_is_tried_in_whatever_order_a_year_never_costs_more_than_its_budget(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, int, str]], price: int
) -> None:
    figure = replace(public_figures(SUMMER)[0], cost=price)
    monkeypatch.setattr(actions, "public_figures", lambda day: (figure,))
    draws: list[date] = []

    def counted(agency: UUID, quarter: rules.Quarter, figures: Sequence[PublicFigure]) -> Iterator[actions.Drawn]:
        draws.append(quarter.first)
        yield from drawn(agency, quarter, figures)

    quarters = rules.completed(clock.today())
    with transaction.atomic():
        for what, place, who in steps:
            by, first = cast.access(who), quarters[place].first
            row = Release.objects.filter(first=first).first()
            with suppress(Refusal):
                if what == "propose":
                    actions.propose(by=by, first=first)
                elif what == "publish":
                    actions.publish(by=by, release=row.pk if row else uuid4(), draw=counted)
                else:
                    actions.take_back(by=by, release=row.pk if row else uuid4())
        assert len(draws) == len(set(draws)) == Release.objects.filter(state=State.PUBLISHED).count()
        for ledger in Ledger.objects.all():
            told = Value.objects.filter(release__first__year=ledger.year)
            assert ledger.spent == sum(told.values_list("cost", flat=True)) <= ledger.limit == 4000
        transaction.set_rollback(True)
