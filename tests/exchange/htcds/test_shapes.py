"""Cases in the shapes of statistics: CTDC's 27 variables, each 1 or empty, and the four units of IC-TIP without identities."""

from dataclasses import asdict
from datetime import date
from itertools import combinations

import pytest

from amparo.exchange.htcds import Record, standard
from amparo.exchange.htcds.shapes import ctdc, ictip
from tests.exchange.htcds.making import full

BINARY = ctdc.COLUMNS[6:]
# Read from the codebook a second time, one line a variable: which codes of HTCDS make it 1.
ORACLE = {
    "meansDebtBondageEarnings": "vic_MethodsOfControl: DebtBondage TakesEarnings",
    "meansThreats": "vic_MethodsOfControl: PhysicalThreats ThreatsLawEnforcement ThreatensChildrenFamily UsesChildren",
    "meansAbusePsyPhySex": "vic_MethodsOfControl: PsychologicalAbuse PhysicalAbuse SexualAbuse",
    "meansFalsePromises": "vic_MethodsOfControl: FalsePromises",
    "meansDrugsAlcohol": "vic_MethodsOfControl: PsychoactiveSubstance",
    "meansDenyBasicNeeds":
        "vic_MethodsOfControl: RestrictsFinancialAccess RestrictsMovement RestrictsMedicalCare WithholdsNecessities",
    "meansExcessiveWorkHours": "vic_MethodsOfControl: ExcessiveWorkingHours",
    "meansWithholdDocs": "vic_MethodsOfControl: WithholdsDocuments",
    "isForcedLabour": "vic_TypeOfExploitation: ForcedLabour ChildLabour",
    "isSexualExploit": "vic_TypeOfExploitation: SexualExploitation",
    "isOtherExploit":
        "vic_TypeOfExploitation: ForcedMarriage Servitude ForcedMilitaryByNonStateActors OrganRemoval ForcedBegging "
        "ForcedAdoption Surrogacy Other",
    "typeOfLabourAgriculture": "vic_ForcedLabourIndustry: A_AgricultureForestryAndFishing",
    "typeOfLabourConstruction": "vic_ForcedLabourIndustry: F_Construction",
    "typeOfLabourDomesticWork": "vic_ForcedLabourIndustry: T_ActivitiesOfHouseholdsAsEmployers",
    "typeOfLabourHospitality": "vic_ForcedLabourIndustry: I_AccommodationAndFoodServiceActivities",
    "typeOfSexProstitution": "vic_TypeOfSexExploitation: Prostitution",
    "typeOfSexPornography": "vic_TypeOfSexExploitation: Pornography",
    "recruiterRelationIntimatePartner": "vic_RelationshipToTrafficker:",
    "recruiterRelationFriend": "vic_RelationshipToTrafficker:",
    "recruiterRelationFamily": "vic_RelationshipToTrafficker: Familial",
    "recruiterRelationOther": "vic_RelationshipToTrafficker: Unaquainted",
}  # fmt: skip


def test_a_row_has_the_27_variables_in_their_order_and_nothing_is_said_of_an_empty_case() -> None:
    row = ctdc.row(Record())
    assert tuple(row) == ctdc.COLUMNS
    assert len(row) == 27
    assert set(row.values()) == {""}


@pytest.mark.parametrize("field", sorted({line.partition(":")[0] for line in ORACLE.values()}))
def test_each_code_and_each_two_codes_make_exactly_the_variables_of_the_codebook(field: str) -> None:
    codes = list(standard.fields()[field].codes)
    for chosen in (*((code,) for code in codes), *combinations(codes, 2)):
        row = ctdc.row(Record({field: chosen}))
        expected = {
            name for name, line in ORACLE.items() if line.startswith(field) and set(line.split()[1:]) & set(chosen)
        }
        assert {name for name in BINARY if row[name]} == expected
        assert {row[name] for name in BINARY} <= {"1", ""}


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2017-11-28", "0--8"), ("2017-11-27", "09--17"), ("2008-11-28", "09--17"), ("2008-11-27", "18--20"),
        ("2005-11-27", "21--23"), ("2002-11-27", "24--26"), ("1999-11-27", "27--29"), ("1996-11-27", "30--38"),
        ("1987-11-27", "39--47"), ("1978-11-27", "48+"), ("2027-01-01", ""), ("not known", ""), ("", ""),
    ],
)  # fmt: skip
def test_ages_stand_in_the_bands_of_ctdc_on_the_day_of_registration(born: str, band: str) -> None:
    row = ctdc.row(Record({"prs_Birthdate": (born,)}), registered=date(2026, 11, 27))
    assert (row["ageBroad"], row["yearOfRegistration"]) == (band, "2026")


@pytest.mark.parametrize(
    ("months", "band"),
    [(0, "0--12 (0-1 yr)"), (12, "0--12 (0-1 yr)"), (13, "13--24 (1-2 yrs)"), (24, "13--24 (1-2 yrs)"),
     (25, "25+ (2+ yrs)"), (None, ""), (-1, "")],
)  # fmt: skip
def test_months_stand_in_the_bands_of_ctdc(months: int | None, band: str) -> None:
    assert ctdc.row(Record(), months=months)["traffickMonths"] == band


