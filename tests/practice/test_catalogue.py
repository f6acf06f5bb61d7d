"""The loader: areas are folders of data, found and handed to the engines."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from amparo.foundation.errors import Refusal
from amparo.foundation.forms import evaluate
from amparo.practice import Catalogue, PracticeError, catalogue
from amparo.practice.desk.tables import SENSITIVITY
from amparo.practice.publishing import fingerprint

FORM = """| survey |
| | type | name | label |
| | select_one answer | q | {question} |
| settings |
| | form_title | form_id | version |
| | Small | small | {version} |
"""
FILES = {
    "shared_lists/lists/answer.csv": "code,label,valid_from,valid_to\nyes,Yes,,\nmaybe,Maybe,,2025-12-31\n",
    "shared_lists/locale/es.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Yes"\nmsgstr "Sí"\n',
    "area/locale/es.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "New?"\nmsgstr "¿Nuevo?"\n',
    "area/forms/small.md": FORM.format(question="New?", version="2026-11-23"),
    "area/forms/small@2026-01-01.md": FORM.format(question="Old?", version="2026-01-01"),
    "area/rules/small.csv": "id,when,finding,level,override,because,source,verified\nr,${q} = 'yes',F,low,no,B,S,no\n",
    "area/parameters/deadlines.csv": "id,step,risk_level,amount,unit,valid_from,valid_to,source,verified\n"
    "d,plan,high,3,days,,,S,no\n",
    "area/pathways/way.csv": "step,next,who,needs\na,b,case_worker,\n",
}


def made(folder: Path, files: Mapping[str, str] = FILES) -> Catalogue:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Catalogue(folder)


def test_a_form_uses_the_shared_lists_and_speaks_the_languages_of_its_area(tmp_path: Path) -> None:
    form = made(tmp_path).form("area/small")
    assert form.ref == "area/small@2026-11-23"
    assert form.questions["q"].label.in_language("es") == "¿Nuevo?"
    assert form.questions["q"].choices[0].label.in_language("es") == "Sí"
    assert [choice.code for choice in evaluate(form, {}, date(2026, 11, 23)).choices["q"]] == ["yes"]


def test_an_answer_finds_the_version_of_the_form_it_was_given_on(tmp_path: Path) -> None:
    practice = made(tmp_path)
    assert str(practice.form("area/small@2026-01-01").questions["q"].label) == "Old?"
    assert practice.form("area/small@2026-11-23") is practice.form("area/small")
    assert practice.forms == ("area/small",)


@pytest.mark.parametrize(
    "ref", ["area/none", "none/small", "area/small@1999-01-01", "", "../secret", "area/../area/small"]
)
def test_a_form_that_is_not_there_is_a_gentle_refusal(tmp_path: Path, ref: str) -> None:
    with pytest.raises(Refusal, match=r"forms\.unknown_form"):
        made(tmp_path).form(ref)


def test_rules_deadlines_and_pathways_are_found_by_name(tmp_path: Path) -> None:
    practice = made(tmp_path)
    assert [rule.id for rule in practice.rules("small").rules] == ["r"]
    assert practice.rules("area/small") is practice.rules("small")
    assert [one.id for one in practice.deadlines] == ["d"]
    assert practice.pathway("area").steps == ("a", "b")
    assert practice.pathway("area/way").first == "a"
    with pytest.raises(PracticeError):
        practice.rules("none")


def test_labels_of_old_codes_are_still_there(tmp_path: Path) -> None:
    practice = made(tmp_path)
    assert practice.label("answer", "maybe") == "Maybe"
    assert practice.label("answer", "yes", "es") == "Sí"
    assert practice.label("answer", "gone", "es") == "gone"


def test_texts_without_translation_are_listed(tmp_path: Path) -> None:
    assert made(tmp_path).untranslated("area", "es") == ["Small", "F", "B"]


def test_two_lists_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="answer"):
        _ = made(tmp_path, {**FILES, "area/lists/answer.csv": "code,label\na,A\n"}).lists


def test_a_published_file_that_changes_is_noticed(tmp_path: Path) -> None:
    made(tmp_path)
    names = [name.removeprefix("area/") for name in FILES if name.startswith("area/") and "locale" not in name]
    lines = [f"{name},1,{fingerprint(tmp_path / 'area' / name)}" for name in names]
    (tmp_path / "area/published.csv").write_text("file,version,sha256\n" + "\n".join(lines) + "\n")
    assert Catalogue(tmp_path).fingerprint_problems() == []
    (tmp_path / "area/forms/small.md").write_text("changed")
    (tmp_path / "area/rules/more.csv").write_text("id\n")
    (tmp_path / "area/pathways/way.csv").unlink()
    found = Catalogue(tmp_path).fingerprint_problems()
    assert len(found) == 3
    assert "changed since it was published" in found[0]


def test_every_form_of_every_area_compiles_and_every_rule_and_pathway_is_read() -> None:
    practice = catalogue()
    assert all(practice.form(name).pages for name in practice.forms)
    for area in practice.areas.values():
        assert all(practice.rules(f"{area.name}/{name}").rules for name in area.files("rules", "csv"))
        assert all(practice.pathway(f"{area.name}/{name}").steps for name in area.files("pathways", "csv"))


def test_a_form_that_asks_with_a_list_of_another_area_speaks_its_languages(tmp_path: Path) -> None:
    files = {
        name.replace("shared_lists/", "other/"): text
        for name, text in FILES.items()
        if not name.startswith("area/rules")
    }
    form = made(tmp_path, files).form("area/small")
    assert form.questions["q"].choices[0].label.in_language("es") == "Sí"


def test_no_form_of_ours_offers_a_choice_that_has_no_words_in_one_of_its_languages() -> None:
    practice = catalogue()  # whose forms write every apostrophe alike
    untold = {
        (name, language, choice.label.in_language("en"))
        for name in practice.forms
        for question in practice.form(name).questions.values()
        for choice in question.choices
        for language, known in practice.words_of_form(name.partition("/")[0]).items()
        if choice.label.in_language("en") not in {text.replace("’", "'") for text in known}
    }
    assert untold == set()


def test_every_question_of_our_own_forms_says_how_sensitive_it_is() -> None:
    practice = catalogue()
    missing = [
        f"{name} {path}"
        for name in practice.forms
        for path, question in practice.form(name).questions.items()
        if question.shown and question.kind != "note" and question.sensitivity not in SENSITIVITY
    ]
    assert missing == []


def test_a_packet_is_read_in_the_order_of_the_list_whatever_order_it_was_sealed_in() -> None:
    sealed = {
        "sex": "female",
        "asked_for": "A visit",
        "contact_value": "the library",
        "gone": "x",
        "name_given": "Sara",
    }
    assert list(catalogue().in_order("packet_field", sealed)) == [
        "asked_for",
        "name_given",
        "sex",
        "contact_value",
        "gone",
    ]
    assert catalogue().in_order("packet_field", sealed) == sealed
