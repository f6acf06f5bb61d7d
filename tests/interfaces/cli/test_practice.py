"""The desk on the command line: without a database, in words, and ending with the status that a script can ask for."""

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amparo.foundation import clock
from amparo.interfaces.cli.main import amparo
from amparo.practice import FOLDER, Catalogue, guiding
from tests.cast import NOW
from tests.content.made import edit, made

FORM = "talks/forms/small.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of content."""
    return made(tmp_path / "content")


def run(folder: Path, *words: str, office: str = "") -> Result:
    with clock.fixed(NOW):
        arguments = ["practice", *words, "--folder", str(folder)]
        return CliRunner().invoke(amparo, arguments, env={"AMPARO_PRACTICE": office})


def test_check_ends_well_or_says_what_needs_mending(folder: Path) -> None:
    assert (run(folder, "check").exit_code, run(folder, "check").output) == (0, "Nothing is wrong with the content.\n")
    edit(folder / FORM, "| personal |", "| |")
    told = run(folder, "check")
    assert told.exit_code == 1
    assert f"{FORM}, row 4: “alone” does not say how sensitive it is" in told.output


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_a_form_is_shown_in_a_language_on_the_terminal_and_as_a_page(
    folder: Path, tmp_path: Path, language: str
) -> None:
    words = "Are you alone?" if language == "en" else "«Are you alone?»"
    shown = run(folder, "preview", "talks/small", "--language", language).output
    assert f"1. {words}\n" in shown
    assert "( ) " in shown
    assert "Not yet checked against the source: Ours" in shown
    page = tmp_path / "page.html"
    assert run(folder, "preview", "talks/small", "--language", language, "--html", str(page)).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f'<!doctype html>\n<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">')
    assert words in text


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
@pytest.mark.parametrize(
    "form", ["screening/screening", "gender_based_violence/introduction", "determinants/assessment"]
)
def test_what_helps_who_asks_stands_on_the_printed_form_at_its_place(form: str, language: str, tmp_path: Path) -> None:
    own = Catalogue(FOLDER).form(form)
    words = {page.name: page.label for page in own.pages} | {one.name: one.label for one in own.groups.values()}
    words |= {one.name: one.label for one in own.questions.values()}
    shown = run(FOLDER, "preview", form, "--language", language)
    lines = [line.strip() for line in shown.output.splitlines() if line.strip()]
    run(FOLDER, "preview", form, "--language", language, "--html", str(tmp_path / "page.html"))
    page = unescape((tmp_path / "page.html").read_text(encoding="utf-8"))
    for place, notes in guiding.beside(Catalogue(FOLDER), form, NOW.date(), language).items():
        for note in notes:
            at = lines.index(f"> {note.title}")
            before = next(line for line in reversed(lines[:at]) if not line.startswith("> "))
            after = next(line for line in lines[at:] if not line.startswith("> "))
            assert words[place].in_language(language) in (before.removeprefix("== "), after.partition(". ")[2])
            assert note.text in shown.output
            assert f"<aside><p><strong>{note.title}</strong></p><p>{note.text}</p>" in page


def test_what_must_be_told_to_others_stands_on_the_printed_form_where_limits_are_explained() -> None:
    shown = run(FOLDER, "preview", "gender_based_violence/introduction").output
    for duty in guiding.duties(Catalogue(FOLDER), NOW.date(), "en"):
        assert all(words in shown for words in (duty.about, duty.who, duty.to_whom, duty.what, duty.say_first))
        assert duty.about not in run(FOLDER, "preview", "screening/screening").output


def test_questions_on_the_page_are_numbered_through_as_on_the_terminal(tmp_path: Path) -> None:
    shown = run(FOLDER, "preview", "screening/screening").output
    run(FOLDER, "preview", "screening/screening", "--html", str(tmp_path / "page.html"))
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    starts = [int(start) for start in re.findall(r'<ol start="(\d+)">', text)]
    lists = [part.partition("</ol>")[0] for part in text.split("<ol start=")[1:]]
    assert starts == [1 + sum(one.count("<li><p>") for one in lists[:at]) for at in range(len(lists))]
    assert sum(one.count("<li><p>") for one in lists) == len(re.findall(r"^ *\d+\. ", shown, re.MULTILINE))


def test_words_of_a_form_never_become_markup(folder: Path, tmp_path: Path) -> None:
    edit(folder / FORM, "Are you alone?", "<script>alert(1)</script>")
    run(folder, "preview", "talks/small", "--html", str(tmp_path / "page.html"))
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_form_that_is_not_there_is_told_with_those_that_are(folder: Path) -> None:
    told = run(folder, "preview", "talks/large")
    assert (told.exit_code, told.output) == (1, "Error: There is no form talks/large. There are: talks/small.\n")


def test_an_edit_is_compared_refused_without_a_version_and_published_with_one(folder: Path) -> None:
    assert run(folder, "diff").output == "Everything is as published.\n"
    edit(folder / FORM, "| Look around first. |", "| |")
    assert "alone: The hint: before “Look around first.”, now “nothing”." in run(folder, "diff").output
    refused = run(folder, "publish")
    assert refused.exit_code == 1
    assert "It was changed and still says version 2026-11-23: give it a new one." in refused.output
    assert run(folder, "publish", "--new-versions").output == "talks/forms/small.md is published as 2026-11-20.\n"
    assert run(folder, "publish").output == "Everything was published before.\n"
    assert run(folder, "check").exit_code == 0


def test_nothing_is_published_while_something_is_wrong(folder: Path) -> None:
    edit(folder / FORM, "Are you alone?", "Is anybody here?")
    before = (folder / "talks/published.csv").read_bytes()
    told = run(folder, "publish", "--new-versions")
    assert told.exit_code == 1
    assert "No translation into es, fr, ar" in told.output
    assert (folder / "talks/published.csv").read_bytes() == before


def test_with_a_folder_of_the_office_only_that_one_is_published(folder: Path, tmp_path: Path) -> None:
    office = tmp_path / "office"
    own = office / "talks/parameters/answers.csv"
    own.parent.mkdir(parents=True)
    own.write_text("id,amount,unit,valid_from,valid_to,source,verified\nanswer,5,days,2027-01-01,,Law 7,yes\n")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "talks: there is no published.csv" in run(folder, "check", office=str(office)).output
    assert (
        run(folder, "diff", office=str(office)).output
        == "talks/parameters/answers.csv: It is new and was never published.\n"
    )
    assert (
        run(folder, "publish", office=str(office)).output
        == "talks/parameters/answers.csv is published as 2026-11-20.\n"
    )
    assert run(folder, "check", office=str(office)).exit_code == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
