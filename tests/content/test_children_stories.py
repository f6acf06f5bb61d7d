"""Three invented children go through the forms: one who is alone, one who is with an uncle, one who is with parents."""

from datetime import date

from tests.content.children import AREA
from tests.content.walking import Walk

MONDAY = date(2026, 11, 2)
NO_REASON = {
    "bid_lasting": "no", "bid_care_exception": "no", "bid_against_parents": "no", "bid_complex_family": "no", "bid_custody": "no",
}  # fmt: skip
HEARD = {
    "guardian_named": "yes", "guardian_took_part": "yes", "authority_took_part": "yes", "child_heard": "alone",
    "bia_sources": "child caregiver", "bia_option_kind__1": "stay_care", "bia_option_kind__2": "family_abroad",
    "bia_weighed": "yes", "bia_safe": "yes", "bia_child_wants": "yes", "bia_result": "serves", "bia_reasons": "What she said.",
}  # fmt: skip
POINTS = {
    "match_called": "same", "match_people": "same", "match_home": "nearly", "match_habit": "same",
    "match_parting": "one_silent", "match_recognised": "not_compared",
}  # fmt: skip


def screened(child: Walk, **answers: str) -> None:
    """Begin with a screening, in which the age and the care were asked."""
    child.fill(
        "screening/screening", screening_date=str(child.day), private="yes", talk_language="fra", interpreter="not_needed",
        agrees="yes", explained="purpose limits choice own_data withdraw", agreed_by="child_assent", danger_now="no",
        contact_feared="no", medical_emergency="no", urgent_needs="none", safe_tonight="yes", fear_return="no",
        threats_found="no", safe_channel="none", worker_view="medium", next_step="open_case", person_told="yes", **answers,
    )  # fmt: skip


def registered(child: Walk, **answers: str) -> set[str]:
    """Register a child; what the screening asked is taken over."""
    common = {
        "child_assent": "yes",
        "caregiver_agrees": "nobody",
        "agreement_reason": "Nobody else can be asked today.",
    }
    return child.fill("registration", registration_date=str(child.day), **{**common, **answers})


def test_a_child_who_is_alone_is_cared_for_and_goes_nowhere_until_the_panel_has_decided() -> None:
    issa = Walk(AREA, MONDAY)
    screened(issa, age_years="13", age_certainty="disputed", child_care="none")
    assert issa.taken_over(f"{AREA}/registration")["beginning/age_years"] == "13", "the age is not asked twice"
    found = registered(
        issa, with_parent="no", with_usual_caregiver="no", with_adult_relative="no", adult_responsible="no",
        separated_on="2026-10-25", child_can_tell="yes", guardian_named="no", tracing_wanted="yes", child_told_next="yes",
    )  # fmt: skip
    assert found == {
        "unaccompanied", "age_in_doubt", "child_alone", "best_interests_due", "guardian_missing", "tracing_first",
        "agreement_doubtful",
    }  # fmt: skip
    assert {form for form, (state, surely) in issa.states().items() if state == "open" and surely} == {
        "care", "best_interests_assessment", "tracing", "child_account", "tracing_inquiry", "adult_account", "photo",
    }  # fmt: skip
    assert issa.shut("return") == {"return_without_procedure", "return_not_decided"}

    issa.fill(
        "care", care_from=str(issa.day), child_care="foster", caregiver_relation="foster_parent", care_decided_by="authority",
        household_relation__1="foster_parent", carer_checked="yes", care_child_wants="yes", care_review="2026-12-02",
        care_child_safe="yes",
    )  # fmt: skip
    assert issa.states()["care"] == ("done", False), "care is not due again before the day that was agreed"
    assert issa.states()["care_visit"] == ("open", True)
    issa.later(40)
    assert issa.states()["care"] == ("done", True)
    visited = issa.fill(
        "care_visit", child_visit_date=str(issa.day), visit_child_alone="yes",
        visit_carer_safe="yes", visit_hurt="no", visit_wants_stay="yes",
        visit_free="no", visit_result="look_again", visit_next=str(issa.day.replace(day=28)),
    )  # fmt: skip
    assert visited == {"not_free"}

    assessed = issa.fill(
        "best_interests_assessment", bia_date=str(issa.day), bia_triggers="return", panel_open="yes",
        best_interests_review="2027-06-01", **HEARD, **(NO_REASON | {"bid_lasting": "yes"}),
    )  # fmt: skip
    assert assessed == {"determination_needed"}
    assert issa.shut("transfer") == {"transfer_without_assessment"}
    assert issa.states()["best_interests_determination"] == ("open", True)
    decided = issa.fill(
        "best_interests_determination", bid_date=str(issa.day), panel_size="3", panel_role__1="authority",
        panel_apart__1="yes", panel_role__2="health", panel_apart__2="yes", panel_role__3="law", panel_apart__3="yes",
        panel_mixed="yes", authority_leads="yes", panel_gain="no", panel_read="yes", bid_option_kind__1="stay_care",
        bid_option_kind__2="return_family", bid_weighed="yes", bid_decision="stay_care", bid_reasons="He wants to stay.",
        bid_child_told="yes", bid_can_object="yes", bid_valid_until="2027-06-01", panel_open="no",
        best_interests_review="2027-05-01",
    )  # fmt: skip
    assert decided == set()
    assert issa.shut("return") == {"return_not_decided"}, "the panel has decided, and not for going back"
    assert issa.shut("transfer") == set()
    issa.later(300)
    assert issa.shut("transfer") == {"transfer_without_assessment"}, "a decision runs out"


