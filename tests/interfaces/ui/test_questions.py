"""Questions of any form: what is shown is what may be asked, and what is sent back is what was shown."""

from datetime import date
from functools import cache
from typing import Any

import pytest
from django.http import QueryDict

from amparo.foundation import forms
from amparo.interfaces.ui import questions
from amparo.interfaces.ui.gallery.questionnaire import ANSWERS, TABLES
from tests.interfaces.ui.pages import select, shown

TODAY = date(2026, 11, 23)
OWN = """
| survey |
|  | type            | name | label | relevant | required | sensitivity | source | verified | label::Arabic (ar) |
|  | begin_group     | one    | One                   |          |          |           |       |    | واحد |
|  | select_one yn   | alone  | Alone?                |          | yes      | sensitive | Guide | no | وحدك؟ |
|  | text            | why    | Why is ${name} alone? | ${alone} = 'yes' |  |           |       |    | لماذا؟ |
|  | text            | name   | Name                  |          |          |           |       |    | الاسم |
|  | select_one long | land   | Country               |          |          |           |       |    | البلد |
|  | begin_repeat    | kin    | Relative              |          |          |           |       |    | قريب |
|  | text            | called | Called                |          |          |           |       |    | اسمه |
|  | end_repeat      |        |                       |          |          |           |       |    | |
|  | end_group       |        |                       |          |          |           |       |    | |
| choices |
|  | list_name | name | label | label::Arabic (ar) |
|  | yn        | yes  | Yes   | نعم |
|  | yn        | no   | No    | لا |
LONG
| settings |
|  | form_title | form_id | version    | default_language |
|  | Own        | own     | 2026-11-23 | English (en)     |
""".replace("LONG", "\n".join(f"|  | long | c{number} | Land {number} | بلد {number} |" for number in range(13)))


@cache
def form(source: str) -> forms.Form:
    return forms.compile_form(forms.read_markdown(source), {}, area="tests")


def evaluated(source: str, answers: dict[str, str]) -> forms.Evaluation:
    return forms.evaluate(form(source), answers, TODAY)


def page_of(source: str, answers: dict[str, str], language: str = "en", **more: Any) -> questions.ShownGroup:
    return questions.shown(form(source).pages[0], evaluated(source, answers), language, **more)


def drawn(source: str, answers: dict[str, str], language: str = "en", **more: Any) -> Any:
    return shown("ui/questions/page.html", {"page": page_of(source, answers, language, **more)}, language)


def post_of(root: Any, **pressed: str) -> QueryDict:
    """Return what a browser would send for the page as it stands."""
    post = QueryDict(mutable=True)
    for one in root.xpath(".//input | .//select | .//textarea"):
        kind, name = one.get("type", one.tag), one.get("name")
        if kind in ("radio", "checkbox") and one.get("checked") is None:
            continue
        if one.tag == "select":
            post.appendlist(name, next(iter(one.xpath("option[@selected]/@value")), ""))
        elif kind != "file":
            post.appendlist(name, (one.text or "").lstrip("\n") if one.tag == "textarea" else one.get("value", ""))
    for name, value in pressed.items():
        post[name] = value
    return post


FULL = ANSWERS | {
    "page/given": "Sara", "page/story": "First\nsecond", "page/money": "3.5", "page/hour": "09:30",
    "page/seen": "2026-11-02T18:05", "page/hidden": "unknown", "page/pain": "4", "page/first": "doctor food papers",
    "page/where": "-1.25 36.8", "page/card": "AB-12", "page/told": "OK",
}  # fmt: skip


def test_what_is_sent_back_unchanged_is_what_was_answered() -> None:
    sent = questions.read(form(TABLES).pages[0], post_of(drawn(TABLES, FULL)))
    assert {path: text for path, text in sent.answers.items() if text} == {
        path: text for path, text in FULL.items() if path != "page/member"
    }
    assert not evaluated(TABLES, questions.merged(FULL, sent, {})).problems


def test_an_empty_page_sends_only_empty_answers() -> None:
    sent = questions.read(form(TABLES).pages[0], post_of(drawn(TABLES, {})))
    assert sent.asked
    assert not any(sent.answers.values())


def test_a_question_that_was_not_on_the_page_is_left_as_it_was() -> None:
    before = {"one/alone": "no", "one/why": "kept from before"}
    sent = questions.read(form(OWN).pages[0], post_of(drawn(OWN, before)))
    assert "one/why" not in sent.answers
    assert questions.merged(before, sent, {})["one/why"] == "kept from before"


def test_an_answer_made_empty_is_gone() -> None:
    page = form(OWN).pages[0]
    post = post_of(drawn(OWN, {"one/name": "Sara"}))
    post["q:one/name"] = "  "
    assert "one/name" not in questions.merged({"one/name": "Sara"}, questions.read(page, post), {})


