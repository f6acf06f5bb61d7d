"""Columns in order, only what may be counted, and nobody can be found in the file."""

import csv
import re
import uuid
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from amparo.exchange import gbvims
from amparo.foundation import ids
from amparo.foundation.forms import evaluate
from amparo.practice import catalogue
from tests.exchange.gbvims.inventing import AREA, AREAS, DAY, FORMULAS, PLANTED, SECRET, invent

# Written once more from the fact sheet, apart from the table of the code.
ORDER = """
incident_id survivor_code caseworker_code date_of_interview date_of_incident date_of_birth sex ethnicity country_of_origin
marital_status displacement_status disability uasc_status stage_of_displacement time_of_day location_type county district
camp_town gbv_type harmful_practice goods_money_exchanged abduction_type previously_reported previous_gbv_incidents
n_primary_perpetrators perpetrator_sex perpetrator_former perpetrator_age_group perpetrator_relationship
perpetrator_occupation referred_from ref_safehouse ref_health ref_psychosocial wants_legal_action ref_legal ref_police
ref_livelihoods ref_protection consent agency_code
"""
IN_ORDER = ORDER.split()
FROM_MEMORY = {
    "stage_of_displacement", "location_type", "harmful_practice", "abduction_type", "perpetrator_occupation", "referred_from",
}  # fmt: skip
TOLD = {
    "listening/report_date": "2026-11-20", "listening/told_by": "self", "listening/age_years": "24",
    "when_where/incident_date_known": "exact", "when_where/incident_date": "2026-11-16", "when_where/age_at_incident": "23",
    "when_where/incident_time": "night", "when_where/incident_stage": "flight", "when_where/incident_place": "border",
    "when_where/incident_area": "QV0101", "kind/kind_penetration": "no", "kind/kind_sexual_contact": "yes",
    "around/goods_exchanged": "no", "around/abduction_kind": "none", "around/harmful_practice": "no",
    "around/earlier_incidents": "unknown", "around/told_elsewhere": "not_counting", "perpetrator/perpetrator_number": "2",
    "perpetrator/perpetrator_sex": "male", "perpetrator/perpetrator_age": "26_40",
    "perpetrator/perpetrator_relation": "friend_neighbour partner", "perpetrator/perpetrator_occupation": "driver",
    "perpetrator/perpetrator_before": "no", "counting/counting_agreed": "yes", "counting/incident_words": "Ask Nyota Wambui",
}  # fmt: skip
CHOSEN = {"services/referred_from": "health", "services/service_health": "provided", "services/legal_wish": "undecided"}
PERSON, INCIDENT = uuid.UUID(int=7, version=4), uuid.UUID(int=8, version=4)
SURVIVOR = gbvims.Survivor(
    gbvims.meaningless(SECRET, "survivor", PERSON),
    "female",
    date(2003, 5, 17),
    "VEN",
    "cohabiting",
    "migrant",
    "no",
    "no",
)


def reported(**changes: str) -> gbvims.Reported:
    """One reported incident as a form that was evaluated gives it, with some answers changed by their names."""
    names = {path.rpartition("/")[2]: path for path in TOLD}
    answers = TOLD | {names[name]: value for name, value in changes.items()}
    values = evaluate(catalogue().form(f"{AREA}/incident"), {k: v for k, v in answers.items() if v}, DAY).values
    return gbvims.Reported(gbvims.meaningless(SECRET, "incident", INCIDENT), SURVIVOR, "CW12", "AG3", values, CHOSEN)


def cells(one: gbvims.Reported) -> dict[str, str]:
    return dict(zip(IN_ORDER, gbvims.row(one, AREAS), strict=True))


def test_the_columns_stand_in_the_order_of_the_incident_recorder() -> None:
    assert [column.name for column in gbvims.columns()] == IN_ORDER
    assert {column.name for column in gbvims.columns() if not column.verified} == FROM_MEMORY
    assert all(column.source for column in gbvims.columns())


