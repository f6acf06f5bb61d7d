"""The other pages of a case: who may come, entries, documents, the journey, the record, the summary."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from amparo.casework.cases import actions, queries
from amparo.casework.cases.queries import EntryKind
from amparo.casework.cases.queries.lists import PAGE
from amparo.interfaces.staff.cases.record.paper import Item, Paper, Section, pdf
from tests.casework.supervision.auditing import case_of
from tests.cast import Cast, key_pair
from tests.interfaces.staff.cases.conftest import SignIn
from tests.interfaces.staff.cases.filling import answers_of, page_of, said

PAGES = ("case", "case_risk", "case_plan", "case_file", "case_journey", "case_responsibility", "case_record", "case_seen",
         "case_summary", "case_plan_paper", "case_reopen", "case_restrict",
         "case_restriction_lift", "case_transfer_offer")  # fmt: skip


@pytest.fixture
def story(cast: Cast, sara: UUID) -> dict[str, UUID]:
    """Sara's case up to an assessment that waits, with a leg, an incident, a note and a document."""
    found = {}
    for step in ("first_contact", "screening", "assessment"):
        found[step] = actions.start_form(by=cast.alma, case=sara, step=step)
        actions.save_answers(by=cast.alma, entry=found[step], answers=dict(answers_of(step)), based_on=1)
        actions.complete_form(by=cast.alma, entry=found[step])

    def write(kind: EntryKind, on: date | None = None, /, **fields: str) -> UUID:
        return actions.write_entry(by=cast.alma, case=sara, kind=kind, fields=fields, on=on)

    found["leg"] = write(EntryKind.JOURNEY, place="Kufra", country="LBY", stage="transit", arrived_on="2025-06-20")
    found["incident"] = write(EntryKind.INCIDENT, date(2025, 8, 1), kind="exploitation", place="Kufra")
    found["note"] = write(EntryKind.NOTE, text="قالت إنها بخير")
    found["document"] = actions.add_document(
        by=cast.alma, case=sara, title="Letter", document_kind="letter", data=b"<hello"[1:]
    )
    return found


@pytest.mark.parametrize("who", ["chidi", "selma", "samuel"])
def test_chidi_sees_the_same_answer_as_for_nothing(
    cast: Cast, sign_in: SignIn, sara: UUID, story: dict[str, UUID], who: str
) -> None:
    client, nothing = sign_in(who), uuid4()
    for name in PAGES:
        there, not_there = (client.get(reverse(name, args=[case])) for case in (sara, nothing))
        assert there.status_code == not_there.status_code == 404, name
        assert _plain(there.content, sara) == _plain(not_there.content, nothing), name
    for name in ("case_form", "case_decide", "case_entry", "case_document", "case_entry_history", "case_form_csv"):
        for entry in story.values():
            assert client.get(reverse(name, args=[sara, entry])).status_code == 404


def _plain(content: bytes, case: UUID) -> str:
    page = page_of(type("Answer", (), {"content": content}))
    return " ".join(page.xpath("//main")[0].text_content().split()).replace(str(case), "")


def test_an_entry_of_one_case_is_not_found_under_another(
    cast: Cast, alma: Client, sara: UUID, story: dict[str, UUID]
) -> None:
    for name in ("case_form", "case_entry", "case_entry_history"):
        assert alma.get(reverse(name, args=[uuid4(), story["note"]])).status_code == 404


def test_the_author_cannot_approve(cast: Cast, alma: Client, bruno: Client, sara: UUID, story: dict[str, UUID]) -> None:
    url = reverse("case_decide", args=[sara, story["assessment"]])
    assert alma.get(url).status_code == 404
    assert alma.post(url, {"approve": "yes", "comment": "fine"}).status_code == 404
    assert queries.entry(cast.alma, story["assessment"]).row.status == "waiting"
    assert "waits for a supervisor" in said(alma.get(reverse("case", args=[sara])))
    refused = bruno.post(url, {"approve": "no", "comment": ""})
    assert refused.status_code == 422
    bruno.post(url, {"approve": "no", "comment": "Ask about school."})
    assert "Ask about school." in said(alma.get(reverse("case_form", args=[sara, story["assessment"]])))


@pytest.mark.parametrize("name", ["case", "case_risk", "case_plan", "case_file", "case_journey", "case_responsibility",
                                  "case_record", "case_seen"])  # fmt: skip
def test_every_page_of_a_case_opens(alma: Client, sara: UUID, story: dict[str, UUID], name: str) -> None:
    assert alma.get(reverse(name, args=[sara])).status_code == 200


def test_the_risk_page_says_which_rule_spoke_and_whether_it_is_checked(
    alma: Client, sara: UUID, story: dict[str, UUID]
) -> None:
    text = said(alma.get(reverse("case_risk", args=[sara])))
    assert "Someone the person fears can reach them." in text
    assert "determinants/assessment@" in text
    assert "Not yet checked against the source" in text


