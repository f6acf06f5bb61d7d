"""Behind the second lock the server reads what it counts, and nothing of the restricted tier; whoever asks reads no row more."""

import pytest

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.periods import Span, holding
from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case, Deadline, Entry
from amparo.casework.consent.models import Consent
from amparo.casework.people.models import Person
from amparo.casework.referrals.models import Referral, Step
from amparo.foundation import clock
from amparo.trust.accounts import second_lock
from amparo.trust.history.models import Version
from amparo.trust.projections import statistics
from amparo.trust.vault.models import Grant
from tests.analysis.indicators.making import Making, at
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
COUNTED = {
    "people.person": {"identity"}, "consent.consent": {"identity"}, "cases.case": {"story"}, "cases.form": {"story"},
}  # fmt: skip


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Twenty-one cases, one of them restricted since, in a database whose tables have a plain owner."""
    statistics.forget()
    made = Making(cast)
    kept = [made.case(f"2027-03-{number + 1:02}") for number in range(21)]
    made.refer(kept[0], "2027-03-14", accepted="2027-03-15", completed="2027-03-20")
    made.close(kept[1], "2027-03-25", outcomes=("met",))
    made.refer(kept[11], "2027-03-14", accepted="2027-03-15")
    with clock.fixed(at("2027-03-26")):
        cases.restrict(by=cast.alma, case=kept[11])
    locked.settle()
    return cast


def test_whoever_asks_the_figures_are_of_all_that_may_be_counted_and_the_asker_sees_no_row_more(house: Cast) -> None:
    period = holding(at("2027-03-31").date(), Span.MONTH)
    with clock.fixed(at("2027-03-31")):
        for who, new in (("dina", 20), ("bruno", 20), ("selma", 0)):
            access = house.access(who)
            with locked.connected_as(locked.STAFF), second_lock.standing(access.actor):
                before = Case.rows.count(), Version.objects.count()
                told = queries.figure(access, "cases_new", period).whole.now.part
                assert told == new, who
                assert (Case.rows.count(), Version.objects.count()) == before, who
                assert len(statistics.current()) == 20, who
            statistics.forget()


def test_for_counting_the_database_shows_the_standard_tier_and_the_parts_that_are_counted(house: Cast) -> None:
    restricted = Case.rows.get(tier="restricted")
    with locked.connected_as(locked.STAFF), second_lock.standing(house.dina.actor):
        assert not Case.rows.exists()
        with second_lock.for_the_figures():
            assert Case.rows.count() == Person.rows.count() == Consent.rows.count() == 20
            assert not Deadline.objects.filter(case=restricted.pk).exists()
            assert Entry.rows.count() == 1
            assert (Referral.rows.count(), Step.rows.count()) == (1, 3)
            parts: dict[str, set[str]] = {}
            for kind, part in Version.objects.values_list("kind", "compartment"):
                parts.setdefault(kind, set()).add(part)
            assert parts == COUNTED
            assert set(Grant.objects.values_list("recipient_kind", flat=True)) == {"server"}
        assert not Case.rows.exists()
        assert not Version.objects.exists()
