"""Whoever works in a specialised area proves it; when the proof runs out nobody is left alone, and nothing new begins."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.partnership import actions as registers
from amparo.casework.supervision import actions, queries
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.accounts.models import Competence, Involvement, Qualification
from tests.casework.supervision.auditing import case_of
from tests.cast import NOW, Cast

AREA = "gender_based_violence"


@pytest.fixture
def area(cast: Cast) -> Cast:
    """The cast with its specialists."""
    cast.qualify()
    return cast


def training(cast: Cast, topics: str = "gbv") -> UUID:
    """Put a training into the register."""
    return registers.begin(by=cast.bruno, code="training", answers={
        "training/training_title": "Accompanying survivors", "training/training_topics": topics,
        "training/training_on": "2026-10-01", "training/training_days": "3", "training/training_for": "international_ngo",
    })  # fmt: skip


def reads(cast: Cast, name: str, case: UUID) -> bool:
    """Return whether the area of a case opens for somebody now."""
    facts = case_queries.facts_of([case])[case]
    return case_queries.may(cast.access(name), Action.WRITE, facts, Compartment.GBV)


def lapsed(cast: Cast, name: str = "greta") -> None:
    """Let the proof of somebody run out, and the house notice."""
    user = cast.users[name]
    Competence.objects.create(user=user, area="gbv", passed_on=date(2024, 1, 1), valid_until=date(2026, 11, 19))
    Qualification.objects.filter(user=user).update(since=NOW - timedelta(days=400))
    assert actions.lapse_what_is_over() == 1


def test_who_lapses_goes_on_with_what_they_carry_and_enters_nothing_new(area: Cast) -> None:
    carried = case_of(area, "greta")
    cases.enter_area(by=area.greta, case=carried, area=AREA)
    plain = case_of(area, "greta", "Lina")
    lapsed(area)
    later = case_of(area, "greta", "Nour")
    assert [reads(area, "greta", case) for case in (carried, plain, later)] == [True, True, False]
    with pytest.raises(Refusal) as refusal:
        cases.enter_area(by=area.greta, case=plain, area=AREA)
    assert refusal.value.code == "accounts.competence_over"
    with pytest.raises(Refusal) as refusal:
        cases.enter_area(by=area.greta, case=later, area=AREA)
    assert refusal.value.code == "record.not_there"


def test_nothing_says_which_of_the_carried_records_belong_to_the_area(area: Cast) -> None:
    with_it, without = case_of(area, "greta"), case_of(area, "greta", "Lina")
    cases.enter_area(by=area.greta, case=with_it, area=AREA)
    lapsed(area)
    ties = Involvement.objects.filter(kind=InvolvementKind.CARRIED, user=area.users["greta"])
    assert {with_it, without} <= set(ties.values_list("holder", flat=True))


def test_when_somebody_took_over_the_area_is_shut_to_who_lapsed(area: Cast) -> None:
    carried = case_of(area, "greta")
    lapsed(area)
    cases.reassign(by=area.bruno, case=carried, to=area.alma.id)
    assert not reads(area, "greta", carried)


def test_a_new_proof_opens_everything_again(area: Cast) -> None:
    lapsed(area)
    later = case_of(area, "greta")
    assert not reads(area, "greta", later)
    actions.record_competence(
        by=area.nadia,
        worker=area.users["greta"].pk,
        area="gbv",
        training=training(area),
        result=90,
        passed_on=clock.today(),
    )
    assert reads(area, "greta", later)
    cases.enter_area(by=area.greta, case=later, area=AREA)
    assert not Involvement.objects.filter(kind=InvolvementKind.CARRIED, until=None).exists()
    assert actions.lapse_what_is_over() == 0


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"result": 69}, "competence.not_passed"),
        ({"passed_on": date(2026, 9, 30)}, "competence.training"),
        ({"passed_on": date(2026, 11, 21)}, "competence.day"),
        ({"area": "cp"}, "competence.training"),
        ({"area": "xx"}, "directory.unknown_code"),
    ],
)
def test_what_proves_nothing_is_not_recorded(area: Cast, changed: dict[str, object], code: str) -> None:
    told: dict[str, object] = {
        "area": "gbv",
        "training": training(area),
        "result": 70,
        "passed_on": date(2026, 10, 3),
        **changed,
    }
    with pytest.raises(Refusal) as refusal:
        actions.record_competence(by=area.nadia, worker=area.users["greta"].pk, **told)  # type: ignore[arg-type]
    assert refusal.value.code == code


def test_nobody_records_their_own_competence_or_that_of_another_team(area: Cast) -> None:
    told = {"area": "gbv", "training": training(area), "result": 100, "passed_on": clock.today()}
    for by, worker in (("nadia", "nadia"), ("samuel", "greta"), ("greta", "alma"), ("farah", "greta")):
        with pytest.raises(Refusal) as refusal:
            actions.record_competence(by=area.access(by), worker=area.users[worker].pk, **told)  # type: ignore[arg-type]
        assert refusal.value.code == "record.not_there"


def test_worker_and_supervisor_are_warned_thirty_days_before(area: Cast) -> None:
    Competence.objects.create(
        user=area.users["greta"], area="gbv", passed_on=date(2025, 1, 1), valid_until=clock.today() + timedelta(days=30)
    )
    Qualification.objects.exclude(user=area.users["greta"]).delete()
    for name in ("greta", "bruno", "nadia"):
        assert [(one.name, one.state) for one in queries.due(area.access(name))] == [("Greta", "soon")]
    assert queries.due(area.alma) == queries.due(area.samuel) == []
    Competence.objects.update(valid_until=clock.today() + timedelta(days=31))
    assert queries.due(area.greta) == []


def test_a_qualification_without_any_proof_counts_for_thirty_days(area: Cast) -> None:
    assert actions.lapse_what_is_over() == 0
    Qualification.objects.update(since=NOW - timedelta(days=31))
    assert actions.lapse_what_is_over() == 3
    assert actions.lapse_what_is_over() == 0


def test_a_supervisor_sees_who_is_over_the_limit_and_how_many_more_are_needed(area: Cast) -> None:
    for given in ("Lina", "Nour"):
        case_of(area, "alma", given)
    (load,) = queries.loads(area.bruno)
    assert (load.supervisors, load.workers, load.cases[0]) == (2, 4, ("Alma", 2))
    assert (load.supervisors_needed, load.workers_needed) == (1, 1)
    assert queries.loads(area.alma) == []
