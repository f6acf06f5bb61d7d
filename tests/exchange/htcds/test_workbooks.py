"""Cases go out as a workbook and come back whole; IOM's templates and survey are read in all their spellings."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from amparo.exchange import htcds
from amparo.exchange.htcds import Read, Record, standard
from amparo.exchange.htcds.workbooks.writing import TEMPLATE, TITLES
from amparo.exchange.xlsform import check
from amparo.foundation.errors import CATALOGUE
from tests.exchange.htcds.making import IOM, TEMPLATES, full, read_here, value, workbook
from tests.exchange.xlsform.bombs import swelling
from tests.real_forms import needs_real_forms


def test_every_field_of_the_standard_goes_out_and_comes_back() -> None:
    cases = [full(number) for number in range(3)]
    read = htcds.read(htcds.written(cases))
    assert read.problems == ()
    assert set(read.fields) == set(standard.fields())
    assert list(read.records) == cases


def test_a_column_of_ours_that_is_called_like_a_field_comes_back_as_ours() -> None:
    cases = [Record({"cas_Status": ("Active",)}, {}, {"City": "of the office", "Second Name": "x"})]
    assert list(read_here(htcds.written(cases)).records) == cases


def test_what_goes_out_is_laid_out_as_the_template_and_nothing_in_it_can_run() -> None:
    book = workbook(htcds.written([full()]))
    sheet = book.worksheets[0]
    assert sheet.row_dimensions[1].hidden
    assert [cell.value for cell in sheet[1]][1 : len(TEMPLATE) + 1] == list(TEMPLATE)
    assert [one.title for one in book.worksheets] == ["Case Sheet", *TITLES.values()]
    for cell in (cell for one in book.worksheets for row in one.iter_rows() for cell in row if cell.value is not None):
        assert cell.data_type == "s"
        assert not cell.value.startswith(("=", "+", "-", "@"))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40))
def test_any_words_come_back_as_they_were_but_for_signs_that_no_workbook_can_hold(words: str) -> None:
    from amparo.exchange.htcds.workbooks.reading import read_sheets
    from amparo.exchange.xlsform.exporting import guarded

    sheets = {"S": [["prs_FirstName", "cco_CaseComment", "cas_Status"], [guarded(words), "c", "Active"]]}
    (record,) = read_sheets(sheets).records
    kept = words.replace("\0", "").replace("\N{NO-BREAK SPACE}", " ").strip()
    assert "".join(record.once.get("prs_FirstName", ())) == kept


CELLS = st.one_of(
    st.sampled_from(
        [*list(standard.fields())[::9], "record", "Gender", "Second Name", "1", "", "Feminine", "2001-02-03"]
    ),
    st.text("a;=' 1\n\t\u0661é", max_size=6),
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["A", "Events", "validation"]), st.lists(st.lists(CELLS, max_size=5), max_size=6))
)
def test_whatever_stands_in_the_sheets_reading_ends_with_cases_or_a_sentence(
    sheets: dict[str, list[list[str]]],
) -> None:
    read = htcds.read_sheets(sheets)
    assert read.records or read.problems or read.fields
    assert all(isinstance(value, str) for one in read.records for values in one.once.values() for value in values)


@needs_real_forms
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_filled_template_of_iom_is_read_and_goes_out_again_with_no_field_lost(name: str) -> None:
    book = workbook((IOM / name).read_bytes())
    sheet = book.worksheets[0]
    labels = {str(cell.value): cell.column for cell in sheet[2] if cell.value}
    wanted = {one.label: field for field, one in standard.fields().items() if field in TEMPLATE}
    wanted["Trafficking Status Decision Making Organization"] = "vic_TraffickingStatusDecisionMakingOrg"
    assert set(labels) == set(wanted)
    for label, column in labels.items():
        field = standard.fields()[wanted[label]]
        shown = [field.codes.get(code, code) for code in value(field)]
        sheet.cell(3, column, "; ".join(shown)).data_type = "s"
    sheet.delete_rows(30, sheet.max_row)  # a thousand numbered rows, empty
    out = BytesIO()
    book.save(out)
    read = read_here(out.getvalue())
    assert read.problems == ()
    (record,) = read.records
    assert record.once == {field: value(standard.fields()[field]) for field in TEMPLATE}
    assert read_here(htcds.written([record])).records == (record,)
    assert [one.code for one in read.advice].count("htcds.label_counts") == 4


@needs_real_forms
def test_every_choice_of_the_validated_template_is_a_code_here() -> None:
    sheet = workbook((IOM / TEMPLATES[1]).read_bytes())["validation"]
    by_label = {standard.alike(one.label): one for one in standard.fields().values() if one.codes}
    checked = 0
    for column in sheet.iter_cols(min_row=3, values_only=True):
        field = by_label.get(standard.alike(str(column[0] or "")))
        for cell in (str(cell) for cell in column[1:] if cell and field):
            assert field is not None
            assert standard.code_of(field.name).get(standard.alike(cell)), (field.name, cell)
            checked += 1
    assert checked == 98


@needs_real_forms
@pytest.mark.parametrize("name", ["htcds_xlsform.xlsx", "htcds_xlsform.xml"])
def test_answers_to_the_survey_of_iom_are_read_as_a_table(name: str) -> None:
    form = check(IOM / name).form
    assert form is not None
    asked = [q for q in form.questions.values() if q.shown and q.kind != "note"]
    assert [q.name for q in asked if standard.field(q.path) is None] == []
    for question in asked:
        for choice in question.choices:
            assert answered({question.path: choice.code.strip()}).problems == (), (question.path, choice.code)
    chosen = {q.path: q.choices[-1].code.strip() if q.choices else given_to(q.name) for q in asked}
    read = answered({**chosen, "__version__": "1"})
    assert read.problems == ()
    (record,) = read.records
    assert {*record.once} == {field.name for path in chosen if (field := standard.field(path))}
    assert record.other == {"__version__": "1"}


def answered(answers: dict[str, str]) -> Read:
    return htcds.read_sheets({"S": [list(answers), list(answers.values())]})


def given_to(name: str) -> str:
    field = standard.field(name)
    assert field is not None
    if field.codes:
        return list(field.codes)[-1]  # the survey asks for some codes of the standard in free words
    return {"date": "2026-01-17"}.get(field.kind, "+491510001" if field.reference == "phone" else "words")


def saved(rows: list[list[object]], title: str = "Cases") -> bytes:
    book, out = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def test_the_typing_error_in_iom_s_hidden_row_and_its_missing_name_are_understood() -> None:
    read = read_here(saved([
        ["", "vic_TraffickinStatusDecisionMakingOrg", "cas_Status", "", "prs_Gender"],
        ["", "Trafficking Status Decision Making Organization", "Status", "Reason for Outgoing Referral", "Gender"],
        [1, "Police", "Follow up", "Additional Services Required", "Feminine"],
        [2, None, None, None, None],
    ]))  # fmt: skip
    assert read.problems == ()
    (record,) = read.records
    assert record.once == {
        "vic_TraffickingStatusDecisionMakingOrg": ("Police",), "cas_Status": ("FollowUp",),
        "cas_ReasonForOutgoingReferral": ("AdditionalServicesRequired",), "prs_Gender": ("Feminine",),
    }  # fmt: skip


def test_a_title_that_the_survey_calls_second_name_is_kept_and_pointed_out() -> None:
    read = htcds.read(
        saved([["First Name", "Second Name", "Second Name", "Gender"], ["Hawa", "D.", "nurse", "Feminine"]])
    )
    (record,) = read.records
    assert (record.one("prs_SecondName"), record.one("prs_Title")) == ("D.", "nurse")
    assert [(one.code, one.letters) for one in read.advice] == [("htcds.second_name", "C")]


def test_problems_are_told_by_sheet_row_and_field_without_repeating_what_stands_there() -> None:
    read = read_here(saved([
        ["prs_FirstName", "prs_Birthdate", "vic_TypeOfExploitation", "Ours", "prs_Email"],
        ["Secretname", "17/3/2001", "ForcedLabour; Dancing", "kept", "=1+1"],
    ]))  # fmt: skip
    told = [str(one) for one in read.problems]
    assert [line.partition(": ")[0] for line in told] == [f"Cases, row 2, column {letter}" for letter in "BCE"]
    assert [(one.code, one.field) for one in read.problems] == [
        ("htcds.date", "prs_Birthdate"), ("htcds.code", "vic_TypeOfExploitation"), ("htcds.formula", "prs_Email"),
    ]  # fmt: skip
    assert not [word for word in ("Secretname", "17/3", "Dancing") if word in " ".join(told)]
    (record,) = read.records
    assert record.other == {"Ours": "kept"}
    assert record.once["vic_TypeOfExploitation"] == ("ForcedLabour", "Dancing")


def test_a_row_of_events_finds_its_case_by_key_or_is_said_to_belong_to_none() -> None:
    sheets = {
        "Events": [
            ["record", "hte_Type", "hte_Country", "hte_City"],
            ["1", "Transit", "LY", "Sabha"],
            ["9", "Transit", "", ""],
        ],
        "Case Sheet": [["record", "cas_Status", "prs_Gender", "con_Consent"], ["1", "Active", "Feminine", "TRUE"]],
    }
    read = htcds.read_sheets(sheets)
    assert read.records[0].rows["hte"] == ({"hte_Type": ("Transit",), "hte_Country": ("LBY",), "hte_City": ("Sabha",)},)
    assert [(one.code, one.sheet, one.row) for one in read.problems] == [("htcds.no_case", "Events", 3)]
    assert read.places == (("Case Sheet", 2), ("Events", 3))
    assert len(read.records) == 2


def test_a_csv_of_the_survey_is_read_too() -> None:
    text = StringIO()
    csv.writer(text).writerows([
        ["start", "prs_First_Name", "vic_Methods_of_Control", "prs_Citizenship"],
        ["t", "Hawa", "DebtBondage FalsePromises", "ER"],
    ])  # fmt: skip
    (record,) = htcds.read(text.getvalue().encode()).records
    assert record == Record(
        {"prs_FirstName": ("Hawa",), "vic_MethodsOfControl": ("DebtBondage", "FalsePromises"), "prs_Citizenship": ("ERI",)},
        {}, {"start": "t"},
    )  # fmt: skip


def zipped(part: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr(part, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "htcds.empty"), (b"%PDF-1.7", "htcds.other_file"), (b"PK\x03\x04broken", "htcds.damaged"),
        (b"x" * 3_000_000, "htcds.too_large"), (b"a,\xff\xfe,b\n", "htcds.not_utf8"), (swelling(), "htcds.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "htcds.locked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "htcds.other_file"),
        (zipped("word/document.xml"), "htcds.damaged"), (b"name,town\nHawa,Aden\n", "htcds.no_headings"),
        (b"cas_Id,vic_Kind,prs_Sex\n1,2,3\n", "htcds.other_version"), (b"a,b\n" * 5_001, "htcds.too_heavy"),
    ],
    ids=["empty", "pdf", "broken", "large", "not_utf8", "bomb", "locked", "old", "text", "no_headings", "version", "heavy"],
)  # fmt: skip
def test_a_file_that_is_no_table_of_cases_is_refused_with_one_code_of_the_catalogue(data: bytes, code: str) -> None:
    read = htcds.read(data)
    assert read.records == ()
    assert [one.code for one in read.problems] == [code]
    assert str(htcds.Remark(code)).startswith(CATALOGUE[code].sentence)


def test_a_form_of_the_toolkit_is_told_from_answers_to_it() -> None:
    assert [one.code for one in htcds.read_sheets({"survey": [["type", "name"]], "choices": []}).problems] == [
        "htcds.a_form"
    ]


def test_both_spellings_of_a_field_in_one_file_keep_the_second_apart() -> None:
    read = htcds.read(b"prs_FirstName,prs_First_Name,cas_Status\nHawa,Awa,Active\n")
    assert read.records == (
        Record({"prs_FirstName": ("Hawa",), "cas_Status": ("Active",)}, {}, {"prs_First_Name": "Awa"}),
    )
    assert [(one.code, one.letters) for one in read.advice] == [("htcds.stands_twice", "B")]


def test_a_column_of_another_version_is_pointed_out_and_kept() -> None:
    read = htcds.read(b"prs_FirstName;vic_IsMinor;cas_Status;prs_Gender\nHawa;yes;Active;Feminine\n")
    assert [(one.code, one.letters) for one in read.advice] == [("htcds.other_version", "B")]
    assert read.records[0].other == {"vic_IsMinor": "yes"}
    assert read.places == (("CSV", 2),)
