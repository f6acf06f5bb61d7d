"""The ledger: whatever is tried in whatever order, a quarter is drawn once, by two people, and a year never costs too much."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.public_figures import actions, public, queries, rules, withdrawing
from amparo.casework.public_figures.models import Ledger, Release, State, Value, Withdrawal
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


def test_where_the_library_for_noise_is_missing_a_quarter_stays_proposed_and_costs_nothing(cast: Cast) -> None:
    release = proposed(cast)

    def refused(agency: UUID, quarter: rules.Quarter, figures: Sequence[PublicFigure]) -> Iterator[actions.Drawn]:
        yield actions.Drawn(figures[0], "", "", 1, 1)
        raise Refusal("figures.no_library")

    with pytest.raises(Refusal) as caught:
        actions.publish(by=cast.bruno, release=release, draw=refused)
    assert caught.value.code == "figures.no_library"
    assert Release.objects.get().state == State.PROPOSED
    assert not public.published()
    assert not Value.objects.exists()
    assert queries.left(cast.dina, SUMMER)[0] == 4000


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


def withdrawn(cast: Cast) -> UUID:
    """Return a quarter that was published, and that Dina asks to withdraw."""
    release = proposed(cast)
    actions.publish(by=cast.bruno, release=release, draw=drawn)
    withdrawing.ask(by=cast.dina, release=release, reason="records_wrong", words=" One office was entered twice. ")
    return release


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def test_a_published_quarter_leaves_the_page_by_two_people_with_its_reason_and_stays_paid_for(cast: Cast) -> None:
    release, before = withdrawn(cast), list(Value.objects.values())
    assert code(lambda: withdrawing.agree(by=cast.dina, release=release)) == "figures.second_person"
    (one,) = public.published()
    assert (one.withdrawn, len(public.figures(one.id))) == (None, 5), "until two agree it stands"
    withdrawing.agree(by=cast.samuel, release=release)
    (one,) = public.published()
    assert one.withdrawn == public.Withdrawn(clock.now(), "records_wrong", "One office was entered twice.")
    assert public.figures(one.id) == []
    assert list(Value.objects.values()) == before, "what was published is not undone"
    assert Release.objects.get().state == State.PUBLISHED
    assert queries.left(cast.dina, SUMMER) == (3000, 4000)
    acts = Leaf.objects.filter(act__startswith="figures.").order_by("index").values_list("act", flat=True)
    assert list(acts)[2:] == ["figures.withdrawal_asked", "figures.withdrawn"]
    assert "entered twice" not in str(list(Leaf.objects.values()))


def test_what_was_withdrawn_is_neither_drawn_again_nor_put_back(cast: Cast) -> None:
    release = withdrawn(cast)
    withdrawing.agree(by=cast.bruno, release=release)
    assert code(lambda: proposed(cast)) == "figures.quarter_there"
    assert code(lambda: actions.publish(by=cast.bruno, release=release, draw=drawn)) == "record.not_there"
    for act in (withdrawing.drop, withdrawing.agree):
        for by in (cast.dina, cast.bruno):
            assert code(lambda act=act, by=by: act(by=by, release=release)) == "record.not_there"  # type: ignore[misc]
    again = {"release": release, "reason": "records_wrong"}
    assert code(lambda: withdrawing.ask(by=cast.bruno, **again)) == "figures.withdrawal_there"


def test_until_two_agree_it_can_be_kept_after_all(cast: Cast) -> None:
    release = withdrawn(cast)
    withdrawing.drop(by=cast.bruno, release=release)
    assert public.published()[0].withdrawn is None
    assert not Withdrawal.objects.exists()
    assert code(lambda: withdrawing.agree(by=cast.bruno, release=release)) == "record.not_there"


def test_only_what_the_own_agency_published_is_withdrawn_and_with_a_reason_of_the_list(cast: Cast) -> None:
    release = proposed(cast)
    said = {"release": release, "reason": "records_wrong"}
    assert code(lambda: withdrawing.ask(by=cast.bruno, **said)) == "record.not_there", "it is not published"
    actions.publish(by=cast.bruno, release=release, draw=drawn)
    for who in ("carla", "alma", "farah", "petra", "eyob", "gita", "irene"):
        assert code(lambda who=who: withdrawing.ask(by=cast.access(who), **said)) == "record.not_there"  # type: ignore[misc]
    assert code(lambda: withdrawing.ask(by=cast.bruno, release=release, reason="because")) == "figures.no_reason"
    assert code(lambda: withdrawing.ask(by=cast.bruno, **said, words="x" * 301)) == "figures.words_too_long"
    assert not Withdrawal.objects.exists()
    half = ({"agreed_by": cast.dina.id}, {"withdrawn_at": clock.now()})
    for alone in (*half, half[0] | half[1]):
        with pytest.raises(IntegrityError), transaction.atomic():
            Withdrawal.objects.create(release_id=release, reason="records_wrong", asked_by=cast.dina.id, **alone)


def test_figures_older_than_two_years_are_still_in_reach_to_be_withdrawn(cast: Cast) -> None:
    release = proposed(cast)
    actions.publish(by=cast.bruno, release=release, draw=drawn)
    with clock.fixed(clock.now() + timedelta(days=1500)):
        assert queries.published(cast.dina, release).quarter.first == SUMMER
        assert queries.quarters(cast.dina)[-1].release is not None


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