def test_a_supervisor_decides_otherwise_and_both_levels_stay(bruno: Client, sara: UUID, story: dict[str, UUID]) -> None:
    url = reverse("case_risk", args=[sara])
    assert bruno.post(url, {"level": "medium", "reason": ""}).status_code == 422
    bruno.post(url, {"level": "medium", "reason": "She sleeps in the safe house."})
    text = said(bruno.get(url))
    assert "The rules say High risk" in text
    assert "A supervisor decided Medium risk" in text


def test_a_colleague_of_the_team_reads_who_and_not_what(sign_in: SignIn, sara: UUID, story: dict[str, UUID]) -> None:
    amir = sign_in("amir")
    page = amir.get(reverse("case", args=[sara]))
    assert page.status_code == 200
    assert "Visit the school" not in said(page)
    for name in ("case_risk", "case_file", "case_journey", "case_plan", "case_record", "case_summary"):
        assert amir.get(reverse(name, args=[sara])).status_code == 404


def test_a_note_is_kept_once_however_often_it_is_sent(cast: Cast, alma: Client, sara: UUID) -> None:
    url = reverse("case_entry_new", args=[sara, "note"])
    sent = {"key": str(uuid4()), "text": "Once.", "on-day": "20", "on-month": "11", "on-year": "2026"}
    assert alma.post(url, sent).status_code == 302
    assert alma.post(url, sent).status_code == 302
    assert len(queries.entries(cast.alma, sara, [EntryKind.NOTE])) == 1
    ahead = alma.post(url, {**sent, "key": str(uuid4()), "on-year": "2027"})
    assert ahead.status_code == 422
    assert "Once." in said(ahead)


def test_a_correction_keeps_the_version_before(alma: Client, sara: UUID, story: dict[str, UUID]) -> None:
    where = [sara, story["note"]]
    alma.post(reverse("case_entry_correct", args=where), {"key": str(uuid4()), "version": "1", "text": "She is well."})
    history = said(alma.get(reverse("case_entry_history", args=where)))
    assert "قالت إنها بخير" in history
    assert "She is well." in history


def test_a_task_is_finished_with_what_came_of_it(cast: Cast, alma: Client, sara: UUID) -> None:
    task = actions.write_entry(by=cast.alma, case=sara, kind=EntryKind.TASK, fields={"text": "Call the school"})
    url = reverse("case_task_finish", args=[sara, task])
    assert alma.post(url, {"outcome": "", "done": "yes"}).status_code == 422
    alma.post(url, {"outcome": "She starts on Monday.", "done": "yes"})
    assert queries.entry(cast.alma, task).row.status == "done"


def test_a_document_comes_back_as_a_download_that_nothing_runs(
    alma: Client, sara: UUID, story: dict[str, UUID]
) -> None:
    sent = alma.get(reverse("case_document", args=[sara, story["document"]]))
    assert sent["Content-Disposition"].startswith("attachment")
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in sent["Content-Security-Policy"]
    assert sent["Cache-Control"] == "no-store"


def test_a_supervisor_begins_with_the_cases_of_the_team_and_still_finds_their_own(sign_in: SignIn, sara: UUID) -> None:
    bruno = sign_in("bruno")
    assert "Sara Yusuf Idriss" in said(bruno.get(reverse("case_list")))
    assert "Sara Yusuf Idriss" not in said(bruno.get(reverse("case_list") + "?whose=mine"))