def test_paths_that_are_not_of_the_page_are_not_read() -> None:
    post = QueryDict(mutable=True)
    for path in ("other/secret", "one/kin[x]/called", "one/kin[99999999]/called", "one/sum", "one/alone[1]"):
        post.appendlist("asked", path)
        post[f"q:{path}"] = "1"
    sent = questions.read(form(OWN).pages[0], post)
    assert set(sent.answers) <= {"one/alone[1]"}


@pytest.mark.parametrize(
    ("typed", "read"), [("٤٢", "42"), ("4,5", "4.5"), ("٣٫٥", "3.5"), ("1,234", "1,234"), ("5²", "5²"), ("x", "x")]
)
def test_numbers_are_read_in_any_script_and_never_guessed(typed: str, read: str) -> None:
    post = QueryDict(mutable=True)
    post["asked"], post["q:page/money"] = "page/money", typed
    assert questions.read(form(TABLES).pages[0], post).answers == {"page/money": read}


def test_what_the_answers_bring_up_is_asked_before_going_on() -> None:
    page = form(OWN).pages[0]
    post = post_of(drawn(OWN, {}))
    post["q:one/alone"] = "yes"
    sent = questions.read(page, post)
    after = evaluated(OWN, questions.merged({}, sent, {}))
    assert questions.not_yet_asked(page, after, sent.asked) == ("one/why",)
    assert questions.not_yet_asked(page, after, [*sent.asked, "one/why"]) == ()


def test_an_entry_is_added_and_removed_by_buttons_alone() -> None:
    page, start = form(OWN).pages[0], {"one/kin[1]/called": "A", "one/kin[2]/called": "B", "one/kin[3]/called": "C"}
    root = drawn(OWN, start)
    assert [one.get("value") for one in select(root, "button[name=repeat]")] == [
        "remove:one/kin[1]", "remove:one/kin[2]", "remove:one/kin[3]", "add:one/kin",
    ]  # fmt: skip
    repeats = evaluated(OWN, start).repeats
    added = questions.merged(start, questions.read(page, post_of(root, repeat="add:one/kin")), repeats)
    assert evaluated(OWN, added).repeats["one/kin"] == 4
    gone = questions.merged(start, questions.read(page, post_of(root, repeat="remove:one/kin[2]")), repeats)
    assert (gone["one/kin[1]/called"], gone["one/kin[2]/called"]) == ("A", "C")
    assert evaluated(OWN, gone).repeats["one/kin"] == 2


def test_a_button_of_another_form_changes_nothing() -> None:
    sent = questions.read(form(OWN).pages[0], QueryDict("repeat=remove:one/name[1]"))
    assert sent.command == ""


def test_up_to_twelve_choices_are_radios_and_more_are_a_list() -> None:
    kinds = {one.path: one.look.kind for one in page_of(OWN, {})}
    assert (kinds["one/alone"], kinds["one/land"]) == ("radios", "select")


def test_an_answer_that_is_not_required_can_be_taken_back() -> None:
    page = page_of(TABLES, {"page/safe": "no"})
    assert [one.look.options[-1].value for one in page if one.path == "page/safe"] == [""]
    required = page_of(OWN, {"one/alone": "yes"})
    assert [one.look.options[-1].value for one in required if one.path == "one/alone"] == ["no"]


def test_words_come_in_the_reader_s_language_with_answers_in_their_places() -> None:
    labels = {one.path: one.label for one in page_of(OWN, {"one/alone": "yes", "one/name": "Sara"})}
    assert labels["one/why"] == "Why is Sara alone?"
    assert next(iter(page_of(OWN, {}, "ar"))).label == "وحدك؟"


def test_a_question_says_that_it_is_sensitive_required_and_not_yet_checked() -> None:
    page = drawn(OWN, {})
    text = select(page, "div[data-path=one/alone]")[0].text_content()
    for words in ("Sensitive", "needs an answer"):
        assert words in text
    unchecked = select(page, "details")[-1].text_content()
    assert "Not yet checked against the source" in unchecked
    assert "Guide" in unchecked


def test_each_problem_leads_to_its_input_in_words_that_say_what_to_do() -> None:
    answers = {"page/born": "2011~2~31", "page/people": "many", "page/where": "91 0"}
    root = drawn(TABLES, answers, with_problems=True)
    listed = questions.problems(form(TABLES).pages[0], evaluated(TABLES, answers), "en")
    assert len(listed) == 4
    for one in listed:
        assert root.xpath(".//*[@id=$id]", id=one.anchor), one
        assert one.message.split(" – ")[1] in root.text_content()


def test_an_imported_form_cannot_bring_markup_of_its_own() -> None:
    source = OWN.replace("Alone?", "<img src=x onerror=alert(1)>")
    assert not select(drawn(source, {}), "img")


def test_files_are_kept_apart_from_answers() -> None:
    page = form(TABLES).pages[0]
    assert questions.files(page, {"q:page/paper": "file", "q:page/given": "no", "other": "no"}) == {
        "page/paper": "file"
    }
    assert "page/paper" not in questions.read(page, QueryDict("asked=page/paper&q:page/paper=x")).answers
