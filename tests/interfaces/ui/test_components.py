"""Components say in words what they say in colour."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from amparo.foundation import clock
from amparo.interfaces.ui import cells, components, parts, problems
from tests.interfaces.ui.pages import parsed, request, select, shown

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def written(source: str, language: str = "en", **context: object) -> str:
    with translation.override(language), clock.fixed(NOW):
        return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("hours", "done", "words"),
    [(-51, False, "Overdue by 2 days, 3 hours"), (20, False, "Due in 20 hours"), (-1, True, "Done in time")],
)
def test_a_deadline_says_in_words_how_it_stands(hours: int, done: bool, words: str) -> None:
    text = written("{% due one %}", one=parts.Deadline(NOW + timedelta(hours=hours), done))
    assert words in parsed(text).text_content().replace("\xa0", " ")


@pytest.mark.parametrize(("level", "filled"), [("low", 1), ("medium", 2), ("high", 3), ("", 0)])
def test_a_risk_level_is_words_and_bars_before_it_is_a_colour(level: str, filled: int) -> None:
    root = parsed(written("{% risk level %}", level=level))
    assert "isk" in root.text_content()
    assert len(select(root, "rect[fill=currentColor]")) == filled


def test_dates_are_written_so_that_no_country_reads_them_differently() -> None:
    assert components.day(date(2026, 3, 11)) == "11 Mar 2026"
    assert components.moment(NOW) == "23 Nov 2026, 12:00"
    assert components.day(None) == ""
    with translation.override("ar"):
        assert components.day(date(2026, 11, 3)) == "3 نوفمبر 2026"


def test_an_unchecked_fact_names_its_source() -> None:
    row = parts.Row("Within", "24 hours", unverified="Country procedure")
    named = 'Not yet checked against the source: <bdi lang="en" dir="ltr">Country procedure</bdi>'
    assert named in written("{% summary rows %}", rows=[row])


def test_a_source_is_said_to_be_english_whatever_the_language_of_the_page() -> None:
    cell, row = parts.Cell("A <guide>", english=True), parts.Row("Source", "A <guide>", english=True)
    rows = {"columns": [parts.Column("Source")], "cells": [(cell,)], "rows": [row]}
    for page in ("{% table_rows cells columns %}", "{% summary rows %}"):
        assert '<bdi lang="en" dir="ltr">A &lt;guide&gt;</bdi>' in written(page, **rows)


def test_an_empty_value_is_called_not_answered() -> None:
    assert "Not answered" in written("{% summary rows %}", rows=[parts.Row("Place", "")])


def test_markup_in_a_value_is_shown_and_not_obeyed() -> None:
    name = "<script>x</script>"
    text = written("{% summary rows %}{% segments s %}{% alert name %}", rows=[parts.Row("n", name)], s=((name, True),),
                   name=name)  # fmt: skip
    assert "<script" not in text


def test_sorted_columns_say_so_and_cells_know_their_column_on_a_phone() -> None:
    table = parts.Table("Cases", (parts.Column("Person", "?s=1", "descending"), parts.Column("Step")),
                        ((parts.Cell("Amina", "/1"), parts.Cell("Plan")),))  # fmt: skip
    root = parsed(written("{% data_table table %}", table=table))
    assert select(root, "th[aria-sort=descending] a")
    assert select(root, "td")[0].get("data-label") == "Step"
    assert select(root, "tbody th[scope=row] a")[0].get("href") == "/1"


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError):
        cells.table_rows([[parts.Cell("a")]], [parts.Column("A"), parts.Column("B")])


def test_a_finding_shows_its_reasons_and_that_it_only_advises() -> None:
    finding = parts.Finding(
        "Alone", "unknown", "Not asked.", "r1", "screening@1", "Guidelines", False, (("Age", "15"),)
    )
    text = parsed(written("{% finding finding %}", finding=finding)).text_content()
    for words in ("Cannot be said yet", "Not asked.", "r1", "screening@1", "Guidelines", "15", "advises"):
        assert words in text


def test_both_sides_of_a_conflict_can_be_chosen() -> None:
    side = parts.Side("0142", "Alma", NOW, "mine")
    other = parts.Side("0199", "Bruno", NOW, "theirs")
    root = parsed(written("{% conflict one %}", one=parts.Conflict("Phone", "phone", (side, other))))
    assert [(one.get("name"), one.get("value")) for one in select(root, "input")] == [
        ("phone", "mine"), ("phone", "theirs")]  # fmt: skip
    assert not select(root, "input[checked]")


def test_what_is_not_yours_and_what_is_not_there_look_alike() -> None:
    first, second = (problems.page(request(path), "record.not_there") for path in ("/case/1111", "/case/2222"))
    assert first.status_code == second.status_code == 404
    own = re.compile(rb"/case/\d+|name=\"csrfmiddlewaretoken\" value=\"\w+\"")
    assert own.sub(b"", first.content) == own.sub(b"", second.content)
    assert b"record.not_there" in first.content


def test_search_works_by_a_button_and_only_better_with_a_script() -> None:
    root = shown("ui/lists/search.html", {"search_url": "/search", "query": "يوسف"})
    form = select(root, "form[method=post][action=/search]")[0]
    assert select(form, "button[type=submit]")
    assert select(form, "input[name=q][dir=auto]")[0].get("value") == "يوسف"


def test_a_code_in_a_table_stands_from_left_to_right_breaks_after_its_parts_and_copies_as_it_is() -> None:
    shown = str(cells.inside(parts.Cell("area/first_<b>", code=True)))
    assert shown == '<span dir="ltr">area/<wbr>first_<wbr>&lt;b&gt;</span>'


def test_a_short_code_in_a_title_stays_whole_and_words_stay_words() -> None:
    text = written("{{ title|codes }}", title="Audit of <file> 8ZBZ-204M")
    assert text == 'Audit of &lt;file&gt; <bdi class="am-code">8ZBZ-204M</bdi>'
    assert written("{{ title|codes }}", title="From 2026-11 to 2027-1231-01") == "From 2026-11 to 2027-1231-01"
    cells_of = cells.table_rows(
        [[parts.Cell("<Sara> \u2068VGM3-NJC9\u2069"), parts.Cell("a-b")]], [parts.Column("Who")] * 2
    )
    assert '&lt;Sara&gt; \u2068<bdi class="am-code">VGM3-NJC9</bdi>\u2069' in cells_of
    assert ">a-b<" in cells_of


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_no_two_months_look_alike_and_none_stands_in_the_middle_as_a_headline(language: str) -> None:
    with translation.override(language):
        said = [components.day(date(2026, month, 2)).split()[1].rstrip(".") for month in range(1, 13)]
    assert len({month[:4] for month in said}) == 12
    if language != "en":
        assert all(month == month.lower() for month in said)
    assert {"fr": "juin", "es": "jun", "en": "Jun", "ar": "يونيو"}[language] == said[5]
