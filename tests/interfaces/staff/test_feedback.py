"""Screens of feedback: who is offered what, a report from the list to the answer, and nothing for those it is about."""

from typing import Any

import pytest
from django.test import Client

from amparo.casework.feedback import actions, admission, intake, returning
from amparo.casework.feedback.letterboxes import building
from amparo.casework.feedback.models import Published, Report
from amparo.trust.audit.models import Leaf
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from tests.casework.feedback.telling import WORDS, of_team, telling, told
from tests.casework.feedback.test_arriving import came, message
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk, page_of

KEY = "00000000-0000-4000-8000-00000000000f"
STEPS = ("answer", "note", "sort", "aside", "double", "assign", "complained-of")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))


def send(client: Client, report: Report, step: str, **said: Any) -> Any:
    """Send the form of a step."""
    return client.post(f"/feedback/{report.pk}/{step}/", {"key": KEY, **said})


def test_a_focal_point_finds_reports_in_menu_today_and_list_without_a_word_of_them(cast: Cast) -> None:
    _, report = told(cast, "sexual_exploitation", about=of_team(cast))
    gita = at_desk("gita")
    for path in ("/", "/feedback/"):
        page = page_of(gita, path)
        assert f"/feedback/{report.pk}/" in page
        assert "Sensitive" in page
        assert WORDS not in page
        assert "exploited" not in page
    assert "A sensitive report was sealed to you" in page_of(gita, "/notices/")
    assert WORDS in page_of(gita, f"/feedback/{report.pk}/")


@pytest.mark.parametrize("who", ["bruno", "samuel", "alma", "petra", "farah", "dina", "hana"])
def test_for_everybody_else_it_is_not_there(cast: Cast, who: str) -> None:
    _, report = told(cast, "sexual_exploitation", about=of_team(cast))
    client = at_desk(who)
    for path in ("/", "/notices/"):
        assert str(report.pk) not in page_of(client, path)
    listed = client.get("/feedback/")
    assert str(report.pk) not in listed.content.decode()
    assert (listed.status_code == 200) is (who in ("bruno", "samuel", "hana"))
    for step in ("", "answer/", "complained-of/"):
        assert client.get(f"/feedback/{report.pk}/{step}").status_code == 404


def test_a_report_from_the_list_to_the_end(cast: Cast) -> None:
    receipt, report = told(cast, "quality", contact={"way": "by my sister", "when": "in the morning"})
    bruno, page = at_desk("bruno"), f"/feedback/{report.pk}/"
    assert "by my sister" in page_of(bruno, page)
    assert bruno.post(f"{page}take/").headers["Location"] == page
    assert "Being worked on" in page_of(bruno, page)
    send(bruno, report, "sort", kind="complaint", category="targeting")
    assert "left out" in page_of(bruno, page)
    for _ in range(2):
        answer = send(bruno, report, "answer", done="We changed it.", not_possible="", why="", final="yes")
        assert answer.headers["Location"] == page
    reporter = returning.enter(number=receipt.number, pin=receipt.pin)
    assert len(returning.messages(reporter)) == 1, "sending twice answers once"
    bruno.post(f"{page}close/")
    assert "Closed" in page_of(bruno, page)


def test_a_step_that_is_sent_empty_says_what_is_missing(cast: Cast) -> None:
    _, report = told(cast, "quality")
    bruno = at_desk("bruno")
    for step in STEPS:
        assert "</form>" in page_of(bruno, f"/feedback/{report.pk}/{step}/")
        if step != "complained-of":
            assert send(bruno, report, step).status_code == 422, step
    answer = send(bruno, report, "answer", done="Much", not_possible="More", why="", final="yes")
    assert answer.status_code == 422
    assert "It is not said why something was not possible." in answer.content.decode()
    assert "Much" in answer.content.decode()


def test_marking_whom_it_complains_of_takes_it_away_from_them_at_once(cast: Cast) -> None:
    _, report = told(cast, "quality")
    bruno, gita = at_desk("bruno"), at_desk("gita")
    page = page_of(gita, f"/feedback/{report.pk}/complained-of/")
    assert "Bruno" in page
    assert "North" in page
    send(gita, report, "complained-of", users=[str(cast.users["bruno"].pk)])
    assert bruno.get(f"/feedback/{report.pk}/").status_code == 404
    assert "Bruno" in page_of(gita, f"/feedback/{report.pk}/")