def event(kind: str, country: str = "", day: str = "") -> dict[str, tuple[str, ...]]:
    found = {"hte_Type": kind, "hte_Country": country, "hte_Date": day}
    return {name: (value,) for name, value in found.items() if value}


def test_the_country_is_that_of_the_last_exploitation_else_of_the_first_support() -> None:
    events = (
        event("Exploitation", "LBY", "2024-01-01"),
        event("Exploitation", "TUN", "2025-01-01"),
        event("Transit", "ITA", "2026-01-01"),
    )
    support = {"org_ShippingCountry": ("ESP",)}
    assert ctdc.row(Record(support, {"hte": events}))["CountryOfExploitation"] == "TUN"
    assert (
        ctdc.row(Record(support, {"hte": (event("Transit", "ITA"), event("Exploitation"))}))["CountryOfExploitation"]
        == "ESP"
    )


def test_the_year_is_that_of_the_referral_when_no_day_of_registration_is_given() -> None:
    assert ctdc.row(Record({"cas_IncomingReferralDate": ("2025-04-01",)}))["yearOfRegistration"] == "2025"


def test_every_code_of_the_lists_has_its_category_in_the_units() -> None:
    for table, field in (
        (ictip.MEANS, "vic_MethodsOfControl"), (ictip.PURPOSES, "vic_TypeOfExploitation"),
        (ictip.STATUSES, "vic_TraffickingStatus"), (ictip.ENTITIES, "vic_TraffickingStatusDecisionMakingOrg"),
    ):  # fmt: skip
        assert set(table) == set(standard.fields()[field].codes)
    assert set(ictip.ACTS) < set(standard.fields()["per_RoleInProcess"].codes)


def test_a_case_becomes_its_events_its_victim_its_perpetrators_and_who_tells_of_it() -> None:
    case = Record(
        {
            "prs_Gender": ("Feminine",), "vic_AgeWhenTrafficked": ("16",), "prs_Citizenship": ("ERI",),
            "vic_TraffickingStatus": ("PossibleVictimOfTrafficking",),
            "vic_TraffickingStatusDecisionMakingOrg": ("NGO",), "vic_MethodsOfControl": ("DebtBondage", "PhysicalAbuse"),
            "vic_TypeOfExploitation": ("ForcedBegging",), "vic_ForcedLabourIndustry": ("S_OtherServiceActivities",),
            "org_Type": ("NGO",), "org_ShippingCountry": ("TUN",), "vic_RelationshipToTrafficker": ("Familial",),
        },
        {
            "hte": (event("Recruitment", "ERI", "2023-05-02"), event("Exploitation", "LBY")),
            "per": ({"per_RoleInProcess": ("RecruiterOrIntermediary", "Abuser")}, {"per_RoleInProcess": ("Transporter",)}),
        },
    )  # fmt: skip
    found = ictip.units(case)
    assert [(one.stage, one.country, one.year) for one in found.events] == [
        ("recruitment", "ERI", "2023"),
        ("exploitation", "LBY", ""),
    ]
    assert found.events[0].acts == ("recruitment", "transportation")
    assert found.events[0].means == ("other_coercion", "use_of_force")
    assert (found.events[0].purposes, found.events[0].sector, found.events[0].perpetrators) == (("begging",), ("S",), 2)
    assert (found.victim.identification, found.victim.identified_by, found.victim.age_then) == ("presumed", "ngo", "16")
    assert [one.roles for one in found.perpetrators] == [("RecruiterOrIntermediary", "Abuser"), ("Transporter",)]
    assert (found.entity.kind, found.entity.country) == ("NGO", "TUN")


def test_no_shape_holds_a_name_a_number_a_place_or_words_whatever_a_file_says() -> None:
    case = full()
    secret = {name: ("Zyxwv 5551234",) for name in standard.fields() if name not in ("hte_Date", "prs_Birthdate")}
    leaky = Record(
        {name: secret.get(name, values) for name, values in case.once.items()},
        {
            table: tuple({name: secret.get(name, v) for name, v in row.items()} for row in rows)
            for table, rows in case.rows.items()
        },
        {"other": "Zyxwv"},
    )  # fmt: skip
    for one in (case, leaky):
        told = f"{asdict(ictip.units(one))} {ctdc.row(one)}"
        assert not [word for word in ("Zyxwv", "5551234", "with a comma", "+4915", "X-0") if word in told]


def test_a_case_without_events_has_one_of_which_neither_place_nor_time_is_known() -> None:
    (one,) = ictip.units(Record({"vic_TypeOfExploitation": ("OrganRemoval",)})).events
    assert (one.stage, one.country, one.year, one.purposes) == ("", "", "", ("removal_of_organs",))


def test_every_unit_says_that_its_categories_were_not_checked() -> None:
    found = ictip.units(full())
    assert not any(one.verified for one in (*found.events, found.victim, *found.perpetrators, found.entity))