def test_one_incident_becomes_one_row_in_the_words_of_the_incident_recorder() -> None:
    found = cells(reported())
    assert {name: value for name, value in found.items() if not name.endswith(("_id", "survivor_code"))} == {
        "caseworker_code": "CW12", "date_of_interview": "2026-11-20", "date_of_incident": "2026-11-16",
        "date_of_birth": "2003-01-01", "sex": "F", "ethnicity": "", "country_of_origin": "Venezuela",
        "marital_status": "Married/cohabiting", "displacement_status": "Foreign national", "disability": "No",
        "uasc_status": "No", "stage_of_displacement": "During flight",
        "time_of_day": "Evening or night (sunset to sunrise)", "location_type": "Border or checkpoint", "county": "North",
        "district": "Clara", "camp_town": "", "gbv_type": "Sexual assault", "harmful_practice": "No",
        "goods_money_exchanged": "No", "abduction_type": "None", "previously_reported": "Yes",
        "previous_gbv_incidents": "", "n_primary_perpetrators": "2", "perpetrator_sex": "M", "perpetrator_former": "No",
        "perpetrator_age_group": "26-40", "perpetrator_relationship": "Intimate or former partner",
        "perpetrator_occupation": "Driver or transport", "referred_from": "Health service", "ref_safehouse": "",
        "ref_health": "Service provided by your agency", "ref_psychosocial": "",
        "wants_legal_action": "Undecided at time of report", "ref_legal": "", "ref_police": "", "ref_livelihoods": "",
        "ref_protection": "", "consent": "Yes", "agency_code": "AG3",
    }  # fmt: skip


def test_every_question_a_column_takes_is_asked_and_every_code_of_it_is_known_or_says_nothing() -> None:
    questions = {
        q.name: q for form in ("incident", "choices") for q in catalogue().form(f"{AREA}/{form}").questions.values()
    }
    silent = {"unknown", "not_asked", "declined", "non_gbv", "counting", "no"}
    for column in (column for column in gbvims.columns() if column.question):
        question = questions[column.question]
        known = gbvims.values().get(column.name, {})
        codes = {choice.code for choice in question.choices} or {one.code for one in catalogue().lists["gbv_type"]}
        if column.takes in ("value", "first"):
            assert set(known) <= codes
            assert codes - set(known) <= silent


ANSWERS = ("yes", "no", "unknown", "not_asked", "declined", "")


def test_only_a_clear_yes_told_by_the_survivor_and_known_not_to_be_counted_elsewhere_is_counted() -> None:
    elsewhere = ("no", "not_counting", "counting", "unknown", "not_asked", "declined", "")
    for agreed, by, told in product(ANSWERS, ("self", "caregiver_present", "other", ""), elsewhere):
        one = reported(counting_agreed=agreed, told_by=by, told_elsewhere=told)
        may = agreed == "yes" and by in ("self", "caregiver_present") and told in ("no", "not_counting")
        assert (gbvims.left_out(one) is gbvims.COUNTED) is may, (agreed, by, told)
        if not may:
            with pytest.raises(gbvims.CodeError):
                gbvims.row(one, AREAS)


def test_what_is_left_out_says_why() -> None:
    none = dict.fromkeys(("kind_sexual_contact",), "no")
    assert gbvims.left_out(reported(counting_agreed="declined")) is gbvims.LeftOut.NO_CONSENT
    assert gbvims.left_out(reported(told_by="other")) is gbvims.LeftOut.TOLD_BY_ANOTHER
    assert gbvims.left_out(reported(told_elsewhere="counting")) is gbvims.LeftOut.COUNTED_ELSEWHERE
    assert gbvims.left_out(reported(told_elsewhere="unknown")) is gbvims.LeftOut.NOT_KNOWN_IF_ELSEWHERE
    assert gbvims.left_out(reported(**none)) is gbvims.LeftOut.NOT_CLASSIFIED
    other = replace(reported(), incident={**reported().incident, "kind/incident_type": "non_gbv"})
    assert gbvims.left_out(other) is gbvims.LeftOut.NOT_GENDER_BASED


WORDS = {name: {"", *known.values()} for name, known in gbvims.values().items()} | {
    "county": {"", "North"}, "district": {"", "Clara", "Alto"}, "ethnicity": {""}, "camp_town": {""},
}  # fmt: skip


@given(st.integers(0, 2**32))
@settings(max_examples=1000, deadline=None)
def test_nobody_can_be_found_in_a_thousand_files(seed: int) -> None:
    one = invent(seed)
    text = gbvims.to_csv([one.reported], AREAS)
    assert [word for word in one.planted if word in text] == []
    assert not any(formula in text for formula in FORMULAS)
    for identifier in one.identifiers:
        assert str(identifier) not in text
        assert ids.code(identifier) not in text
        assert ids.code(identifier).replace("-", "") not in text
    assert str(one.reported.survivor.born) not in text
    if gbvims.left_out(one.reported) is gbvims.COUNTED:
        each_cell_is_a_code_a_date_or_a_word_of_the_tables(one.reported)
    else:
        assert text.count("\n") == 1


