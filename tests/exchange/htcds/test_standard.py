"""Every field and code of HTCDS 2.0 is known here as the standard has it, in both spellings of its toolkit."""

import json
from collections import Counter
from typing import Any

import pytest

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.understanding import understood
from tests.exchange.htcds.making import IOM
from tests.real_forms import needs_real_forms

KINDS = {
    "Picklist": "one", "Multiselect Picklist": "many", "Date": "date", "Number": "number", "Checkbox": "yes_no",
    "Geolocation": "number",
}  # fmt: skip
FIELDS = list(standard.fields().values())
CODED = [(one.name, code, label) for one in FIELDS for code, label in one.codes.items()]


def of_iom() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((IOM / "htcds_v2_fields.json").read_text(encoding="utf-8"))["fields"]
    return found


@needs_real_forms
def test_the_83_fields_are_those_of_the_standard_in_its_order() -> None:
    theirs = [
        (one["field"], one["label"], KINDS.get(one["type"], "text"), one["core"], one["status"].lower())
        for one in of_iom()
    ]
    assert len(theirs) == 83
    assert [(one.name, one.label, one.kind, one.core, one.status) for one in FIELDS] == theirs


@needs_real_forms
def test_every_code_and_label_is_that_of_the_standard_and_two_more_come_from_its_prose() -> None:
    theirs = {one["field"]: {c["code"]: c["label"] for c in one["codes"]} for one in of_iom() if one["codes"]}
    ours = {
        one.name: {code: one.codes[code] for code in one.codes if code in one.listed} for one in FIELDS if one.codes
    }
    assert ours == theirs
    beyond = {(one.name, code) for one in FIELDS for code in set(one.codes) - one.listed}
    assert beyond == {("vic_MethodsOfControl", "RestrictsMovement"), ("vic_MethodsOfControl", "UsesChildren")}
    prose = (IOM / "Field_Definitions.md").read_text(encoding="utf-8")
    assert all(f"MethodsOfControl{code}" in prose for _name, code in beyond)


def test_the_standard_is_whole_also_without_the_room_beside_the_project() -> None:
    assert Counter(one.table for one in FIELDS) == {
        "org": 10, "prs": 25, "vic": 16, "per": 2, "cas": 13, "cco": 1, "hte": 10, "spl": 5, "con": 1,
    }  # fmt: skip
    assert {one.status for one in FIELDS} == {"draft", "deprecated"}
    assert sum(one.status == "deprecated" for one in FIELDS) == 3
    assert sum(one.core for one in FIELDS) == 40
    assert len(CODED) == 184


@pytest.mark.parametrize("name", sorted({name for name, _code, _label in CODED}))
def test_a_code_is_read_from_its_code_and_from_its_label_however_it_is_spaced(name: str) -> None:
    field = standard.fields()[name]
    for code, label in field.codes.items():
        for text in (code, label, f" {label}\N{NO-BREAK SPACE}", label.upper(), code.lower()):
            assert understood(field, text) == ((code,), "", "")


@pytest.mark.parametrize("name", [one.name for one in FIELDS if one.kind == "many" and one.codes])
def test_all_codes_of_a_list_are_read_with_semicolons_and_with_the_spaces_of_a_survey(name: str) -> None:
    field = standard.fields()[name]
    every = tuple(field.codes)
    assert understood(field, "; ".join(field.codes.values())) == (every, "", "")
    assert understood(field, ";".join(every)) == (every, "", "")
    assert understood(field, " ".join(every)) == (every, "", "")


def test_an_industry_whose_name_holds_a_semicolon_is_one_industry() -> None:
    field = standard.fields()["vic_ForcedLabourIndustry"]
    read = understood(field, "Construction; Water supply; sewerage, waste management and remediation; Education")
    assert read.values == ("F_Construction", "E_WaterSupplySewerageWasteManagement", "P_Education")
    assert read.advice == "htcds.several"


def test_both_spellings_of_the_toolkit_are_one_field() -> None:
    for spelling in ("prs_FirstName", "prs_First_Name", "group/prs_First_Name"):
        found = standard.field(spelling)
        assert found is not None
        assert found.name == "prs_FirstName"
    assert standard.spellings() == {
        "prs_First_Name": "prs_FirstName", "prs_Second_Name": "prs_SecondName",
        "vic_Methods_of_Control": "vic_MethodsOfControl",
        "vic_TraffickinStatusDecisionMakingOrg": "vic_TraffickingStatusDecisionMakingOrg",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "values", "wrong"),
    [
        ("prs_Birthdate", "2001-02-03", ("2001-02-03",), False),
        ("prs_Birthdate", "2001-02-03T00:00:00", ("2001-02-03",), False),
        ("prs_Birthdate", "03/02/2001", ("03/02/2001",), True),
        ("prs_Birthdate", "2001-02-30", ("2001-02-30",), True),
        ("prs_MobilePhone", "+49 (151) 000-1234", ("+491510001234",), False),
        ("prs_MobilePhone", "00151", ("00151",), True),
        ("con_Consent", "Yes", ("TRUE",), False),
        ("con_Consent", "FALSE", ("FALSE",), False),
        ("con_Consent", "maybe", ("maybe",), True),
        ("prs_Citizenship", "SY;ERI; Côte d'Ivoire", ("SYR", "ERI", "CIV"), False),
        ("prs_Citizenship", "Atlantis", ("Atlantis",), True),
        ("prs_PrimaryLanguage", "es", ("spa",), False),
        ("prs_PrimaryLanguage", "fre", ("fra",), False),
        ("prs_PrimaryLanguage", "Spanish", ("Spanish",), True),
        ("prs_MailingCountry", "somewhere", ("somewhere",), False),
        ("hte_Latitude", "91", ("91",), True),
        ("hte_Latitude", "-12,5", ("-12.5",), False),
        ("vic_AgeWhenTrafficked", "nan", ("nan",), True),
        ("vic_RecruitmentWebsitesAndApps", "Facebook; Some new app", ("Facebook", "Some new app"), False),
        ("vic_MethodsOfControl", "DebtBondage ; witchcraft", ("DebtBondage", "witchcraft"), True),
        ("vic_MethodsOfControl", "", (), False),
    ],
)
def test_a_cell_is_read_and_what_cannot_be_read_is_kept_and_said(
    name: str, text: str, values: tuple[str, ...], wrong: bool
) -> None:
    read = understood(standard.fields()[name], text)
    assert read.values == values
    assert bool(read.problem) == wrong
    assert not (wrong and text in read.problem)
