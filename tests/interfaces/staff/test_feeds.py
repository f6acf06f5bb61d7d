"""Dina gives a token, sees its secret once, ends it, and takes a table out; nobody else knows of any of it."""

import io
import re
import zipfile
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from amparo.analysis.feeds.models import Token
from amparo.foundation.policy import Role
from amparo.trust.audit.models import Leaf
from tests.casework.directory.listing import listed
from tests.cast import Cast
from tests.interfaces.api.odata.feeding import Program, program
from tests.interfaces.staff.desk import at_desk

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.interfaces.api.addresses")]
SAID = {"recipient_name": "Report of the sector", "recipient": "own_agency", "organization": "", "purpose": "coordination",
        "tables": ["Codes", "Services"], "days": "30"}  # fmt: skip


def test_a_token_is_shown_once_opens_what_was_chosen_and_ends(cast: Cast) -> None:
    dina, sent = at_desk("dina"), {**SAID, "key": str(uuid4())}
    assert "/feeds/" in dina.get("/figures/").content.decode()
    page = dina.post("/feeds/new/", sent).content.decode()
    (secret,) = re.findall(r"amparo_feed_[\w-]{43}", page)
    token = Token.objects.get()
    assert dina.post("/feeds/new/", sent)["Location"] == f"/feeds/{token.pk}/"
    assert [one["name"] for one in Program(secret).ask().json()["value"]] == ["Services", "Codes"]
    for url in ("/feeds/", f"/feeds/{token.pk}/"):
        shown = dina.get(url).content.decode()
        assert "Report of the sector" in shown
        assert secret not in shown
    assert dina.get(f"/feeds/{token.pk}/end/").status_code == 200
    dina.post(f"/feeds/{token.pk}/end/")
    assert Program(secret).ask().status_code == 401
    assert "Ended" in dina.get("/feeds/").content.decode()
    assert list(Leaf.objects.filter(record=token.pk).values_list("act", flat=True)) == ["feed.given", "feed.ended"]


def test_what_is_missing_or_not_allowed_stands_beside_its_field(cast: Cast) -> None:
    dina = at_desk("dina")
    for changed, words in ({"days": "999"}, "cannot last as long"), ({"recipient": "donor"}, "which organisation receives"), (
        {"tables": []}, "This field is required"), ({"organization": str(uuid4())}, "valid choice"):  # fmt: skip
        answer = dina.post("/feeds/new/", {**SAID, "key": str(uuid4()), **changed})
        assert (answer.status_code, words in answer.content.decode()) == (422, True), changed
    assert not Token.objects.exists()


def test_a_table_is_taken_out_guarded_with_its_dictionary_and_tags_and_stands_in_the_log(cast: Cast) -> None:
    listed(cast)
    dina, url = at_desk("dina"), "/feeds/tables/Services/file/"
    said = {"purpose": "coordination", "recipient": "coordination_group", "kind": "xlsx", "hxl": "on"}
    book = load_workbook(io.BytesIO(dina.post(url, said).content))
    rows = list(book["Services"].values)
    assert rows[0][1] == "Organisation"
    assert rows[1][1] == "#org+name"
    assert rows[2][1] == "Casa Faro"
    assert [row[0] for row in book["dictionary"].values][1:] == list(rows[0])
    archive = zipfile.ZipFile(io.BytesIO(dina.post(url, {**said, "kind": "zip", "hxl": ""}).content))
    assert "Casa Faro" in archive.read("Services.csv").decode("utf-8-sig")
    leaf = Leaf.objects.order_by("-index")[0]
    assert (leaf.act, leaf.detail) == (
        "feed.taken", '{"purpose":"coordination","recipient":"coordination_group","table":"Services"}'
    )  # fmt: skip
    assert dina.post(url, {"kind": "xlsx"}).status_code == 422


def test_to_everybody_else_none_of_it_is_there(cast: Cast) -> None:
    cast.join("ines", Role.INFORMATION_OFFICER, cast.other)
    token = program(cast).token
    pages = ("/feeds/", "/feeds/new/", f"/feeds/{token}/", f"/feeds/{token}/end/", "/feeds/tables/Codes/file/")
    for who in ("alma", "bruno", "carla", "eyob", "farah", "petra", "gita", "irene"):
        desk = at_desk(who)
        assert {desk.get(url).status_code for url in pages} == {404}, who
        assert {desk.post(url).status_code for url in pages[1:2] + pages[3:]} == {404}, who
    ines = at_desk("ines")
    assert "Map in the corridor" not in ines.get("/feeds/").content.decode()
    nothing = ines.get(f"/feeds/{uuid4()}/")
    assert (nothing.status_code, ines.get(f"/feeds/{token}/").status_code) == (404, 404)
    assert ines.post(f"/feeds/{token}/end/").status_code == 404
    assert ines.get("/feeds/tables/Nothing/file/").status_code == 404
    assert Token.objects.get().ended_at is None
