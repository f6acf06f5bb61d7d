"""Each of the five areas as those live it who are qualified for it, and one child with four of them.

Gender-based violence in Arabic on a telephone without JavaScript, as Greta works in the camp. What others see: nothing.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO

import pytest
from playwright.sync_api import Browser

from amparo.exchange import gbvims
from amparo.foundation import clock
from amparo.practice import catalogue
from tests.casework.cases.brought_in.bringing import PARTNER
from tests.exchange.htcds.making import read_here
from tests.stories.conftest import Server, told
from tests.stories.filling import fill
from tests.stories.specialists import (
    HAWA,
    PHONE,
    SPECIALISTS,
    Desks,
    approve,
    begin,
    desks,
    downloaded,
    enter,
    fresh,
    learns_nothing,
    looked,
    says,
    shows,
)
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
TOLD_BEFORE = {
    "celia": ("care", "Who takes care of you day by day?"),
    "tomas": ("risk_before_return", "If you had to go back to your country or home area, would you be in danger?"),
    "ravi": ("risk_check", "Age in years"),
    "greta": ("needs", "Can we talk without anyone overhearing?"),
}
"""Who begins which form, and what the screening asked already that stands on its first page."""
BACK = 'main form:has(input[name=form][value="journey_back"]) button'


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


def taken_out(tomas: Walker, case: str) -> None:
    """Read the elements, and take them out as a table: what endangers where it travels is not in it."""
    tomas.go(f"{case}areas/counter_trafficking/")
    tomas.page.locator("main a:has-text('Act, means and purpose')").click()
    shows(tomas, "A workshop by the port.")
    table = downloaded(tomas, "main a[download]").read_text(encoding="utf-8-sig")
    assert "met" in table
    assert "workshop" not in table


def given_back(tomas: Walker) -> None:
    """Give a case that a partner sent back to it, in IOM's standard (HTCDS 2.0): nothing of it is lost."""
    fresh(tomas, "/cases/give-back/")
    tomas.put(recipient=PARTNER, purpose="Given back")
    file = downloaded(tomas, "main form [type=submit]")
    assert read_here(file.read_bytes()).records == (HAWA,)


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


def figures(greta: Walker) -> None:
    """Take the incidents of one's own cases out for the Incident Recorder: its columns in order, and nobody's name."""
    fresh(greta, "/cases/figures/")
    greta.put(purpose="November", kind="csv")
    file = downloaded(greta, "main form [type=submit]")
    heading, *rows = csv.reader(StringIO(file.read_text(encoding="utf-8-sig")))
    assert heading == [column.label for column in gbvims.columns()]
    assert len(rows) == 1
    assert "Physical assault" in rows[0]
    assert not {"Mariam", "Haddad", "She fled at night."} & set(" ".join(rows[0]).split())


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


def area_page(at: Desks, who: str, case: str) -> None:
    """Open the page of somebody's area."""
    at(who).go(f"{case}areas/{SPECIALISTS[who]}/")


def nobody_asks_twice(at: Desks, case: str) -> None:
    """Begin a form of each area: what the screening asked is there, with its day."""
    for who, (form, told_before) in TOLD_BEFORE.items():
        at(who).speak("en")
        area_page(at, who, case)
        begin(at(who), form)
        shows(
            at(who), f"{told_before} – already answered on", "Do not ask again. If it is no longer so, correct it here."
        )


def waits_for_the_panel_and_for_what_ravi_cannot_see(at: Desks, case: str) -> None:
    """Read, as Ravi, what the return waits for, while Celia writes the panel's decision and Tomas looks at the risk."""
    ravi, later = at("ravi"), str(clock.today() + timedelta(days=90))
    area_page(at, "ravi", case)
    shows(
        ravi,
        "Nobody returns a child without the best interests procedure.",
        "People who exploited the person may reach",
    )
    assert not ravi.page.locator(BACK).count()
    area_page(at, "celia", case)
    shows(at("celia"), "No child who is alone or separated goes back before a panel")
    begin(at("celia"), "best_interests_determination")
    fill(at("celia"), catalogue().form("child_protection/best_interests_determination"), panel_size="3", panel_mixed="yes",
         panel_role="authority", panel_role__2="guardianship", panel_role__3="health", panel_apart="yes",
         panel_apart__2="yes", panel_apart__3="yes", authority_leads="yes", guardian_took_part="yes", panel_gain="no",
         panel_read="yes", bid_option_kind="return_family", bid_weighed="yes", bid_decision="return_family",
         bid_child_told="yes", bid_can_object="yes", bid_valid_until=later, panel_open="no",
         best_interests_review=later)  # fmt: skip
    approve(at("nadia"), "Best interests determination")
    area_page(at, "ravi", case)
    assert "Nobody returns a child without" not in says(ravi)
    area_page(at, "tomas", case)
    at("tomas").page.locator("main a.govuk-button", has_text="Risk before a return").click()
    fill(at("tomas"), catalogue().form("counter_trafficking/risk_before_return"), back_wish="yes", fear_return="no",
         back_result="safe_enough")  # fmt: skip
    approve(at("nadia"), "Risk before a return")
    area_page(at, "ravi", case)
    shows(ravi, "Return cannot be done yet: something else has to be done first, which you cannot see.")
    assert not ravi.page.locator("main section h3:text-is('Return')").count(), (
        "what he may see stands in the way no more"
    )


def opens(at: Desks, case: str) -> None:
    """Make the plan for her safety as Greta; then the way back is open."""
    area_page(at, "greta", case)
    begin(at("greta"), "safety")
    fill(at("greta"), catalogue().form("gender_based_violence/safety"), safety_agreed="yes", safe_way_home="yes")
    area_page(at, "ravi", case)
    at("ravi").page.locator(BACK).click()
    at("ravi").page.wait_for_load_state()
    assert "/pages/" in at("ravi").page.url, "the form of the way back is begun"
