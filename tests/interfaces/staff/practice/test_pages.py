"""The desk for content: everybody of the staff reads every area, in four languages, with sources and examples worked now."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from amparo import practice
from amparo.interfaces.staff.practice import reading
from amparo.practice import Catalogue
from tests.cast import Cast
from tests.content.made import write
from tests.interfaces.staff.desk import at_desk

LANGUAGES = ("en", "es", "fr", "ar")
OUTCOME = re.compile(r'data-label="Comes out now"><span>\s*<strong class="govuk-tag govuk-tag--(\w+)')
CHECKED, OPEN_ = "HTCDS 2.0 consent guidance, in our own words", "Amparo&#x27;s sources 1.6 by design, hard override"


def page(path: str, who: str = "irene") -> str:
    answer = at_desk(who).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode().replace("<wbr>", "")  # where a code may break on a phone


def links(text: str, beginning: str) -> list[str]:
    """Return the addresses of a page that begin so, without what they are narrowed to."""
    return sorted(
        {found.partition("?")[0] for found in re.findall(r'href="([^"]+)"', text) if found.startswith(beginning)}
    )


@pytest.mark.parametrize("who", ["alma", "bruno", "dina", "eyob", "farah", "gita", "petra", "irene"])
def test_everybody_of_the_staff_reads_it_and_finds_it_in_the_menu(cast: Cast, who: str) -> None:
    assert 'href="/practice/"' in page("/", who)
    assert links(page("/practice/", who), "/practice/") == sorted(
        ["/practice/", *(f"/practice/{name}/" for name in practice.catalogue().areas)]
    )


def test_every_file_of_every_area_is_reached_and_shown(cast: Cast) -> None:
    client, seen = at_desk("irene"), set[str]()
    for area in practice.catalogue().areas:
        for path in links(client.get(f"/practice/{area}/").content.decode(), f"/practice/{area}/"):
            answer = client.get(path)
            assert answer.status_code == 200, path
            seen.add(path)
    wanted = {f"/practice/{area.name}/{kind}/{name}/" for area in practice.catalogue().areas.values()
              for kind, ending in (("forms", "md"), ("lists", "csv"), ("rules", "csv"))
              for name in area.files(kind, ending) if "@" not in name}  # fmt: skip
    wanted |= {f"/practice/{area.name}/tables/{kind}/{name}/" for area in practice.catalogue().areas.values()
               for kind in ("parameters", "pathways") for name in area.files(kind, "csv")}  # fmt: skip
    wanted |= {f"/practice/{area}/sources/" for area in practice.catalogue().areas}
    assert wanted <= seen


@pytest.mark.parametrize("path", [
    "/practice/nowhere/", "/practice/nowhere/sources/", "/practice/screening/forms/nothing/",
    "/practice/screening/rules/nothing/", "/practice/screening/lists/sex/", "/practice/screening/tables/parameters/nothing/",
    "/practice/screening/tables/examples/screening/", "/practice/desk/",
])  # fmt: skip
def test_what_is_no_content_is_not_there(cast: Cast, path: str) -> None:
    assert at_desk("irene").get(path).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_shown_as_it_is_asked_in_each_language(cast: Cast, language: str) -> None:
    form = practice.catalogue().form("screening/screening")
    for asked in form.pages:
        text = page(f"/practice/screening/forms/screening/?page={asked.name}&in={language}")
        assert f'<div lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text
        shown = [question for question in asked.questions if question.shown and not question.calculation]
        assert all(f'data-path="{one.path}' in text for one in shown if one.kind != "note" and not one.repeat), (
            asked.name
        )


def test_a_question_shows_when_it_is_asked_how_sensitive_it_is_and_where_it_comes_from(cast: Cast) -> None:
    text = page("/practice/screening/forms/screening/?page=agreement")
    question = practice.catalogue().form("screening/screening").questions["agreement/no_agreement_reason"]
    assert "${agrees} = &#x27;not_possible&#x27;" in text
    assert question.source.replace("'", "&#x27;") in text
    assert "Part of the story" in text


def test_each_rule_is_shown_with_its_examples_and_what_comes_out_now(cast: Cast) -> None:
    text = page("/practice/screening/rules/screening/")
    rules = practice.catalogue().rules("screening/screening").rules
    assert all(f'id="rule-{rule.id}"' in text for rule in rules)
    named = {rule.id for rule in rules}
    examples = [
        one for one in practice.catalogue().examples() if one.form == "screening/screening" and one.rule in named
    ]
    assert OUTCOME.findall(text) == ["green"] * len(examples)


def test_a_number_stands_with_its_unit_its_days_and_its_source(cast: Cast) -> None:
    text = page("/practice/case_management/tables/parameters/deadlines/")
    assert all(each in text for each in ("first_action_high", "24", "hours", "1 Jan 2026", "Not yet checked"))


def test_only_what_nobody_has_checked_is_shown_where_that_is_asked_for(cast: Cast) -> None:
    everything, open_ = (page(f"/practice/screening/sources/{asked}") for asked in ("", "?unverified=1"))
    assert CHECKED in everything
    assert OPEN_ in everything
    assert CHECKED not in open_
    assert OPEN_ in open_
    assert "danger_now" in open_


def test_every_list_speaks_the_language_that_is_asked_for(cast: Cast) -> None:
    for language in LANGUAGES:
        label = practice.catalogue().label("sex", "female", language)
        assert label in page(f"/practice/shared_lists/lists/sex/?in={language}")


def test_a_language_that_is_none_of_ours_is_left_aside(cast: Cast) -> None:
    assert '<div lang="en" dir="ltr">' in page("/practice/?in=xx")


def test_what_this_office_wrote_is_marked(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "id,step,risk_level,amount,unit,valid_from,valid_to,source,verified\n"
    row = "first_action_high,first_action,high,6,hours,2027-01-01,,Decree 12,yes\n"
    codes = "code,label,valid_from,valid_to,replaced_by,source,verified\nown_word,A word of our own,,,,Here,no\n"
    write(tmp_path, {
        "case_management/parameters/deadlines.csv": head + row, "shared_lists/lists/sex.csv": codes,
        "river/parameters/span.csv": "id,amount,unit,source,verified\nspan,2,days,Here,no\n",
    })  # fmt: skip
    both = Catalogue(practice.FOLDER, tmp_path)
    monkeypatch.setattr(practice, "catalogue", lambda: both)
    assert "Of this office" in page("/practice/")
    text = page("/practice/case_management/tables/parameters/deadlines/")
    assert all(each in text for each in ("Of this office", "Decree 12", "31 Dec 2026"))
    assert "Of this office" in page("/practice/shared_lists/lists/sex/")
    assert "Of this office" in page("/practice/river/")


def test_an_example_that_no_longer_comes_out_is_red(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from amparo.interfaces.staff.practice import rules

    first, *others = rules.worked(practice.catalogue(), "screening/screening")
    wrong = (replace(first, said="false" if first.said != "false" else "true"), *others)
    monkeypatch.setattr(rules, "worked", lambda catalogue, ref: wrong)
    assert OUTCOME.findall(page("/practice/screening/rules/screening/")).count("red") == 1


def test_how_a_file_stands_to_what_was_published_is_said(cast: Cast) -> None:
    assert "Published \u20682026-11-23\u2069" in page("/practice/screening/")
    assert reading.area_called("screening").name == "screening"