def test_a_file_that_is_larger_than_is_read_is_called_so_and_the_rest_is_kept(alma: Client, sara: UUID) -> None:
    file = SimpleUploadedFile("large.txt", b"x" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    sent = {"key": str(uuid4()), "title": "A long title", "document_kind": "letter", "file": file}
    refused = alma.post(reverse("case_document_new", args=[sara]), sent)
    assert refused.status_code == 422
    assert "larger than is said here" in refused.content.decode()
    assert "A long title" in refused.content.decode()


def test_a_page_of_html_is_no_document(alma: Client, sara: UUID) -> None:
    file = SimpleUploadedFile("x.pdf", b"<script>alert(1)</script>")
    sent = {"key": str(uuid4()), "title": "Letter", "document_kind": "letter", "file": file}
    refused = alma.post(reverse("case_document_new", args=[sara]), sent)
    assert refused.status_code == 422
    assert "cannot be kept" in said(refused)


def test_the_journey_shows_incidents_at_their_place(alma: Client, sara: UUID, story: dict[str, UUID]) -> None:
    text = said(alma.get(reverse("case_journey", args=[sara])))
    assert "Concern:" in text
    assert "\u2068Kufra\u2069, \u2068Libya\u2069" in text


def test_who_prints_the_summary_is_in_the_log(cast: Cast, alma: Client, sara: UUID, story: dict[str, UUID]) -> None:
    sent = alma.get(reverse("case_summary", args=[sara]))
    assert sent.content.startswith(b"%PDF-")
    assert "Printed" in said(alma.get(reverse("case_seen", args=[sara])))


def test_words_of_a_person_are_never_markup_on_paper() -> None:
    evil = '#read("/etc/passwd") *bold* $x$ "quote" \\'
    section = Section(evil, [(evil, evil)], [Item(evil, evil, evil)])
    paper = Paper("t", "ar", "rtl", evil, evil, evil, "{page}", evil, [evil], [section])
    assert pdf(paper).startswith(b"%PDF-")


def test_a_case_goes_to_another_team_only_when_it_accepts(
    cast: Cast, alma: Client, sign_in: SignIn, sara: UUID
) -> None:
    offer = {"to_team": str(cast.south.pk), "reason": "She moves.", "summary": "15, with her uncle."}
    assert alma.post(reverse("case_transfer_offer", args=[sara]), offer).status_code == 302
    row = queries.offers(cast.samuel)[0].row
    url = reverse("case_transfer", args=[row.pk])
    samuel = sign_in("samuel")
    assert "15, with her uncle." in said(samuel.get(url))
    assert sign_in("selma").get(url).status_code == sign_in("chidi").get(url).status_code == 404
    assert samuel.post(url, {"accept": "yes", "owner": ""}).status_code == 422
    samuel.post(url, {"accept": "yes", "owner": str(cast.users["selma"].pk)})
    assert queries.case(cast.selma, sara).owner_name == "Selma"
    assert alma.get(reverse("case", args=[sara])).status_code == 404


def test_responsibility_is_changed_by_the_supervisor(cast: Cast, alma: Client, bruno: Client, sara: UUID) -> None:
    url = reverse("case_responsibility_change", args=[sara, "reassign"])
    assert alma.get(url).status_code == 404
    assert bruno.post(url, {"worker": ""}).status_code == 422
    bruno.post(url, {"worker": str(cast.users["amir"].pk)})
    assert queries.case(cast.amir, sara).owner_name == "Amir"


def test_the_list_is_narrowed_by_step_and_says_what_is_overdue(alma: Client, sara: UUID) -> None:
    assert "Sara Yusuf Idriss" in said(alma.get(reverse("case_list")))
    assert "Sara Yusuf Idriss" not in said(alma.get(reverse("case_list") + "?step=plan"))
    assert "Sara Yusuf Idriss" not in said(alma.get(reverse("case_list") + "?overdue=on"))


def test_whoever_goes_on_in_the_list_finds_the_way_back(cast: Cast, alma: Client, sara: UUID) -> None:
    for number in range(PAGE):
        case_of(cast, "alma", f"Amina{number}")
    first = alma.get(reverse("case_list") + "?step=first_contact")
    assert not page_of(first).xpath("//a[@rel='prev']")
    second = alma.get(page_of(first).xpath("//a[@rel='next']/@href")[0])
    back = page_of(second).xpath("//a[@rel='prev']/@href")[0]
    assert "step=first_contact" in back
    links = "//main//table//a/@href"
    assert page_of(alma.get(back)).xpath(links) == page_of(first).xpath(links) != page_of(second).xpath(links)


def test_a_restriction_is_made_and_lifted_on_the_responsibility_page(sign_in: SignIn, cast: Cast, sara: UUID) -> None:
    alma, bruno = sign_in("alma"), sign_in("bruno")
    page, lift = reverse("case_responsibility", args=[sara]), reverse("case_restriction_lift", args=[sara])
    assert bruno.get(lift).status_code == 404, "there is nothing to lift"
    assert "sealed to their keys" in alma.get(reverse("case_restrict", args=[sara])).content.decode()
    assert alma.post(reverse("case_restrict", args=[sara])).status_code == 302
    assert lift in bruno.get(page).content.decode()
    assert lift not in alma.get(page).content.decode()
    assert alma.post(lift, {"reason": "I want to."}).status_code == 404
    assert bruno.post(lift, {"reason": ""}).status_code == 422
    assert bruno.post(lift, {"reason": "The danger is over."}).status_code == 302
    assert sign_in("amir").get(reverse("case", args=[sara])).status_code == 200
    assert "Restriction lifted" in alma.get(reverse("case_file", args=[sara])).content.decode()


def test_a_worker_whose_key_does_not_fit_is_told_so_and_whom_to_ask(sign_in: SignIn, cast: Cast, sara: UUID) -> None:
    actions.restrict(by=cast.alma, case=sara)
    cast.keys["alma"] = key_pair(cast.users["alma"])
    alma = sign_in("alma")
    assert "1 restricted case of yours is sealed" in alma.get("/").content.decode()
    answer = alma.get(reverse("case", args=[sara]))
    assert answer.status_code == 403
    assert "ask a colleague of the case to open it once" in answer.content.decode()
    assert sign_in("bruno").get(reverse("case", args=[sara])).status_code == 200
    assert alma.get(reverse("case", args=[sara])).status_code == 200
    assert "is sealed" not in alma.get("/").content.decode()
