"""An analysis on screens: what is missing stands there, a rating is blind, and what may not be seen is not there."""

import html
import io
import re
from typing import Any
from uuid import UUID

import pytest
from docx import Document
from pypdf import PdfReader

from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.models import Analysis, Evidence, Rating, Step
from amparo.casework.places import actions as surroundings
from amparo.foundation import clock, ids
from tests.analysis.protection.working import PLACE, agreed, approved, begun, judgement, rated
from tests.casework.communities.working import everything
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

pytestmark = pytest.mark.django_db


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def test_a_page_says_what_is_missing_and_shows_no_rating_before_all_have_rated(cast: Cast) -> None:
    analysis, risk = rated(cast)
    actions.rate(by=cast.dina, risk=risk, place=PLACE, fields=judgement("5", reasons="Only Dina says this."))
    bruno = at_desk("bruno")
    assert "what the panel agrees on" in text(bruno.get(f"/analyses/{analysis}/"))
    for path in ("", f"rate/{PLACE}/", f"agree/{PLACE}/"):
        page = text(bruno.get(f"/analyses/risks/{risk}/{path}"))
        assert "Only Dina says this." not in page, path
        assert 'value="5" checked' not in page, path
    page = text(bruno.get(f"/analyses/risks/{risk}/"))
    assert "Rated; open once all have" in page
    assert "5 Catastrophic" not in page
    sent = {**judgement("2"), "key": str(ids.new()), "based_on": 0}
    assert bruno.post(f"/analyses/risks/{risk}/rate/{PLACE}/", sent).status_code == 302
    page = text(bruno.get(f"/analyses/risks/{risk}/"))
    assert "Only Dina says this." in page
    assert "Keep what the panel agrees on" in page
    again = bruno.post(f"/analyses/risks/{risk}/rate/{PLACE}/", {**sent, "key": str(ids.new())})
    assert (again.status_code, "yours stays as it is" in text(again)) == (422, True)


def test_evidence_is_chosen_from_what_is_known_and_frozen_in_its_words(cast: Cast) -> None:
    everything(cast)
    analysis, by, seen = begun(cast), at_desk("dina"), clock.today()
    rating = {
        "factor": "com_safety", "polarity": "risk", "strength": 3, "evidence": "Recruiters wait at the bus stop.",
        "known_by": "seen", "confidence": "sure", "valid_from": seen,
    }  # fmt: skip
    surroundings.rate(by=cast.alma, place=PLACE, fields=rating)
    for kind, word in (("surroundings", "Recruiters wait at the bus stop."), ("community", "about")):
        page = by.get(f"/analyses/{analysis}/evidence/{kind}/")
        choices = re.findall(r'name="what"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="what"', page.content.decode())
        chosen = next(iter("".join(one) for one in choices))
        assert by.post(page.request["PATH_INFO"], {"what": chosen, "key": str(ids.new())}).status_code == 302
        kept = queries.whole(cast.dina, analysis).evidence[-1]
        assert (kept.kind, word in kept.said) == (kind, True)
        assert by.post(page.request["PATH_INFO"], {"what": "another", "key": str(ids.new())}).status_code == 422
    assert "dark road" not in text(by.get(f"/analyses/{analysis}/evidence/community/")), "no word of a community"
    assert Evidence.rows.count() == 2
    assert by.get(f"/analyses/{analysis}/evidence/nothing/").status_code == 404


def file(analysis: UUID, who: str, **more: str) -> Any:
    sent = {"kind": "pdf", "language": "en", "recipient": "own_office", "purpose": "planning", **more}
    return at_desk(who).post(f"/analyses/{analysis}/file/", sent)


def test_files_are_taken_out_with_a_purpose_and_a_recipient_and_a_draft_stays_here(cast: Cast) -> None:
    draft, _ = agreed(cast)
    final, _ = approved(cast)
    page = PdfReader(io.BytesIO(file(draft, "dina").content)).pages[0].extract_text()
    assert "DRAFT" in page
    assert file(draft, "dina", recipient="everybody").status_code == 422, "it is not even offered"
    answer = file(final, "bruno", kind="docx", language="ar", recipient="everybody", purpose="advocacy")
    assert re.fullmatch(r'attachment; filename="analysis-[0-9A-Z-]+-ar\.docx"', answer["Content-Disposition"])
    assert Document(io.BytesIO(answer.content)).core_properties.language == "ar-SA"
    taken = Step.rows.filter(step="taken").values_list("analysis", "recipient", "purpose").order_by("made_at", "number")
    assert set(taken) == {(draft, "own_office", "planning"), (final, "everybody", "advocacy")}
    assert Analysis.rows.get(pk=final).status == "shared"


def test_for_everybody_else_there_is_nothing(cast: Cast) -> None:
    analysis, risk = approved(cast)
    paths = [
        f"/analyses/{analysis}/",
        f"/analyses/{analysis}/preview/",
        f"/analyses/risks/{risk}/",
        "/analyses/",
        "/analyses/severity/",
    ]
    paths += [
        f"/analyses/{analysis}/{rest}/"
        for rest in ("scope", "whole", "risk", "evidence", "review", "back", "approve", "file")
    ]
    paths += [f"/analyses/risks/{risk}/{rest}/" for rest in ("away", "threat", f"rate/{PLACE}", f"agree/{PLACE}")]
    for who in ("alma", "eyob", "farah", "petra", "gita", "irene", "carla"):
        client = at_desk(who)
        for path in paths:
            answer = client.get(path)
            if who == "carla" and path in ("/analyses/", "/analyses/severity/"):
                assert "harbour" not in text(answer)
            else:
                assert answer.status_code == 404, (who, path)
    assert Rating.rows.count() == 2


def test_risks_by_severity_and_area_are_shown_as_table_and_picture(cast: Cast) -> None:
    approved(cast)
    page = text(at_desk("dina").get("/analyses/severity/"))
    assert page.count("4 Extreme") >= 2, "in the table, and beside the picture"
    assert "<svg" in page
    assert "not verified" in page
