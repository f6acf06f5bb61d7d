"""A country office lays its own numbers, codes and gates over ours, without Python, and opens nothing that we keep shut."""

import importlib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo import practice
from amparo.config import content
from amparo.config.environment import SettingRefused
from amparo.foundation.codelists import in_force, read_date
from amparo.foundation.pathways import deadline
from amparo.foundation.rules import findings
from amparo.practice import Catalogue, desk
from amparo.practice.office import MARK, laid_over
from tests.content.made import DAY, made, po, told, write
from tests.content.sixth import with_a_sixth_area

HEAD = "id,amount,unit,valid_from,valid_to,source,verified\n"
CLOCKS = "id,step,risk_level,amount,unit,valid_from,valid_to,source,verified\n"
CODES = "code,label,valid_from,valid_to,replaced_by,source,verified\n"
GATES = "id,act,when,until,because,source,verified\n"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Our content."""
    return made(tmp_path / "ours")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The empty folder of an office."""
    (tmp_path / "office").mkdir()
    return tmp_path / "office"


def refused(ours: Path, office: Path) -> list[str]:
    return [str(one) for one in desk.unusable(Catalogue(ours, office))]


def test_a_number_of_the_office_counts_from_its_day_and_ours_until_the_day_before(ours: Path, office: Path) -> None:
    write(office, {"talks/parameters/deadlines.csv": f"{CLOCKS}talk_high,talk,high,5,days,2027-01-01,,Law 7,yes\n"})
    rows = Catalogue(ours, office).deadlines
    last, first = date(2026, 12, 31), date(2027, 1, 1)
    assert [deadline(rows, "talk", "high", day).amount for day in (last, first)] == [3, 5]  # type: ignore[union-attr]
    assert refused(ours, office) == []


def test_a_number_without_a_first_day_takes_the_place_of_ours(ours: Path, office: Path) -> None:
    write(office, {"talks/parameters/answers.csv": f"{HEAD}answer,5,days,,,Law 7,yes\n"})
    table = Catalogue(ours, office).areas["talks"].tables()["answers"]
    assert [(row["amount"], row[MARK]) for row in table] == [("5", "yes")]


def test_new_parameters_codes_lists_and_areas_are_read_with_ours(ours: Path, office: Path) -> None:
    write(office, {
        "talks/parameters/own.csv": "id,amount,source,verified\nmine,7,Ours,no\n",
        "shared_lists/lists/colour.csv": f"{CODES}blue,Blue,,,,Ours,no\n",
        "shared_lists/lists/shape.csv": f"{CODES}round,Blue,,,,Ours,no\n",
        "river/parameters/span.csv": f"{HEAD}span,2,days,,,Ours,no\n",
        **{f"shared_lists/locale/{one}.po": po("Blue") for one in ("es", "fr", "ar")},
    })  # fmt: skip
    desk.publish(office / "river", DAY)
    desk.publish(office / "talks", DAY)
    both = Catalogue(ours, office)
    assert told(ours, office) == []
    assert both.areas["talks"].tables()["own"][0]["amount"] == "7"
    assert [code.code for code in both.lists["colour"]] == ["red", "blue"]
    assert both.label("colour", "blue", "es") == "«Blue»"
    assert "shape" in both.lists
    assert both.areas["river"].tables()["span"][0]["amount"] == "2"


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("talks/gates.csv", f"{GATES}own,closure,false(),,Never.,Ours,no\n", "talks/gates.csv: This is no specialised area"),
        ("talks/forms/small.md", "", "talks/forms: An office lays only lists, parameters, gates and translations"),
        ("talks/rules/small.csv", "", "talks/rules: An office lays only"),
        ("talks/clearances.csv", "", "talks/clearances.csv: An office lays only"),
        ("talks/disclosure.csv", "", "talks/disclosure.csv: An office lays only"),
        ("talks/steps.csv", "", "talks/steps.csv: An office lays only"),
        ("talks/area.csv", "", "talks/area.csv: An office lays only"),
        ("shared_lists/lists/colour.csv", f"{CODES}red,Green,,,,Ours,no\n",
         "shared_lists/lists/colour.csv, row 2: The code red is ours; an office adds codes and changes none."),
        ("talks/lists/colour.csv", f"{CODES}red,Green,,,,Ours,no\n", "talks/lists/colour.csv, row 2: The code red is ours"),
        ("talks/parameters/answers.csv", "id,amount\nanswer,5\n",
         "row 1: The table has the columns of ours: these columns are missing: source, unit, valid_from, valid_to, verified."),
        ("talks/parameters/answers.csv", f"{HEAD}answer,5,days,,,,no\n", "row 2: Every row has an id, a source, and verified"),
        ("talks/parameters/answers.csv", f"{HEAD}answer,5,days,soon,,Ours,no\n", "row 2: A day is written as 2026-12-31."),
        ("talks/parameters/answers.csv", f"{HEAD}answer,5,days,2027-01-01,2026-01-01,Ours,no\n", "It ends before it begins."),
        ("talks/parameters/deadlines.csv", f"{CLOCKS}talk_high,talk,high,few,days,,,Ours,no\n", "a whole number of hours"),
    ],
)  # fmt: skip
def test_what_an_office_may_not_do_is_refused_in_one_sentence(
    ours: Path, office: Path, file: str, text: str, said: str
) -> None:
    write(office, {file: text})
    found = refused(ours, office)
    assert any(said in one for one in found), found