def test_a_child_with_an_uncle_is_separated_and_meets_her_mother_only_after_both_were_asked_apart() -> None:
    lina = Walk(AREA, MONDAY)
    screened(lina, age_years="9", age_certainty="sure", child_care="kinship", child_carer_safe="yes")
    found = registered(
        lina, with_parent="no", with_usual_caregiver="no", with_adult_relative="yes", adult_responsible="yes",
        child_can_tell="yes", tracing_wanted="yes", caregiver_agrees="yes", child_told_next="yes",
    )  # fmt: skip
    assert found == {"separated", "best_interests_due"}
    searching = {
        "tracing_date": str(lina.day), "tracing_agreed": "yes", "tracing_carer_agrees": "yes", "tracing_danger": "no",
        "sought_order__1": "first", "sought_relation__1": "mother", "action_kind__1": "red_cross",
        "tracing_child_told": "yes", "tracing_next": "2026-11-20",
    }  # fmt: skip
    assert lina.fill("tracing", **searching, action_result__1="pending", tracing_status="in_progress") == set()
    assert lina.shut("contact_with_family") == set()
    found = lina.fill("tracing", **searching, action_result__1="successful", tracing_status="found")
    assert found == {"found_not_verified"}
    assert lina.shut("contact_with_family") == {"contact_before_verification"}

    lina.fill(
        "child_account", child_acc_date=str(lina.day), child_acc_apart="yes", child_acc_called="Lili",
        child_wants_reunion="yes", child_afraid_reunion="no",
    )  # fmt: skip
    assert lina.states()["verification"][0] == "not_yet", "the adult has not been asked"
    lina.fill(
        "adult_account", adult_acc_date=str(lina.day), adult_acc_apart="yes", adult_acc_called="Lili", adult_relation="mother",
        adult_has_right="yes", adult_wants_reunion="yes", adult_can_care="yes", adult_visit_agreed="yes",
    )  # fmt: skip
    assert lina.states()["reunification"][0] == "not_yet"
    verify = {
        "verify_date": str(lina.day),
        "verify_danger": "no",
        "verify_result": "verified",
        "verify_reasons": "See above.",
    }
    assert lina.fill("verification", verify_apart="no", verify_others="no", **POINTS, **verify) == {"not_verified_yet"}
    assert lina.states()["reunification"] == ("not_needed", False)
    assert lina.fill("verification", verify_apart="yes", verify_others="no", **POINTS, **verify) == set()
    assert lina.shut("contact_with_family") == set()
    assert lina.shut("family_reunification") == {"reunification_without_assessment"}

    lina.fill("best_interests_assessment", bia_date=str(lina.day), bia_triggers="reunification", panel_open="no",
              best_interests_review="2027-10-01", **HEARD, **NO_REASON)  # fmt: skip
    assert lina.shut("family_reunification") == set()
    assert lina.states()["reunification"] == ("open", True)
    ready = {
        "reun_plan_date": str(lina.day), "reun_where": "same_country", "reun_child_ready": "yes", "reun_family_ready": "yes",
        "reun_home_seen": "yes", "reun_authority_agrees": "yes", "reun_guardian_agrees": "yes", "reun_way_back": "yes",
        "reun_help_words__1": "School fees",
    }  # fmt: skip
    assert lina.fill("reunification", **ready, reun_done="no") == set()
    assert lina.states()["reunification_visit"] == ("not_needed", False)
    changed = lina.fill("reunification", **ready, child_wants_reunion="no", reun_done="no")
    assert changed == {"child_unwilling"}
    assert lina.shut("family_reunification") == {"reunification_without_verification"}, (
        "her No counts to the last moment"
    )
    lina.fill("reunification", **ready, child_wants_reunion="yes", reun_done="yes", reun_day=str(lina.day),
              reun_handed_to="mother", reun_same_adult="yes")  # fmt: skip
    assert lina.states()["reunification_visit"] == ("open", True)
    lina.later(7)
    visited = lina.fill(
        "reunification_visit", child_visit_date=str(lina.day), visit_child_alone="yes",
        visit_carer_safe="yes", visit_hurt="no", visit_wants_stay="yes",
        visit_support_came="no", visit_result="more_support", visit_next=str(lina.day.replace(day=30)),
    )  # fmt: skip
    assert visited == {"support_missing"}


def test_a_child_with_parents_is_not_separated_and_can_still_be_in_danger() -> None:
    tomas = Walk(AREA, MONDAY)
    screened(tomas, age_years="10", age_certainty="sure", child_care="parents", child_carer_safe="no")
    found = registered(
        tomas, with_parent="yes", caregiver_agrees="not_safe", child_told_next="yes",
    )  # fmt: skip
    assert found == {"child_unsafe_care", "agreement_doubtful"}
    assert tomas.shut("return") == set()
    assert tomas.shut("transfer") == set()
    states = tomas.states()
    assert states["best_interests_assessment"] == ("open", True)
    assert states["care"] == ("open", True), "care outside the family is thought of when the family is not safe"
    assert states["tracing"][0] == states["child_account"][0] == "not_needed"
    assessed = tomas.fill(
        "best_interests_assessment", bia_date=str(tomas.day), bia_triggers="apart_from_parents", panel_open="yes",
        best_interests_review="2027-01-01",
        **HEARD, **(NO_REASON | {"bid_against_parents": "yes"}),
    )  # fmt: skip
    assert assessed == {"determination_needed"}
