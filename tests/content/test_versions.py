"""Published means frozen: a new version beside the old, both found by answers; numbers are ended, never rewritten."""

from datetime import date
from pathlib import Path

import pytest

from amparo.practice import Catalogue, desk
from tests.content.made import DAY, edit, made, po, told, write

FORM, NUMBERS = "talks/forms/small.md", "talks/parameters/answers.csv"


def refused(folder: Path) -> list[str]:
    return [str(one) for one in desk.publish(folder / "talks", DAY).refused]


def test_publishing_twice_changes_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert desk.publish(folder / "talks", DAY) == desk.Published()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_changed_form_with_its_old_version_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    folder = made(tmp_path)
    edit(folder / FORM, "Are you alone?", "Is somebody with you?")
    before = (folder / "talks/published.csv").read_bytes()
    assert refused(folder) == [f"{FORM}, row 13: It was changed and still says version 2026-11-23: give it a new one."]
    assert (folder / "talks/published.csv").read_bytes() == before


def test_a_new_version_is_published_and_answers_still_find_the_question_they_were_given_to(tmp_path: Path) -> None:
    folder = made(tmp_path)
    edit(folder / FORM, "Are you alone?", "Is somebody with you?")
    edit(folder / FORM, "2026-11-23", "2026-12-01")
    assert desk.publish(folder / "talks", DAY).given == {"forms/small.md": "2026-12-01"}
    practice = Catalogue(folder)
    assert practice.form("talks/small").ref == "talks/small@2026-12-01"
    assert str(practice.form("talks/small@2026-11-23").questions["talk/alone"].label) == "Are you alone?"
    assert practice.form("talks/small@2026-11-23").questions["talk/alone"].label.in_language("es") == "«Are you alone?»"
    assert practice.forms == ("talks/small",)
    assert practice.fingerprint_problems() == []


def test_the_day_is_written_as_version_where_that_is_asked_for_and_a_second_time_the_same_day_too(
    tmp_path: Path,
) -> None:
    folder = made(tmp_path)
    for words, version in (("Who is here?", "2026-12-01"), ("Who is with you?", "2026-12-01-2")):
        text = (folder / FORM).read_text(encoding="utf-8")
        label = text.split("| alone | ")[1].split(" |")[0]
        edit(folder / FORM, label, words)
        assert desk.publish(folder / "talks", DAY, new_versions=True).given == {"forms/small.md": version}
        assert Catalogue(folder).form("talks/small").version == version
    labels = [
        str(Catalogue(folder).form(f"talks/small@{version}").questions["talk/alone"].label)
        for version in ("2026-11-23", "2026-12-01", "2026-12-01-2")
    ]
    assert labels == ["Are you alone?", "Who is here?", "Who is with you?"]


def test_a_version_is_never_used_for_a_second_text(tmp_path: Path) -> None:
    folder = made(tmp_path)
    edit(folder / FORM, "2026-11-23", "2026-12-01")
    desk.publish(folder / "talks", DAY)
    edit(folder / FORM, "Are you alone?", "Is somebody with you?")
    edit(folder / FORM, "2026-12-01", "2026-11-23")
    assert refused(folder) == [f"{FORM}: Version 2026-11-23 was published before with another text."]


def test_a_published_number_is_not_rewritten(tmp_path: Path) -> None:
    folder = made(tmp_path)
    edit(folder / NUMBERS, "answer,15", "answer,5")
    assert refused(folder) == [
        f"{NUMBERS}, row 2: “answer” was published: end it with valid_to and add a row that begins the day after."
    ]


def test_a_published_number_is_not_taken_away(tmp_path: Path) -> None:
    folder = made(tmp_path)
    edit(folder / NUMBERS, "answer,15,days,2026-01-01,,Ours,no\n", "")
    assert len(refused(folder)) == 1


def test_a_published_number_is_ended_and_another_added(tmp_path: Path) -> None:
    folder = made(tmp_path)
    edit(
        folder / NUMBERS,
        "2026-01-01,,Ours,no\n",
        "2026-01-01,2026-12-31,Ours,no\nanswer,5,days,2027-01-01,,Law 7,yes\n",
    )
    assert desk.publish(folder / "talks", DAY).given == {"parameters/answers.csv": "2026-12-01"}
    assert (folder / "talks/published/parameters/answers@2026-11-23.csv").exists()
    assert Catalogue(folder).fingerprint_problems() == []


def test_a_published_file_does_not_disappear(tmp_path: Path) -> None:
    folder = made(tmp_path)
    (folder / NUMBERS).unlink()
    assert refused(folder) == [f"{NUMBERS}: It was published and is gone; put it back, answers and clocks remember it."]


@pytest.mark.parametrize("kept", ["forms/small@2026-11-23.md", "parameters/answers@2026-11-23.csv"])
def test_a_kept_text_that_somebody_touches_stops_the_check_and_publishing(tmp_path: Path, kept: str) -> None:
    folder = made(tmp_path)
    path = folder / "talks/published" / kept
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert any(kept in one for one in told(folder))
    assert refused(folder) == [f"talks/published/{kept}: This is a published text; put it back as it was."]


def test_what_was_published_before_texts_were_kept_is_kept_now(tmp_path: Path) -> None:
    folder = made(tmp_path)
    for path in (folder / "talks/published").rglob("*@*"):
        path.unlink()
    rows = (folder / "talks/published.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "talks/published.csv").write_text("".join(row for row in rows if "@" not in row), encoding="utf-8")
    edit(folder / FORM, "Are you alone?", "Is somebody with you?")
    assert "is not kept: put it back and publish it once" in refused(folder)[0]
    edit(folder / FORM, "Is somebody with you?", "Are you alone?")
    assert desk.publish(folder / "talks", DAY) == desk.Published()
    assert (folder / "talks/published/forms/small@2026-11-23.md").exists()


def test_a_new_area_is_published_whole(tmp_path: Path) -> None:
    folder = made(tmp_path)
    write(
        folder, {"new/parameters/span.csv": "id,amount,unit,valid_from,valid_to,source,verified\ns,1,days,,,Ours,no\n"}
    )
    write(folder, {f"new/locale/{language}.po": po() for language in ("es", "fr", "ar")})
    assert any("new" in one for one in told(folder))
    assert desk.publish(folder / "new", date(2026, 12, 24)).given == {"parameters/span.csv": "2026-12-24"}
    assert told(folder) == []
