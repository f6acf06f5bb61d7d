"""Notes stand where they are asked for, in four languages; what must be told to others is the country's to say, never ours."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from amparo import practice
from amparo.foundation.forms import Group, Question
from amparo.practice import FOLDER, Catalogue, guiding
from amparo.practice.listing import LANGUAGES
from tests.content.made import po, write

DAY = date(2026, 11, 27)
CATALOGUE = practice.catalogue()
NOTES = guiding.guidance(CATALOGUE, DAY, "en")
HEAD = "id,country,stands_in,about,who_tells,to_whom,what,exceptions,say_first,valid_from,valid_to,source,verified\n"


def names_of(form: str) -> set[str]:
    """Return the names of the pages, groups and shown questions of a form."""
    found = CATALOGUE.form(form)

    def inside(items: tuple[Question | Group, ...]) -> Iterator[str]:
        for item in items:
            if isinstance(item, Group):
                yield item.name
                yield from inside(item.items)
            elif item.shown and item.kind not in ("calculate", "hidden"):
                yield item.name

    return {page.name for page in found.pages} | {name for page in found.pages for name in inside(page.items)}


def test_every_note_stands_at_a_page_group_or_question_that_exists() -> None:
    assert len({note.id for note in NOTES}) == len(NOTES) > 10
    for note in NOTES:
        assert note.at, note.id
        for place in note.at:
            form, _, name = place.partition("#")
            assert form in CATALOGUE.forms, (note.id, place)
            assert name in names_of(form), (note.id, place)


def test_every_note_is_found_at_each_of_its_places_and_nowhere_else() -> None:
    placed = {(form, name) for note in NOTES for form, _, name in (place.partition("#") for place in note.at)}
    found = {(form, name) for form in CATALOGUE.forms for name in guiding.beside(CATALOGUE, form, DAY, "en")}
    assert found == placed


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_notes_and_duties_are_whole_in_every_language(language: str) -> None:
    for here, there in zip(NOTES, guiding.guidance(CATALOGUE, DAY, language), strict=True):
        assert here.title != there.title
        assert here.text != there.text
        assert (here.id, here.source) == (there.id, there.source)
    for here, there in zip(*(guiding.duties(CATALOGUE, DAY, one) for one in ("en", language)), strict=True):
        pairs = [(getattr(here, name), getattr(there, name)) for name in ("about", "who", "say_first")]
        assert all(mine != theirs for mine, theirs in pairs)


def test_every_note_names_its_source_and_what_was_not_read_there_is_not_called_checked() -> None:
    assert all(note.source for note in NOTES)
    assert not any(note.verified for note in NOTES)


def test_we_ship_no_law_of_any_country_and_say_whom_to_ask() -> None:
    duties = guiding.duties(CATALOGUE, DAY, "en")
    assert {duty.country for duty in duties} == {""}
    unknown = next(duty for duty in duties if duty.id == "duty_unknown")
    assert "supervisor" in unknown.to_whom
    assert unknown.say_first


def test_limits_are_told_before_the_story_wherever_somebody_is_asked_to_tell_it() -> None:
    duties = next(note for note in NOTES if note.with_duties)
    forms = {place.partition("#")[0] for place in duties.at}
    assert {form.partition("/")[0] for form in forms} == {
        "gender_based_violence", "child_protection", "counter_trafficking"
    }  # fmt: skip
    form = CATALOGUE.form("gender_based_violence/introduction")
    order = [page.name for page in form.pages]
    asked = next(page.name for page in form.pages for one in page.questions if one.name == "hearing_agreed")
    assert order.index("limits") < order.index(asked)


def test_a_country_office_says_what_its_law_asks_and_ours_stands_in_no_longer(tmp_path: Path) -> None:
    row = "vega_child,VUT,no,A child is hurt,Teachers,The child office,What was seen,Lawyers,Say it first,2027-01-01,,Law 7,yes\n"
    words = ("A child is hurt", "Teachers", "The child office", "What was seen", "Lawyers", "Say it first")
    write(tmp_path, {
        "mainstreaming/parameters/reporting_duties.csv": HEAD + row,
        **{f"mainstreaming/locale/{one}.po": po(*words) for one in LANGUAGES[1:]},
    })  # fmt: skip
    both = Catalogue(FOLDER, tmp_path)
    before, after = (guiding.duties(both, day, "es") for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert "duty_unknown" in {duty.id for duty in before}
    assert [(duty.id, duty.country) for duty in after] == [("duty_aid_worker", ""), ("vega_child", "VUT")]
    assert after[-1].about == "«A child is hurt»"


def test_a_country_office_puts_its_own_words_in_place_of_a_note(tmp_path: Path) -> None:
    head = "id,at,kind,title,text,valid_from,valid_to,source,verified\n"
    row = "look,screening/screening#meeting,note,Our look,Our text,2027-01-01,,Ours,yes\n"
    write(tmp_path, {"mainstreaming/parameters/guidance.csv": head + row})
    both = Catalogue(FOLDER, tmp_path)
    titles = {
        day: guiding.beside(both, "screening/screening", day, "en")["meeting"][0].title
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    }
    assert list(titles.values()) == ["Look: before you speak", "Our look"]
    assert "contact" not in guiding.beside(both, "case_management/first_contact", date(2027, 1, 1), "en")


def test_where_there_is_no_such_content_nothing_stands_beside_a_question(tmp_path: Path) -> None:
    write(tmp_path, {"shared_lists/lists/colour.csv": "code,label,valid_from,valid_to\nred,Red,,\n"})
    nothing = Catalogue(tmp_path)
    assert guiding.guidance(nothing, DAY, "en") == ()
    assert guiding.duties(nothing, DAY, "en") == ()
