"""A case as one row of the CTDC Global Synthetic Dataset: 27 variables, each yes/no either 1 or empty.

Source: codebook v2 of February 2024 (Counter Trafficking Data Collaborative). A row is about one person and is not safe to
publish: CTDC publishes synthetic data alone. What the codebook leaves to the reader is said where it is decided.
"""

from collections.abc import Mapping
from datetime import date

from amparo.exchange.htcds.records import Record, codes

COLUMNS = (
    "yearOfRegistration", "gender", "ageBroad", "citizenship", "CountryOfExploitation", "traffickMonths",
    "meansDebtBondageEarnings", "meansThreats", "meansAbusePsyPhySex", "meansFalsePromises", "meansDrugsAlcohol",
    "meansDenyBasicNeeds", "meansExcessiveWorkHours", "meansWithholdDocs", "isForcedLabour", "isSexualExploit",
    "isOtherExploit", "typeOfLabourAgriculture", "typeOfLabourConstruction", "typeOfLabourDomesticWork",
    "typeOfLabourHospitality", "typeOfSexProstitution", "typeOfSexPornography", "recruiterRelationIntimatePartner",
    "recruiterRelationFriend", "recruiterRelationFamily", "recruiterRelationOther",
)  # fmt: skip
GENDERS = {
    "Feminine": "Woman", "Masculine": "Man", "TransgenderFeminine": "Trans/Transgender/NonConforming",
    "TransgenderMasculine": "Trans/Transgender/NonConforming", "NonConforming": "Trans/Transgender/NonConforming",
}  # fmt: skip
AGES = (
    (8, "0--8"), (17, "09--17"), (20, "18--20"), (23, "21--23"), (26, "24--26"), (29, "27--29"), (38, "30--38"),
    (47, "39--47"), (150, "48+"),
)  # fmt: skip
MEANS = {
    "meansDebtBondageEarnings": ("DebtBondage", "TakesEarnings"),
    "meansThreats": ("PhysicalThreats", "ThreatsLawEnforcement", "ThreatensChildrenFamily", "UsesChildren"),
    "meansAbusePsyPhySex": ("PsychologicalAbuse", "PhysicalAbuse", "SexualAbuse"),
    "meansFalsePromises": ("FalsePromises",),
    "meansDrugsAlcohol": ("PsychoactiveSubstance",),
    "meansDenyBasicNeeds": (
        "RestrictsFinancialAccess", "RestrictsMovement", "RestrictsMedicalCare", "WithholdsNecessities",
    ),
    "meansExcessiveWorkHours": ("ExcessiveWorkingHours",),
    "meansWithholdDocs": ("WithholdsDocuments",),
}  # fmt: skip
# The codebook's "other" is what is neither labour nor sex; forced labour of a child is labour.
_LABOUR = frozenset({"ForcedLabour", "ChildLabour"})
_INDUSTRIES = {
    "typeOfLabourAgriculture": "A_AgricultureForestryAndFishing",
    "typeOfLabourConstruction": "F_Construction",
    "typeOfLabourDomesticWork": "T_ActivitiesOfHouseholdsAsEmployers",
    "typeOfLabourHospitality": "I_AccommodationAndFoodServiceActivities",
}
_SEX = {"typeOfSexProstitution": "Prostitution", "typeOfSexPornography": "Pornography"}
# HTCDS does not tell a partner from a friend among the acquainted: neither is said.
_RELATIONS = {"recruiterRelationFamily": "Familial", "recruiterRelationOther": "Unaquainted"}


def row(record: Record, *, registered: date | None = None, months: int | None = None) -> Mapping[str, str]:
    """Return the 27 variables of a case; `registered` is the day of registration, `months` how long it lasted."""
    known = registered or _day(record.one("cas_IncomingReferralDate"))
    values = {
        "yearOfRegistration": str(known.year) if known else "",
        "gender": GENDERS.get(record.one("prs_Gender"), ""),
        "ageBroad": _age(_day(record.one("prs_Birthdate")), known),
        "citizenship": record.code("prs_Citizenship"),
        # The codebook falls back on the country of first support.
        "CountryOfExploitation": _last_place(record) or record.code("org_ShippingCountry"),
        "traffickMonths": _months(months),
        **{name: _one(record, "vic_MethodsOfControl", codes) for name, codes in MEANS.items()},
        **_exploitation(record),
        **{name: _one(record, "vic_RelationshipToTrafficker", (code,)) for name, code in _RELATIONS.items()},
    }
    return {name: values.get(name, "") for name in COLUMNS}


def _exploitation(record: Record) -> dict[str, str]:
    kinds = record.all("vic_TypeOfExploitation")
    other = [kind for kind in kinds if kind not in _LABOUR and kind != "SexualExploitation"]
    return {
        "isForcedLabour": "1" if _LABOUR & set(kinds) else "",
        "isSexualExploit": "1" if "SexualExploitation" in kinds else "",
        "isOtherExploit": "1" if other else "",
        **{name: _one(record, "vic_ForcedLabourIndustry", (code,)) for name, code in _INDUSTRIES.items()},
        **{name: _one(record, "vic_TypeOfSexExploitation", (code,)) for name, code in _SEX.items()},
    }


def _one(record: Record, field: str, codes: tuple[str, ...]) -> str:
    return "1" if set(codes) & set(record.all(field)) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _age(born: date | None, on: date | None) -> str:
    if born is None or on is None or on < born:
        return ""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((band for most, band in AGES if years <= most), "")


def _last_place(record: Record) -> str:
    events = [row for row in record.rows.get("hte", ()) if "Exploitation" in row.get("hte_Type", ())]
    placed = [row for row in events if codes("hte_Country", row.get("hte_Country", ()))]
    if not placed:
        return ""
    last = max(placed, key=lambda row: row.get("hte_Date", ("",))[0])
    return codes("hte_Country", last["hte_Country"])[0]


def _months(months: int | None) -> str:
    if months is None or months < 0:
        return ""
    return "0--12 (0-1 yr)" if months <= 12 else "13--24 (1-2 yrs)" if months <= 24 else "25+ (2+ yrs)"
