"""Tables and XML become pages of questions in languages."""

import pytest

from amparo.foundation.forms import FormError, Group, compile_form, compile_xform, messages, read_markdown
from tests.foundation.forms.sample import TABLES, sample


def test_each_top_level_group_is_a_page_and_loose_questions_share_one() -> None:
    pages = sample().pages
    assert [page.name for page in pages] == ["contact", "family", "page-3"]
    assert [question.name for question in pages[2].questions] == ["thanks", "days", "remarks"]


def test_a_question_carries_everything_its_row_says() -> None:
    danger = sample().questions["contact/danger"]
    assert (danger.kind, danger.required, danger.sensitivity) == ("select_one", "true()", "sensitive")
    assert (danger.source, danger.verified) == ("Manual, p. 3", False)
    assert [choice.code for choice in danger.choices] == ["yes", "no", "unknown", "not_asked"]
    assert sample().questions["family/member/town"].appearance == "minimal"
    assert sample().questions["family/member/town"].repeat == "family/member"
    assert str(sample().questions["contact/called"].hint) == "Any name you like."


def test_a_repeat_is_a_group_inside_its_page() -> None:
    repeat = sample().groups["family/member"]
    assert repeat.repeated
    assert not repeat.fixed
    page = sample().pages[1].items[0]
    assert isinstance(page, Group)
    assert repeat in page.items


def test_the_reference_names_area_form_and_version() -> None:
    assert sample().ref == "screening/contact@2026-11-23"


def test_texts_are_shown_in_the_language_asked_for_and_in_english_where_it_is_missing() -> None:
    form = sample()
    assert form.languages == ("en", "es")
    assert form.heading.in_language("es") == "Primer contacto"
    assert form.pages[0].label.in_language("es") == "Primer contacto"
    assert form.pages[1].label.in_language("es") == "Family"
    assert form.questions["contact/danger"].choices[0].label.in_language("es") == "Sí"
    assert form.questions["contact/born"].constraint_message.in_language("es").startswith("La fecha")


def test_a_text_shows_an_answer_from_its_own_repeat() -> None:
    label = sample().questions["family/member/school"].label
    values = {"family/member[1]/name": "Ana", "family/member[2]/name": "Ben"}
    assert label.in_language("en", values, "family/member[2]/school") == "School of Ben"


def test_every_english_text_is_listed_for_translation_once() -> None:
    texts = messages(read_markdown(TABLES))
    assert texts[0] == "First contact"
    assert texts.count("First contact") == 1
    assert "Are you in danger now, ${called}?" in texts


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("| | text | a | A | ${nobody} = 'x' |", "nobody"),
        ("| | integre | a | A | |", "integre"),
        ("| | select_one nowhere | a | A | |", "nowhere"),
    ],
)
def test_a_broken_row_is_named_with_its_sheet_and_number(row: str, sentence: str) -> None:
    with pytest.raises(FormError) as found:
        compile_form(read_markdown(
            f"| survey |\n| | type | name | label | relevant |\n| | text | z | Z | |\n{row}\n"
            "| choices |\n| | list_name | name | label |\n| | other | a | A |\n"
        ))  # fmt: skip
    complaint = found.value.complaints[0]
    assert (complaint.sheet, complaint.row) == ("survey", 3)
    assert sentence in complaint.sentence


def test_an_unknown_function_is_named_with_the_row_of_its_question() -> None:
    table = "| survey |\n| | type | name | label | relevant |\n| | text | a | A | explode(1) |\n"
    with pytest.raises(FormError) as found:
        compile_form(read_markdown(table))
    assert str(found.value.complaints[0]).startswith("survey, row 2: The condition of “a” cannot be read")


def test_xml_with_entities_is_refused() -> None:
    with pytest.raises(FormError, match="document type"):
        compile_xform(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')


def test_xml_that_is_no_form_is_refused() -> None:
    with pytest.raises(FormError, match="not a form"):
        compile_xform(b"<a/>")
