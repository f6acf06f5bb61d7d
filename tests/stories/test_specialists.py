"""Each of the five areas as those live it who are qualified for it, and one child with four of them.

Gender-based violence in Arabic on a telephone without JavaScript, as Greta works in the camp. What others see: nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from amparo.practice import catalogue
from tests.stories.area_steps import (
    figures,
    given_back,
    nobody_asks_twice,
    opens,
    taken_out,
    waits_for_the_panel_and_for_what_ravi_cannot_see,
)
from tests.stories.conftest import Server, told
from tests.stories.filling import fill
from tests.stories.specialists import (
    PHONE,
    SPECIALISTS,
    Desks,
    approve,
    begin,
    desks,
    enter,
    learns_nothing,
    looked,
    says,
    shows,
)

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Begun:
    """The windows of everybody, and the cases on which specialists are to work."""

    at: Desks
    cases: dict[str, str]


@pytest.fixture(scope="module")
def begun(server: Server, chromium: Browser) -> Iterator[Begun]:
    """Let specialists join, and Alma open and screen cases on which they work with her."""
    cases = json.loads(told("areas_begun", server.folder))
    with desks(server, chromium) as at:
        yield Begun(at, cases)


def test_counter_trafficking_from_the_signs_to_the_time_to_recover(begun: Begun) -> None:
    tomas, case, area = begun.at("tomas"), begun.cases["adult"], "counter_trafficking"
    tomas.go(f"{case}areas/")
    assert "Several signs of exploitation" in says(tomas), "the area is offered with its reason"
    enter(tomas, case, area)
    assert "Due in" in says(tomas), "a clock runs for the first form"
    begin(tomas, "signs")
    assert "How old are you? – already answered on" in says(tomas)
    fill(tomas, catalogue().form(f"{area}/signs"), signs_agreed="yes", signs_private="yes", age_years="26", age_certainty="sure",
         deceived="yes", deceived_about="employer pay", treated_badly="yes", treated_how="hours sexual deductions",
         pushed="no", weakness_used="no", held_by_pressure="unknown", dependence_used="no")  # fmt: skip
    begin(tomas, "elements")
    fill(tomas, catalogue().form(f"{area}/elements"), age_at_start="24", act="met", means="met", purpose="met",
         act_facts="A workshop by the port.")  # fmt: skip
    assert "Waiting for approval" in says(tomas), "nobody decides alone what the elements are"
    approve(begun.at("nadia"), "Act, means and purpose")
    tomas.go(f"{case}areas/{area}/")
    begin(tomas, "trafficking_status")
    fill(tomas, catalogue().form(f"{area}/trafficking_status"), assistance_status="presumed", presentation_wish="no",
         cooperation_wish="undecided", punished="yes", punished_lawyer="no")  # fmt: skip
    begin(tomas, "recovery")
    fill(tomas, catalogue().form(f"{area}/recovery"), recovery_state="granted", recovery_days="30")
    shows(
        tomas,
        "Deceived when it began. Found",
        "The signs together point to trafficking: presume it. Found",
        "Act, means where needed, and purpose are met. Found",
        "What cannot be said yet: 1",
        "The person is punished for what they were made to do, and no lawyer raises it yet.",
        "No return before the risks there were looked at with the person and a supervisor.",
    )
    tomas.go(case)
    shows(tomas, "After the time to recover (Counter-trafficking)", "Something is blocked")
    taken_out(tomas, case)
    given_back(tomas)
    looked(tomas, f"{case}areas/{area}/", f"{case}areas/", languages=("ar", "en"))
    tomas.go(f"{case}areas/{area}/")
    tomas.page.locator("main a", has_text="Each value that is not yet checked").click()
    shows(tomas, "Not yet checked against its source", "ct_return", "No return before the risks there were looked at")
    for who in ("alma", "bruno"):
        learns_nothing(begun.at(who), case, area)


def test_child_protection_from_the_registration_to_a_home(begun: Begun) -> None:
    celia, case, area = begun.at("celia"), begun.cases["child"], "child_protection"
    enter(celia, case, area)
    begin(celia, "registration")
    assert "Who takes care of you day by day? – already answered on" not in says(celia), "it stands on a later page"
    fill(celia, catalogue().form(f"{area}/registration"), age_years="12", age_certainty="sure", child_care="none",
         with_parent="no", with_usual_caregiver="no", with_adult_relative="no", adult_responsible="no",
         child_assent="yes", caregiver_agrees="nobody", tracing_wanted="yes", guardian_named="no")  # fmt: skip
    shows(
        celia,
        "The child is unaccompanied. Found",
        "The child has no guardian. Found",
        "Before a child who is alone or separated is handed over",
        "Not known yet",
    )
    begin(celia, "care")
    fill(celia, catalogue().form(f"{area}/care"), care_same_caregiver="yes", care_child_safe="yes", care_child_wants="yes",
         carer_checked="yes")  # fmt: skip
    approve(begun.at("nadia"), "Caregiver and care")
    celia.go(f"{case}areas/{area}/")
    shows(celia, "Fill in again: Caregiver and care arrangement", "First: Best interests assessment.")
    looked(celia, f"{case}areas/{area}/")
    learns_nothing(begun.at("alma"), case, area)


def test_gender_based_violence_on_a_telephone_in_arabic_from_the_limits_to_the_figures(begun: Begun) -> None:
    case, area = begun.cases["survivor"], "gender_based_violence"
    greta = begun.at("greta", "ar", PHONE, scripts=False)
    enter(greta, case, area)
    assert not greta.page.locator("main form:has(input[name=form][value=incident])").count(), (
        "limits come before the story"
    )
    begin(greta, "introduction")
    fill(greta, catalogue().form(f"{area}/introduction"), limits_that_apply="no_limit", limits_told="yes",
         limits_understood="yes", hearing_agreed="yes", hearing_agreed_by="self")  # fmt: skip
    begin(greta, "incident")
    fill(greta, catalogue().form(f"{area}/incident"), told_by="self", incident_date_known="no", elapsed_said="days_4_5",
         kind_penetration="no", kind_sexual_contact="no", kind_assault="yes", perpetrator_relation="partner",
         told_elsewhere="no", counting_agreed="yes", incident_words="She fled at night.")  # fmt: skip
    found = (
        "Violence by a partner or former partner.",
        "A pregnancy can still be prevented, until about the fifth day.",
    )
    shows(greta, *(catalogue().words(area)["ar"][sentence] for sentence in found))
    begin(greta, "needs")
    fill(greta, catalogue().form(f"{area}/needs"), danger_now="no")
    approve(begun.at("nadia"), "Step 2")
    figures(greta)
    for page in ("areas/", f"areas/{area}/"):
        greta.go(case + page)
        assert greta.page.evaluate("document.documentElement.scrollWidth") <= PHONE
    looked(begun.at("nadia"), f"{case}areas/{area}/")
    learns_nothing(begun.at("bruno"), case, area)


def test_return_and_reintegration_asks_twice_whether_it_is_free_and_safe(begun: Begun) -> None:
    ravi, case, area = begun.at("ravi"), begun.cases["adult"], "return_reintegration"
    enter(ravi, case, area)
    shows(ravi, "Nobody returns a child without the best interests procedure.", "Not known yet")
    begin(ravi, "counselling")
    fill(ravi, catalogue().form(f"{area}/counselling"), already_back="no", ways_explained="stay protection return",
         ways_understood="yes", return_wish="return")  # fmt: skip
    shows(ravi, "Return cannot be done yet.")
    assert not ravi.page.locator("main form:has(input[name=form][value=journey_back])").count()
    begin(ravi, "risk_check")
    fill(ravi, catalogue().form(f"{area}/risk_check"), age_years="26", is_child="no", fear_return="no", claim_open="no",
         grave_harm_risk="unknown", feared_there="no", exploiters_reach="no", entry_lawful="yes", can_travel="yes",
         treatment_vital="no", children_affected="no")  # fmt: skip
    approve(begun.at("nadia"), "Risk check before return")
    ravi.go(f"{case}areas/{area}/")
    shows(
        ravi,
        "Grave harm is to be feared there, or it is not known. Nobody is sent into it, and nothing lifts this but a new check.",
        "The person has not decided to return.",
    )
    assert "Nobody returns a child without" not in says(ravi)
    looked(ravi, f"{case}areas/{area}/")
    learns_nothing(begun.at("alma"), case, area)


def test_durable_solutions_are_looked_at_beside_residents(begun: Begun) -> None:
    alma, case, area = begun.at("alma"), begun.cases["household"], "durable_solutions"
    enter(alma, case, area)
    begin(alma, "displacement")
    fill(alma, catalogue().form(f"{area}/displacement"), had_to_leave="yes", crossed_border="no", home_lost="yes",
         household_apart="no")  # fmt: skip
    begin(alma, "intentions")
    fill(alma, catalogue().form(f"{area}/intentions"), intention="return", intention_free="yes", household_heard="yes",
         place_informed="yes", place_safe_now="unknown")  # fmt: skip
    begin(alma, "solutions")
    scale = catalogue().form(f"{area}/solutions").questions
    residents = {one.name: "4" for one in scale.values() if one.name.endswith("_residents")}
    fill(alma, catalogue().form(f"{area}/solutions"), **residents, ds_food="1", needs_from_displacement="yes")
    shows(
        alma,
        "The household is displaced within its country. Found",
        "In some matters the household is worse off than residents. Found",
        "It is not known that the place is safe for this household.",
    )
    assert alma.page.locator("main svg").count(), "household and residents stand side by side"
    looked(alma, f"{case}areas/{area}/")
    bruno = begun.at("bruno")
    bruno.go(f"{case}areas/")
    assert "Durable solutions" in says(bruno), "it is kept apart from nobody who works on the case"


def test_the_return_of_a_child_waits_for_four_specialists_who_each_see_their_part(begun: Begun) -> None:
    at, case = begun.at, begun.cases["of_all"]
    nobody_asks_twice(at, case)
    for who, area in SPECIALISTS.items():
        learns_nothing(at(who), case, *(other for other in SPECIALISTS.values() if other != area))
    learns_nothing(at("alma"), case, *SPECIALISTS.values())
    waits_for_the_panel_and_for_what_ravi_cannot_see(at, case)
    opens(at, case)
