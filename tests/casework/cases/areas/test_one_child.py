"""One child who was trafficked, survived violence and is to return: one case, four areas, four specialists."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo import practice
from amparo.casework.cases import actions, queries
from amparo.casework.cases.areas import views
from amparo.casework.cases.models import EntryKind, EntryStatus
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from tests.casework.cases.areas.carrying import entry_row, fill_area
from tests.casework.cases.test_story import fill
from tests.cast import NOW, Cast, register_sara

SPECIALISTS = {
    "celia": ("cp", "child_protection"),
    "greta": ("gbv", "gender_based_violence"),
    "tomas": ("ct", "counter_trafficking"),
    "ravi": ("rr", "return_reintegration"),
}
FIRST = {
    "child_protection": "registration",
    "gender_based_violence": "introduction",
    "counter_trafficking": "signs",
    "return_reintegration": "counselling",
}
SCREENED = {
    "agrees": "yes", "age_years": "15", "age_certainty": "sure", "child_care": "none", "private": "yes",
    "talk_language": "ara", "danger_now": "no", "contact_feared": "no", "fear_return": "no", "harmed": "no",
    "work_no_pay": "yes", "papers_held": "yes",
}  # fmt: skip
ALONE = {"with_parent": "no", "with_usual_caregiver": "no", "with_adult_relative": "no", "adult_responsible": "no"}


@pytest.fixture
def case(cast: Cast) -> UUID:
    """The case of a girl of 15 that Alma opened, screened and shared with four specialists, who let it carry their areas."""
    for name, (area, _) in SPECIALISTS.items():
        cast.join(name, Role.CASE_WORKER, cast.north, area)
    cast.join("nadia", Role.SUPERVISOR, cast.north, "cp", "gbv", "ct", "rr")
    made = actions.open_case(by=cast.alma, person=register_sara(cast))
    for name in SPECIALISTS:
        actions.add_to_case(by=cast.bruno, case=made, worker=cast.users[name].pk)
    fill(cast, made, "first_contact")
    fill(cast, made, "screening", **SCREENED)
    for name, (_, area) in SPECIALISTS.items():
        actions.enter_area(by=cast.access(name), case=made, area=area)
    return made


def filled(cast: Cast, case: UUID, who: str, form: str, **wanted: str) -> UUID:
    """Fill and complete a form of the area of a specialist; Nadia approves it where that is asked for."""
    entry = fill_area(cast.access(who), case, f"{SPECIALISTS[who][1]}/{form}", **wanted)
    if entry_row(entry).status == EntryStatus.WAITING:
        actions.decide(by=cast.nadia, entry=entry, approve=True, comment="Seen with her.")
    return entry


def travels(cast: Cast, case: UUID) -> UUID:
    """Begin, as Ravi, the form of the journey back."""
    return actions.begin_area_form(by=cast.ravi, case=case, area="return_reintegration", form="journey_back")


def test_what_was_asked_once_is_taken_over_in_every_area_and_asked_in_none(cast: Cast, case: UUID) -> None:
    screening = practice.catalogue().form("screening/screening")
    general = {path.rpartition("/")[2] for path in screening.questions}
    for who, (_, area) in SPECIALISTS.items():
        entry = actions.begin_area_form(by=cast.access(who), case=case, area=area, form=FIRST[area])
        taken = {path.rpartition("/")[2] for path in queries.entry(cast.access(who), entry).answers}
        asked = {path.rpartition("/")[2] for path in practice.catalogue().form(f"{area}/{FIRST[area]}").questions}
        assert taken >= asked & general & SCREENED.keys(), area


def test_each_specialist_sees_their_part_and_no_other(cast: Cast, case: UUID) -> None:
    for who, (_, area) in SPECIALISTS.items():
        filled(cast, case, who, FIRST[area])
    for who, (_, area) in SPECIALISTS.items():
        access = cast.access(who)
        assert [each.area.name for each in views.areas(access, queries.case(access, case)).carried] == [area]
        forms = {str(each.fields["form"]).partition("/")[0] for each in queries.entries(access, case, [EntryKind.FORM])}
        assert forms & {own for _, own in SPECIALISTS.values()} == {area}
    for who in ("alma", "bruno"):
        access = cast.access(who)
        assert views.areas(access, queries.case(access, case)).carried == ()
        seen = {str(each.fields["form"]).partition("/")[0] for each in queries.entries(access, case, [EntryKind.FORM])}
        assert seen == {"case_management", "screening"}


def test_the_return_waits_for_every_procedure_and_says_why_to_who_may_know(cast: Cast, case: UUID) -> None:
    filled(cast, case, "celia", "registration", **ALONE)
    filled(cast, case, "tomas", "signs")
    filled(cast, case, "tomas", "trafficking_status", assistance_status="presumed", punished="no")
    filled(cast, case, "greta", "introduction", hearing_agreed="help_only")
    filled(cast, case, "ravi", "counselling", already_back="no", ways_understood="yes", return_wish="return")
    with pytest.raises(Refusal, match=r"cases\.act_blocked$"):
        travels(cast, case)
    filled(cast, case, "ravi", "risk_check", is_child="yes", fear_return="no", claim_open="no", grave_harm_risk="no",
           feared_there="no", exploiters_reach="no", entry_lawful="yes", can_travel="yes", treatment_vital="no",
           children_affected="no")  # fmt: skip
    filled(cast, case, "ravi", "decision", pressed_to_return="no", could_say_no="yes", able_to_decide="yes",
           return_decision="return", take_back_told="yes")  # fmt: skip
    assert why(cast, case) >= {"return_child", "return_cooling_off", "return_taken_back"}
    with clock.fixed(NOW + timedelta(days=4)):
        filled(cast, case, "ravi", "confirmation", still_wishes="yes", something_changed="no")
        assert why(cast, case) == {"return_child", "return_exploiters"}
        procedure(cast, case)
        assert why(cast, case) == {"return_exploiters"}
        with pytest.raises(Refusal, match=r"cases\.act_blocked$"):
            travels(cast, case)
        filled(cast, case, "tomas", "risk_before_return", back_wish="yes", back_result="safe_enough")
        assert why(cast, case) == set()
        with pytest.raises(Refusal, match=r"cases\.act_blocked_unseen$"):
            travels(cast, case)
        filled(cast, case, "greta", "safety", safety_agreed="yes", safe_way_home="yes")
        assert travels(cast, case)


def test_the_clock_of_a_form_is_done_when_it_waits_for_its_approval(cast: Cast, case: UUID) -> None:
    filled(cast, case, "celia", "registration", **ALONE)
    tasks = queries.entries(cast.celia, case, [EntryKind.TASK])
    (clock_of_care,) = [each for each in tasks if each.fields.get("form") == "care"]
    fill_area(cast.celia, case, "child_protection/care", care_child_safe="yes")
    assert entry_row(clock_of_care.id).status == EntryStatus.DONE


def why(cast: Cast, case: UUID) -> set[str]:
    """Return the gates in the way of the return that Ravi may read."""
    found = views.areas(cast.ravi, queries.case(cast.ravi, case))
    return {block.gate.id for _, block, _ in found.blocks if block.gate.act == "return"}


def procedure(cast: Cast, case: UUID) -> None:
    """Assess and determine, as Celia with a panel, what is best for the child: to go back to her family."""
    today, later = clock.today(), clock.today() + timedelta(days=90)
    filled(
        cast, case, "celia", "best_interests_assessment", bia_date=str(today), bia_triggers="return", guardian_named="yes",
        guardian_took_part="yes", authority_took_part="yes", child_heard="alone", bia_weighed="yes", bia_safe="yes",
        bia_result="serves", panel_open="yes", best_interests_review=str(later),
    )  # fmt: skip
    filled(
        cast, case, "celia", "best_interests_determination", bid_date=str(today), panel_size="3", panel_mixed="yes",
        panel_role="authority", panel_role__2="guardianship", panel_role__3="health", panel_apart="yes",
        panel_apart__2="yes", panel_apart__3="yes", authority_leads="yes", guardian_took_part="yes", panel_gain="no",
        panel_read="yes", bid_option_kind="return_family", bid_weighed="yes", bid_decision="return_family",
        bid_child_told="yes", bid_can_object="yes", bid_valid_until=str(later), panel_open="no",
        best_interests_review=str(later),
    )  # fmt: skip
