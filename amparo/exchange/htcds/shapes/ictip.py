"""A case in the units of IC-TIP, the International Classification for Administrative Data on Trafficking in Persons.

Its units are event, victim, perpetrator and reporting entity. Its lists of categories were not at hand: those here are
as remembered, and every unit says `verified` False until somebody has held them against the document of IOM and UNODC.
No unit holds a name, a number, a street or free text.
"""

from dataclasses import dataclass

from amparo.exchange.htcds.records import Record, Row, Values, codes

MEANS = {
    "PhysicalThreats": "threat", "ThreatsLawEnforcement": "threat", "ThreatensChildrenFamily": "threat",
    "PhysicalAbuse": "use_of_force", "SexualAbuse": "use_of_force", "FalsePromises": "deception",
    "DebtBondage": "other_coercion", "TakesEarnings": "other_coercion", "RestrictsFinancialAccess": "other_coercion",
    "RestrictsMedicalCare": "other_coercion", "WithholdsNecessities": "other_coercion",
    "PsychologicalAbuse": "other_coercion", "PsychoactiveSubstance": "other_coercion",
    "ExcessiveWorkingHours": "other_coercion", "WithholdsDocuments": "other_coercion",
    "RestrictsMovement": "other_coercion", "UsesChildren": "other_coercion", "Other": "not_classified",
}  # fmt: skip
PURPOSES = {
    "ForcedLabour": "forced_labour_or_services", "ChildLabour": "forced_labour_or_services",
    "SexualExploitation": "sexual_exploitation", "ForcedMarriage": "forced_marriage", "Servitude": "servitude",
    "ForcedMilitaryByNonStateActors": "recruitment_by_armed_groups", "OrganRemoval": "removal_of_organs",
    "ForcedBegging": "begging", "ForcedAdoption": "illegal_adoption", "Surrogacy": "surrogacy",
    "Other": "not_classified",
}  # fmt: skip
# Only roles that are themselves an act of article 3 say one.
ACTS = {
    "RecruiterOrIntermediary": "recruitment", "Transporter": "transportation", "TransferredIndividual": "transfer",
    "HarbouredIndividual": "harbouring", "ReceivedIndividual": "receipt",
}  # fmt: skip
STATUSES = {
    "PossibleVictimOfTrafficking": "presumed", "ActualVictimOfTrafficking": "identified",
    "NotAVictimOfTrafficking": "not_a_victim",
}  # fmt: skip
ENTITIES = {
    "Police": "police", "NGO": "ngo", "CourtOrProsecution": "court_or_prosecution",
    "NonPoliceGovernmentalOrganization": "other_government", "Other": "other",
}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """What was done: acts, means, purposes, the sector, the stage of the journey, country and year; empty: not known."""

    stage: str
    acts: Values
    means: Values
    purposes: Values
    sector: Values
    country: str
    year: str
    perpetrators: int
    verified: bool = False


@dataclass(frozen=True)
class Victim:
    """To whom: identification is presumed, identified or not_a_victim, by whichever body the case names."""

    gender: str
    age_then: str
    citizenship: Values
    marital_status: str
    education: str
    relation: str
    identification: str
    identified_by: str
    verified: bool = False


@dataclass(frozen=True)
class Perpetrator:
    """By whom: nothing but roles; identities and words are never taken over."""

    roles: Values
    relation: str
    verified: bool = False


@dataclass(frozen=True)
class ReportingEntity:
    """Who tells of it: kind of body and country."""

    kind: str
    country: str
    verified: bool = False


@dataclass(frozen=True)
class Units:
    """The four units of one case."""

    events: tuple[Event, ...]
    victim: Victim
    perpetrators: tuple[Perpetrator, ...]
    entity: ReportingEntity


def units(record: Record) -> Units:
    """Return a case as units. A case that names no event still has one, without place and time."""
    relation = record.code("vic_RelationshipToTrafficker")
    victim = Victim(
        record.code("prs_Gender"), _number(record.one("vic_AgeWhenTrafficked")), record.codes("prs_Citizenship"),
        record.code("prs_MaritalStatus"), record.code("prs_HighestLevelOfEducation"), relation,
        STATUSES.get(record.one("vic_TraffickingStatus"), ""),
        ENTITIES.get(record.one("vic_TraffickingStatusDecisionMakingOrg"), ""),
    )  # fmt: skip
    entity = ReportingEntity(record.code("org_Type"), record.code("org_ShippingCountry"))
    events = tuple(_event(record, row) for row in record.rows.get("hte", ()) or ({},))
    people = tuple(Perpetrator(_codes(row, "per_RoleInProcess"), relation) for row in record.rows.get("per", ()))
    return Units(events, victim, people, entity)


def _event(record: Record, row: Row) -> Event:
    return Event(
        stage=next(iter(_codes(row, "hte_Type")), "").lower(),
        acts=tuple(dict.fromkeys(ACTS[role] for role in record.codes("per_RoleInProcess") if role in ACTS)),
        means=_named(MEANS, record.codes("vic_MethodsOfControl")),
        purposes=_named(PURPOSES, record.codes("vic_TypeOfExploitation")),
        sector=tuple(code.partition("_")[0] for code in record.codes("vic_ForcedLabourIndustry")),
        country=next(iter(_codes(row, "hte_Country")), ""),
        year=_year(row),
        perpetrators=len(record.rows.get("per", ())),
    )


def _codes(row: Row, name: str) -> Values:
    return codes(name, row.get(name, ()))


def _year(row: Row) -> str:
    year = next(iter(row.get("hte_Date", ())), "")[:4]
    return year if year.isdecimal() and len(year) == 4 else ""


def _number(text: str) -> str:
    return text if text.isdecimal() else ""


def _named(table: dict[str, str], found: Values) -> Values:
    return tuple(dict.fromkeys(table[code] for code in found))
