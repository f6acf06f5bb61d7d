"""Every screen of communities is shown to who may come, takes what is written in any form, and is not there for others."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amparo.casework.communities import actions, queries
from amparo.casework.communities.kinds import KINDS
from amparo.casework.communities.models import Community, Rumour, Volunteer
from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.trust.accounts.models import Post
from tests.casework.communities.working import COMMUNITY, RECORDS, VOLUNTEER, community, everything
from tests.casework.directory.listing import places
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

SENT: dict[str, dict[str, Any]] = {
    "session": {
        "held_on": "2026-11-18", "purpose": "listen", "decided": "To ask for lamps.", "counts-0-group": "women",
        "counts-0-sex": "female", "counts-0-age": "18_59", "counts-0-number": "12", "points-0-category": "safety",
        "points-0-words": "It is dark.",
    },
    "action": {"wish": "Lamps", "who": "The town", "status": "agreed", "due_on": "2026-11-10"},
    "rating": {
        "rated_on": "2026-11-18", "factor": "com_safety", "polarity": "risk", "strength": "2", "evidence": "It is dark.",
    },
    "committee": {"name": "Lamps", "since": "2026-11-18", "counts-0-group": "hosts", "counts-0-number": "7"},
    "campaign": {
        "message": "It costs nothing.", "begins_on": "2026-11-18", "languages": ["spa", ""], "channels": ["radio"],
        "questions-0-question": "What does it cost?", "questions-0-right": "8", "questions-0-wrong": "1",
    },
    "rumour": {"words": "They are sent away.", "heard_on": "2026-11-20", "channel": "mouth", "dangerous": "yes"},
}  # fmt: skip


def form(**said: Any) -> dict[str, Any]:
    """Return what a browser sends: days in three parts, and a key."""
    sent: dict[str, Any] = {"key": str(ids.new()), "based_on": "0"}
    for name, value in said.items():
        parts = str(value).split("-") if name.endswith("_on") or name == "since" else []
        days = zip(("year", "month", "day"), parts, strict=True) if parts else ()
        sent |= {f"{name}-{part}": text for part, text in days} if parts else {name: value}
    return sent


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def test_everything_is_written_down_by_forms_and_read_on_pages_and_lists(cast: Cast) -> None:
    places()
    alma = at_desk("alma")
    told = form(name=COMMUNITY["name"], place="QV0101", kind="neighbourhood", **{"groups-0-group": "displaced"})
    assert alma.post("/communities/new/", told).status_code == 302
    home = Community.rows.get().pk
    for what, said in SENT.items():
        answer = alma.post(f"/communities/{home}/new/{what}/", form(**said))
        assert answer.status_code == 302, (what, answer.content.decode()[:3000])
        shown = page(alma, answer.headers["Location"])
        assert COMMUNITY["name"] in shown
        assert "Not yet checked against" in shown or what not in ("committee", "campaign", "rumour")
        change = f"{answer.headers['Location']}change/"
        assert alma.post(change, form(**said) | {"based_on": "1"}).status_code == 302, what
        assert alma.post(change, form(**said) | {"based_on": "1"}).status_code == 422, f"{what} was changed meanwhile"
    whole = page(alma, f"/communities/{home}/")
    assert "Safety and crime" in whole or "Safety" in whole
    for what in KINDS:
        page(alma, f"/communities/all/{what}/")
    assert "They are sent away." in page(alma, "/"), "today says what waits"


def test_a_line_that_says_half_is_asked_for_the_rest(cast: Cast) -> None:
    home, alma = community(cast), at_desk("alma")
    half = form(**SENT["session"], **{"counts-1-group": "men", "counts-2-group": "", "counts-2-sex": "male"})
    answer = alma.post(f"/communities/{home}/new/session/", half)
    assert answer.status_code == 422
    assert 'href="#id_counts-1-number"' in answer.content.decode()
    assert 'href="#id_counts-2-group"' in answer.content.decode()


def test_a_rumour_goes_from_hearing_to_its_answer_and_everybody_is_told(cast: Cast) -> None:
    made, alma = everything(cast), at_desk("alma")
    address = f"/communities/rumours/{made['rumour']}/"
    checked = form(finding="rumour_false", truth="Nobody is.", source="The office", checked_by="Our lawyer")
    assert alma.post(f"{address}check/", checked | {"based_on": "1"}).status_code == 302
    answered = form(answer="Nobody is sent away.", ways=["radio"])
    assert alma.post(f"{address}answer/", answered | {"based_on": "2"}).status_code == 302
    assert alma.get(f"{address}forget/").status_code == 404
    assert Rumour.rows.get().answered_at
    record, bruno = f"/communities/records/rumour/{made['rumour']}/", at_desk("bruno")
    assert alma.get(f"{record}tell/").status_code == 404, "only who may publish"
    assert "Nobody is sent away." in page(bruno, f"{record}tell/")
    told = {"key": str(ids.new()), "language": "en", "words": "A rumour", "done": "We asked.", "why": ""}
    assert bruno.post(f"{record}tell/", told).status_code == 302
    assert "You said, we did" in page(bruno, record)
    assert bruno.get(f"{record}tell/").status_code == 404, "everybody was told"


def test_a_volunteer_is_written_down_and_what_is_not_known_is_no_yes(cast: Cast) -> None:
    home, alma = community(cast), at_desk("alma")
    told = form(**{**VOLUNTEER, "reference": "unknown"})
    made = alma.post(f"/communities/{home}/volunteers/new/", told)
    assert made.status_code == 302, made.content.decode()[:2000]
    address = made.headers["Location"]
    shown = page(alma, address)
    assert "Rosa" in shown
    assert "Not to be sent until it is known" in shown
    selma = at_desk("selma")
    assert "Rosa" not in page(selma, address) + page(selma, "/communities/volunteers/") + page(
        selma, f"{address}change/"
    )
    known = {name: value for name, value in VOLUNTEER.items() if name not in ("name", "contact")}
    assert selma.post(f"{address}change/", form(**known) | {"based_on": "1"}).status_code == 302
    assert "May be sent" in page(selma, "/communities/volunteers/")
    assert alma.post(f"{address}change/", form(**VOLUNTEER) | {"based_on": "1"}).status_code == 422
    assert Volunteer.rows.get().reference == "yes"


def test_a_worker_of_two_teams_says_which_of_them_knows_the_name(cast: Cast) -> None:
    home, address = community(cast), at_desk("alma")
    assert 'name="team"' not in page(address, f"/communities/{home}/volunteers/new/")
    Post.objects.create(user=cast.users["alma"], role=Role.CASE_WORKER.value, team=cast.south)
    both = at_desk("alma")
    assert 'name="team"' in page(both, f"/communities/{home}/volunteers/new/")
    told = form(**VOLUNTEER) | {"team": str(cast.south.pk)}
    made = both.post(f"/communities/{home}/volunteers/new/", told).headers["Location"]
    assert "Rosa" in page(at_desk("selma"), made)
    assert "Rosa" not in page(at_desk("amir"), made)


def test_the_community_itself_is_changed_on_its_own_page(cast: Cast) -> None:
    made, amir = everything(cast), at_desk("amir")
    address = f"/communities/{made['community']}/change/"
    assert "Families by the old market" in page(amir, address)
    told = form(name="Families by the new market", place="QV0102", kind="village") | {"based_on": "1"}
    assert amir.post(address, told).status_code == 302
    assert amir.post(address, told | {"key": str(ids.new())}).status_code == 422
    assert queries.community(cast.alma, made["community"]).name == "Families by the new market"


def test_figures_are_there_for_information_officers_and_nothing_else(cast: Cast) -> None:
    made, dina = everything(cast), at_desk("dina")
    shown = page(dina, "/communities/figures/")
    assert "about 15" in shown
    assert "fewer than 5" in shown
    assert "market" not in shown
    assert "Taking part" in page(dina, "/around/")
    for path in ("", f"{made['community']}/", f"records/session/{made['session']}/", "all/rumour/", "volunteers/"):
        assert dina.get(f"/communities/{path}").status_code == 404


def test_today_and_a_list_ask_as_often_for_many_rumours_as_for_few(cast: Cast) -> None:
    home, alma = community(cast), at_desk("alma")

    def asked(path: str) -> int:
        page(alma, path)
        with CaptureQueriesContext(connection) as made:
            page(alma, path)
        return len(made)

    def heard(count: int) -> None:
        for _ in range(count):
            actions.save(by=cast.alma, what="rumour", community=home, fields=RECORDS["rumour"])

    heard(2)
    few = {path: asked(path) for path in ("/", "/communities/all/rumour/", f"/communities/{home}/")}
    heard(6)
    for path, number in few.items():
        assert asked(path) <= number, path