SIXTH = "legal_aid"


def test_a_gate_of_the_office_stands_beside_ours_and_shuts_while_nothing_is_known(office: Path) -> None:
    gate = "here_too,transfer,${lawyer_wanted} = 'yes',,Our bar decides first.,Circular 3,yes"
    write(office, {f"{SIXTH}/gates.csv": f"{GATES}{gate}\n"})
    ours, both = with_a_sixth_area(), Catalogue(with_a_sixth_area().folder, office)
    assert desk.unusable(both) == []
    before, after = ours.specialised[SIXTH].gates, both.specialised[SIXTH].gates
    assert after[: len(before)] == before
    assert [(one.id, one.act) for one in after[len(before) :]] == [("here_too", "transfer")]
    said = {one.rule: str(one.result) for one in findings(both.rules(f"{SIXTH}/gates"), {}, DAY)}
    assert said["here_too"] == "unknown"


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        (
            "{first},closure,false(),,Never.,Ours,no",
            "The gate {first} is ours; an office adds gates, and changes or takes away",
        ),
        ("own,closure,,,Never.,Ours,no", "A gate says what it stops, when, why, and where that comes from."),
        ("own,closure,${{nothing}} = 'yes',,Never.,Ours,no", "there is no question “nothing”"),
        ("own,dancing,true(),,Never.,Ours,no", "the act “dancing” is none of"),
    ],
)
def test_a_gate_of_the_office_changes_none_of_ours_and_can_be_read(office: Path, gate: str, said: str) -> None:
    first = with_a_sixth_area().specialised[SIXTH].gates[0].id
    write(office, {f"{SIXTH}/gates.csv": f"{GATES}{gate.format(first=first)}\n"})
    found = refused(with_a_sixth_area().folder, office)
    assert any(said.format(first=first) in one for one in found), found


DATES = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 2, 10)))


@given(ours=st.tuples(DATES, DATES), begins=DATES, day=st.dates(date(2025, 12, 25), date(2026, 2, 20)))
def test_on_every_day_exactly_one_counts_where_one_of_both_does(
    ours: tuple[date | None, date | None], begins: date | None, day: date
) -> None:
    def row(amount: str, begin: date | None, end: date | None) -> dict[str, str]:
        return {"id": "a", "amount": amount, "valid_from": str(begin or ""), "valid_to": str(end or "")}

    joined = laid_over([row("ours", *ours)], [row("office", begins, None)])
    counting = [one["amount"] for one in joined if in_force(*map(read_date, (one["valid_from"], one["valid_to"])), day)]
    theirs = begins is None or begins <= day
    assert counting == (["office"] if theirs else ["ours"] if in_force(*ours, day) else [])


def test_the_setting_is_refused_at_start_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, office: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(practice, "OFFICES", [])
    monkeypatch.setenv("AMPARO_PRACTICE", str(tmp_path / "nowhere"))
    with pytest.raises(SettingRefused, match="there is no such folder"):
        content.of_office()
    write(office, {"screening/rules/screening.csv": ""})
    monkeypatch.setenv("AMPARO_PRACTICE", str(office))
    with pytest.raises(SettingRefused, match="screening/rules: An office lays only lists, parameters"):
        content.of_office()
    assert practice.OFFICES == []


def test_what_the_setting_names_counts_everywhere_in_the_program(monkeypatch: pytest.MonkeyPatch, office: Path) -> None:
    from amparo.casework.cases import pathway

    monkeypatch.setattr(practice, "OFFICES", [])
    write(office, {
        "case_management/parameters/deadlines.csv": f"{CLOCKS}first_action_high,first_action,high,6,hours,,,Decree 12,yes\n"
    })  # fmt: skip
    monkeypatch.setenv("AMPARO_PRACTICE", str(office))
    assert content.of_office() == office
    begun = datetime.fromisoformat("2026-12-01T08:00+00:00")
    assert pathway.due("first_action", "high", begun) == (
        datetime.fromisoformat("2026-12-01T14:00+00:00"),
        "first_action_high",
    )


def test_the_settings_of_both_programs_read_it() -> None:
    for name in ("amparo.config.settings", "amparo.config.portal.settings"):
        assert "AMPARO_PRACTICE" in Path(str(importlib.util.find_spec(name).origin)).read_text(encoding="utf-8")  # type: ignore[union-attr]
