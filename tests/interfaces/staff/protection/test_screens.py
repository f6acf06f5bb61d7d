"""An analysis on screens: what is missing stands there, a rating is blind, and what may not be seen is not there."""

import html
import io
import re
from datetime import date
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
from tests.casework.monitoring.alerting import alert, decided
from tests.casework.monitoring.seeing import keep
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


def test_a_next_edition_stands_in_its_forms_as_it_was_and_counts_only_once_it_is_saved(cast: Cast) -> None:
    first, _ = approved(cast)
    bruno, dina = at_desk("bruno"), at_desk("dina")
    assert "Begin the next edition" not in text(dina.get(f"/analyses/{first}/"))
    start = f"/analyses/new/?after={first}"
    assert start in text(bruno.get(f"/analyses/{first}/"))
    page = text(bruno.get(start))
    assert 'value="The harbour in autumn"' in page
    seats = [str(cast.users[name].pk) for name in ("bruno", "dina")]
    sent: dict[str, Any] = {
        "title": "The harbour in winter",
        "places": [PLACE],
        "panel": seats,
        "grade": "low",
        "based_on": 0,
    }
    for name, day in (("begins_on", ("1", "10", "2026")), ("ends_on", ("19", "11", "2026"))):
        sent |= {f"{name}-{part}": value for part, value in zip(("day", "month", "year"), day, strict=True)}
    answer = bruno.post(start, {**sent, "key": str(ids.new())})
    assert answer.status_code == 302, text(answer)
    second = Analysis.rows.get(follows=first)
    home = text(dina.get(f"/analyses/{second.pk}/"))
    assert "This is edition 2." in home
    assert f"/analyses/{first}/" in home
    assert f"/analyses/{second.pk}/" in text(dina.get(f"/analyses/{first}/"))
    (risk,) = queries.whole(cast.dina, second.pk).risks
    page = text(dina.get(f"/analyses/risks/{risk.id}/"))
    assert "Recruiters promise work abroad." in page
    assert page.count("Look through and save") == 4
    form = text(dina.get(f"/analyses/risks/{risk.id}/threat/"))
    assert "Recruiters promise work abroad." in form
    assert "they count once you save" in form
    assert "False recruitment is spreading" in text(bruno.get(f"/analyses/{second.pk}/whole/"))
    taken = f"/analyses/{second.pk}/evidence/before/"
    assert "Forty workers were not paid." in text(dina.get(taken))
    assert dina.post(taken, {"what": ["1"], "key": str(ids.new())}).status_code == 302
    rate = text(dina.get(f"/analyses/risks/{risk.id}/rate/{PLACE}/"))
    assert "What the panel agreed on in the edition before" in rate
    assert re.search(r'name="phase" value="4"[^>]*checked', rate), "her own rating of then"
    assert re.search(r'name="evidence" value="1"[^>]*checked', rate)
    assert re.search(r'name="phase" value="3"[^>]*checked', text(bruno.get(f"/analyses/risks/{risk.id}/rate/{PLACE}/")))
    assert not Rating.rows.filter(analysis=second).exists(), "nothing of it counts yet"
    assert "What changed since the edition before" in text(dina.get(f"/analyses/{second.pk}/preview/"))
    assert alma_sees_nothing(first)


def alma_sees_nothing(first: UUID) -> bool:
    return at_desk("alma").get(f"/analyses/new/?after={first}").status_code == 404


def test_what_is_watched_can_be_chosen_as_evidence_in_words_that_may_be_printed(cast: Cast) -> None:
    analysis, by = begun(cast), at_desk("dina")
    for _ in range(7):
        keep(cast.alma, place=PLACE, day=date(2026, 8, 5))
    decided(cast, alert(cast, week=date(2026, 8, 3)))
    for kind, words in (("observation", "Observations: about"), ("alert", "More than the past of the place")):
        page = by.get(f"/analyses/{analysis}/evidence/{kind}/")
        (chosen,) = re.findall(r'name="what" value="([^"]+)"', page.content.decode())
        assert by.post(page.request["PATH_INFO"], {"what": chosen, "key": str(ids.new())}).status_code == 302
        kept = queries.whole(cast.dina, analysis).evidence[-1]
        assert (kept.kind, words in kept.said) == (kind, True), kept.said
        assert not re.search(r"\b(7|9|2\.5)\b", kept.said), "no exact number"
        assert "bus stop" not in kept.said, "no word of a record"
    assert "Nothing of this kind" in text(by.get(f"/analyses/{analysis}/evidence/displacement/"))