def each_cell_is_a_code_a_date_or_a_word_of_the_tables(one: gbvims.Reported) -> None:
    for name, cell in cells(one).items():
        if name in WORDS:
            assert cell in WORDS[name]
        elif name.startswith("date_"):
            assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", cell)
        else:
            assert re.fullmatch(r"[A-Z0-9]{3,10}", cell)


def test_the_planted_words_are_in_the_answers_and_most_incidents_are_counted() -> None:
    made = [invent(seed) for seed in range(60)]
    assert all(len(one.planted) > 5 for one in made)
    held = " ".join(
        value for one in made for value in (*one.reported.incident.values(), *one.reported.choices.values())
    )
    assert all(word in held for word in PLANTED)
    assert sum(gbvims.left_out(one.reported) is gbvims.COUNTED for one in made) > 20


def test_the_year_of_birth_gives_the_age_at_the_incident_and_not_the_birthday() -> None:
    for born, happened in product((date(2008, 11, 15), date(2008, 11, 16), date(2008, 11, 17), date(2008, 2, 29)),
                                  ("2026-11-16", "2026-02-28", "2026-03-01", "2024-02-29")):  # fmt: skip
        day = date.fromisoformat(happened)
        one = replace(reported(incident_date=happened), survivor=replace(SURVIVOR, born=born))
        written = date.fromisoformat(cells(one)["date_of_birth"])
        age = sum(
            1 for year in range(2009, day.year + 1) if (day.month, day.day) >= (born.month, born.day) or year < day.year
        )
        assert (written.month, written.day) == (1, 1)
        assert day.year - written.year == age


def test_without_a_known_birth_the_age_that_was_told_counts() -> None:
    unborn = replace(SURVIVOR, born=None)
    assert cells(replace(reported(), survivor=unborn))["date_of_birth"] == "2003-01-01"
    child = replace(reported(age_years="16", age_at_incident="", incident_date="2025-01-10"), survivor=unborn)
    assert cells(child)["date_of_birth"] == "2010-01-01"
    assert cells(replace(reported(age_years="", age_at_incident=""), survivor=unborn))["date_of_birth"] == ""


def test_codes_say_nothing_and_stay_the_same() -> None:
    code = gbvims.meaningless(SECRET, "survivor", PERSON)
    assert code == gbvims.meaningless(SECRET, "survivor", PERSON)
    others = {gbvims.meaningless(secret, kind, one) for secret, kind, one in (
        (SECRET, "incident", PERSON), (SECRET, "survivor", INCIDENT), (bytes(32), "survivor", PERSON))}  # fmt: skip
    assert code not in others
    assert len(others) == 3
    with pytest.raises(gbvims.CodeError):
        gbvims.meaningless(b"short", "survivor", PERSON)


@pytest.mark.parametrize("wrong", ["Mariam", "MARIAM", "12", "", "K7QX-2M9D", "AB1234567", "CW12\n"])
def test_a_code_that_could_be_a_name_or_a_case_number_is_refused(wrong: str) -> None:
    one = reported()
    for bad in (replace(one, caseworker_code=wrong), replace(one, agency_code=wrong), replace(one, code=wrong),
                replace(one, survivor=replace(SURVIVOR, code=wrong))):  # fmt: skip
        with pytest.raises(gbvims.CodeError):
            gbvims.row(bad, AREAS)


def test_both_files_hold_the_same_rows_and_formulas_run_in_neither() -> None:
    places = {"QV0101": ("=1+1", "@SUM(A1)")}
    lines = list(csv.reader(StringIO(gbvims.to_csv([reported(), reported(counting_agreed="no")], places))))
    book = load_workbook(BytesIO(gbvims.to_xlsx([reported(), reported(counting_agreed="no")], places)))
    sheet = [[cell.value or "" for cell in cells] for cells in book["Incidents"].iter_rows()]
    assert sheet == lines
    assert len(lines) == 2
    assert lines[1][16:18] == ["'=1+1", "'@SUM(A1)"]
    assert "f" not in {cell.data_type for cells in book["Incidents"].iter_rows() for cell in cells}
    assert [cells[0].value for cells in book["About"].iter_rows(min_row=2)] == list(gbvims.NOTE)


def test_rows_stand_in_the_order_of_codes_and_not_of_time() -> None:
    made = [invent(seed).reported for seed in range(40)]
    codes = [one.code for one in gbvims.counted(made)]
    assert codes == sorted(codes)
    assert gbvims.counted(reversed(made)) == gbvims.counted(made)