def test_who_takes_the_report_away_from_themselves_is_led_back_to_the_list(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    galo = at_desk("galo")
    answer = send(galo, report, "complained-of", users=[str(cast.users["galo"].pk)])
    assert answer.headers["Location"] == "/feedback/"


def test_passing_on_leaves_nothing_here(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    gita = at_desk("gita")
    answer = send(gita, report, "pass-on", to=str(cast.horizon.pk))
    assert answer.headers["Location"] == "/feedback/"
    assert gita.get(f"/feedback/{report.pk}/").status_code == 404
    assert WORDS in page_of(at_desk("hana"), f"/feedback/{report.pk}/")


def test_an_appeal_says_to_who_answered_that_another_looks_at_it(cast: Cast) -> None:
    receipt, report = told(cast, "fraud")
    actions.answer(by=cast.gita, report=report.pk, done="Nothing was found.")
    returning.appeal(returning.enter(number=receipt.number, pin=receipt.pin), "You asked only him.")
    admission.take_in()
    page = page_of(at_desk("gita"), f"/feedback/{report.pk}/")
    assert "Somebody else has to look at it now." in page
    assert "take/" not in page
    assert send(at_desk("gita"), report, "answer", done="Still.", final="yes").status_code == 422
    assert "take/" in page_of(at_desk("galo"), f"/feedback/{report.pk}/")


def test_what_was_told_a_moment_ago_is_admitted_when_a_reader_looks(cast: Cast) -> None:
    building.build()
    intake.receive(telling(cast, "fraud"))
    report = Report.rows.get()
    gita = at_desk("gita")
    assert f"/feedback/{report.pk}/" in page_of(gita, "/feedback/")
    assert not Report.rows.get().arrived
    assert "A sensitive report was sealed to you" in page_of(gita, "/notices/")


def test_what_was_done_is_published_and_taken_back(cast: Cast) -> None:
    gita = at_desk("gita")
    said = {"key": KEY, "language": "en", "words": "The queue is long.", "done": "There is a second desk.", "why": ""}
    assert gita.post("/feedback/published/new/", said).headers["Location"] == "/feedback/published/"
    assert "There is a second desk." in page_of(at_desk("bruno"), "/feedback/published/")
    row = Published.objects.get()
    assert at_desk("hana").post(f"/feedback/published/{row.pk}/back/").status_code == 404
    gita.post(f"/feedback/published/{row.pk}/back/")
    assert "second desk" not in page_of(gita, "/feedback/published/")


def test_a_list_of_many_has_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amparo.casework.feedback.queries.lists.PAGE", 2)
    for _ in range(3):
        told(cast, "quality")
    bruno = at_desk("bruno")
    assert "page=2" in page_of(bruno, "/feedback/")
    shown = [page_of(bruno, f"/feedback/?page={number}") for number in (1, 2)]
    assert [sum(str(row.pk) in page for row in Report.rows.all()) for page in shown] == [2, 1]
    assert page_of(bruno, "/feedback/?which=nonsense&page=x")


def test_a_text_message_says_that_no_answer_reaches_it_and_is_sorted_by_a_focal_point(cast: Cast) -> None:
    first, second = came(cast, message(1), message(2, language=""))
    gita, page = at_desk("gita"), page_of(at_desk("gita"), f"/feedback/{first.pk}/")
    for said in ("SMS", "Not sorted yet", "Amparo keeps no number", "Came from the same sender"):
        assert said in page
    assert "come back with their receipt" not in page
    assert "Not known" in page_of(gita, f"/feedback/{second.pk}/")
    assert "unsorted" not in page_of(gita, f"/feedback/{first.pk}/sort/")
    send(gita, first, "sort", kind="complaint", category="quality")
    assert WORDS in page_of(at_desk("bruno"), f"/feedback/{first.pk}/")
    assert at_desk("bruno").get(f"/feedback/{second.pk}/").status_code == 404


def test_a_recording_is_a_sandboxed_download_for_its_readers_and_written_down(cast: Cast) -> None:
    sound = b"OggS\x00 what somebody said"
    _, report = told(cast, "fraud", voice=sound, channel="voice", words="")
    gita, page = at_desk("gita"), f"/feedback/{report.pk}/"
    assert f"{page}voice/" in page_of(gita, page)
    before = Leaf.objects.filter(act="feedback.heard").count()
    answer = gita.get(f"{page}voice/")
    assert (answer.content, answer.headers["Content-Type"]) == (sound, "audio/ogg")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{report.pk}.ogg"'
    assert Leaf.objects.filter(act="feedback.heard").count() == before + 1
    for who in ("bruno", "alma", "hana"):
        assert at_desk(who).get(f"{page}voice/").status_code == 404


def test_a_report_without_a_recording_has_none_to_download(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    assert "voice/" not in page_of(at_desk("gita"), f"/feedback/{report.pk}/")
    assert at_desk("gita").get(f"/feedback/{report.pk}/voice/").status_code == 404


def test_who_is_named_later_as_complained_of_hears_it_no_more_and_the_others_do(cast: Cast) -> None:
    sound = b"OggS\x00 what somebody said"
    _, report = told(cast, "fraud", voice=sound)
    actions.name_complained(by=cast.gita, report=report.pk, users=[cast.galo.id])
    assert at_desk("galo").get(f"/feedback/{report.pk}/voice/").status_code == 404
    assert at_desk("gita").get(f"/feedback/{report.pk}/voice/").content == sound
