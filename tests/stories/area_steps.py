"""What specialists do on the pages of their areas, step by step."""

import csv
from datetime import timedelta
from io import StringIO

from amparo.exchange import gbvims
from amparo.foundation import clock
from amparo.practice import catalogue
from tests.casework.cases.brought_in.bringing import PARTNER
from tests.exchange.htcds.making import read_here
from tests.stories.filling import fill
from tests.stories.specialists import (
    HAWA,
    SPECIALISTS,
    Desks,
    approve,
    begin,
    downloaded,
    fresh,
    says,
    shows,
)
from tests.stories.walking import Walker

TOLD_BEFORE = {
    "celia": ("care", "Who takes care of you day by day?"),
    "tomas": ("risk_before_return", "If you had to go back to your country or home area, would you be in danger?"),
    "ravi": ("risk_check", "Age in years"),
    "greta": ("needs", "Can we talk without anyone overhearing?"),
}
"""Who begins which form, and what the screening asked already that stands on its first page."""


BACK = 'main form:has(input[name=form][value="journey_back"]) button'


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
