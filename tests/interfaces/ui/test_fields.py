"""Form fields come out in the kit's markup and keep what was typed."""

from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils import translation
from pytest_django.asserts import assertHTMLEqual

from amparo.interfaces.ui import fields
from amparo.interfaces.ui.widgets import DateParts, join_date, split_date
from tests.interfaces.ui.pages import parsed, select, shown


class Small(forms.Form):
    name = forms.CharField(label="Name", help_text="As she says it")
    born = forms.DateField(label="Born", widget=DateParts, required=False)
    way = forms.ChoiceField(label="Way", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", widget=forms.Textarea, max_length=50, required=False)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_a_date_typed_in_three_parts_is_read_in_every_language(language: str) -> None:
    with translation.override(language):
        form = Small({"name": "x", "way": "a", "born-day": "9", "born-month": "3", "born-year": "2011"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["born"] == date(2011, 3, 9)


def test_digits_of_another_script_are_read() -> None:
    assert join_date({"d-day": "٩", "d-month": "٣", "d-year": "٢٠١١"}, "d") == "2011-03-09"


@pytest.mark.parametrize("typed", [("31", "2", "2011"), ("9", "", "2011"), ("x", "3", "2011"), ("9", "3", "")])
def test_an_impossible_date_is_refused_and_shown_again_as_typed(typed: tuple[str, str, str]) -> None:
    data = dict(zip(("born-day", "born-month", "born-year"), typed, strict=True))
    form = Small({"name": "x", "way": "a", **data})
    assert not form.is_valid()
    root = parsed(str(form["born"].as_field_group()))
    assert tuple(one.get("value") for one in select(root, "input")) == typed


def test_a_date_left_empty_is_no_date() -> None:
    assert join_date({"d-day": " ", "d-month": "", "d-year": ""}, "d") is None
    assert split_date(None) == ("", "", "")
    assert split_date(date(2011, 3, 9)) == ("9", "3", "2011")


def test_every_error_of_the_summary_leads_to_an_input() -> None:
    form = Small({"born-day": "40", "born-month": "1", "born-year": "2011"})
    root = parsed(form.render())
    listed = fields.form_problems(form)
    assert [one.anchor for one in listed] == ["id_name", "id_born-day", "id_way_0"]
    assert all(root.xpath("//input[@id=$id]", id=one.anchor) for one in listed)
    assert listed[0].message.startswith("Name – ")


def test_hint_and_error_are_read_out_with_the_input() -> None:
    box = select(parsed(Small({}).render()), "#id_name")[0]
    assert box.get("aria-describedby") == "id_name-hint id_name-error"
    assert "govuk-input--error" in box.get("class")


def test_a_hint_with_markup_is_escaped() -> None:
    class Sly(forms.Form):
        name = forms.CharField(help_text="<b>bold</b>")

    assert "&lt;b&gt;" in Sly().render()


def test_a_text_with_a_limit_counts_down_and_is_not_cut_off() -> None:
    root = parsed(Small().render())
    group = select(root, "[data-module=govuk-character-count]")[0]
    assert group.get("data-maxlength") == "50"
    assert select(group, "textarea")[0].get("maxlength") is None
    assert select(group, "#id_note-info")


def test_a_question_of_its_own_page_is_the_heading() -> None:
    root = shown("ui/forms/field.html", {"field": Small()["way"], "heading": True})
    assert select(root, "legend > h1")[0].text == "Way"


def test_a_list_to_choose_from_is_written_as_django_writes_it() -> None:
    class Chosen(forms.Form):
        one = forms.ChoiceField(
            choices=[("", "–"), ("a", "<b>A</b>"), ("In & out", [("x'", 'X "x"'), (3, "Three")])],
            required=False, widget=forms.Select(attrs={"class": "wide", "data-n": 2}),
        )  # fmt: skip

    for given in ({}, {"one": "a"}, {"one": "3"}, {"one": "x'"}):
        ours, plain = Chosen(given), Chosen(given, renderer=DjangoTemplates())
        assertHTMLEqual(str(ours["one"]), str(plain["one"]))
        assert str(ours["one"]) != str(plain["one"])
