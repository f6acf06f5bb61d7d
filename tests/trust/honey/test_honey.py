"""A planted person looks like everybody, is in no count, and whoever touches them is told of at once."""

import random
import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner

from amparo.casework.notices import queries as notices
from amparo.casework.people import actions as people
from amparo.casework.people import honey, queries
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.cli.main import amparo
from amparo.trust import projections
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.models import User
from amparo.trust.audit.models import Leaf
from amparo.trust.honey.models import Touch
from tests.cast import NOW, SARA, Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, same_for_all

DETAILS = {"name_given": "Marisol", "name_family": "Quevedo", "birth_date": "2009", "sex": "female"}
SENT = {**DETAILS, "colleague": "Rosa Castillo"}
GIVEN = ("Ana", "Luz", "Omar", "Noor", "Ivan", "Sofia", "Yara", "Tomas", "Leila", "Hugo")
FAMILY = ("Rojas", "Haddad", "Petrov", "Mendes", "Okafor", "Salinas", "Nasser", "Vega", "Ilunga", "Duarte")


def planted(cast: Cast, **more: str) -> UUID:
    return honey.plant(by=cast.petra, fields={**DETAILS, **more}, team=cast.north.pk, colleague="Rosa Castillo")


def told(cast: Cast, who: str = "petra") -> list[tuple[str, str]]:
    return [(one.kind, one.code) for one in notices.notices(cast.access(who))]


def touches() -> list[tuple[Any, str]]:
    return list(Leaf.objects.filter(act="honey.touched").order_by("index").values_list("actor", "outcome"))


def test_opening_one_is_told_to_the_officers_at_once_and_stands_in_the_log(cast: Cast) -> None:
    person = planted(cast)
    assert told(cast) == []
    page_of(at_desk("amir"), f"/people/{person}/")
    assert told(cast) == [("honey_touched", ids.code(person))]
    assert touches() == [(cast.users["amir"].pk, "done")]
    for who in ("alma", "amir", "bruno", "farah", "dina"):
        assert told(cast, who) == [], "nobody else learns of it"
    page = page_of(at_desk("petra"), "/planted/")
    assert re.search(r"Amir.*Puente Amparo.*Opened", page, re.DOTALL)
    assert "Marisol" not in page


def test_before_planting_one_the_officer_chooses_the_team_and_reads_that_nothing_takes_it_back(cast: Cast) -> None:
    page = page_of(at_desk("petra"), "/planted/new/")
    assert "cannot be taken away again" in page
    assert re.findall(r'<option value="([^"]*)" selected', page) == ["", ""], (
        "neither sex nor team is chosen beforehand"
    )


def test_being_in_a_list_of_results_touches_nothing(cast: Cast) -> None:
    person = planted(cast)
    assert [found.person.id for found in queries.search(cast.amir, "Marisol Quevedo")] == [person]
    assert queries.possible_matches(cast.amir, DETAILS).people
    assert touches() == []


def test_who_tries_it_without_a_right_is_told_of_too(cast: Cast) -> None:
    person = planted(cast)
    assert at_desk("chidi").get(f"/people/{person}/").status_code == 404
    assert touches() == [(cast.users["chidi"].pk, "refused")]
    assert "Refused" in page_of(at_desk("petra"), "/planted/")


def test_one_visit_is_told_once_and_the_next_one_again(cast: Cast) -> None:
    person = planted(cast)
    desk = at_desk("amir")
    for rest in ("", "history/", "change/names/", ""):
        desk.get(f"/people/{person}/{rest}")
    assert len(touches()) == 1
    page_of(at_desk("bruno"), f"/people/{person}/")
    assert len(touches()) == 2
    with clock.fixed(NOW + timedelta(minutes=11)):
        queries.person(cast.amir, person)
    assert len(touches()) == len(told(cast)) == Touch.objects.count() == 3


def test_opening_anybody_else_is_told_to_nobody(cast: Cast) -> None:
    planted(cast)
    page_of(at_desk("amir"), f"/people/{register_sara(cast)}/")
    assert (touches(), told(cast)) == ([], [])


def test_changing_one_touches_it(cast: Cast) -> None:
    person = planted(cast)
    people.mark_duplicate(by=cast.bruno, person=person, of=register_sara(cast))
    assert touches()[-1] == (cast.users["bruno"].pk, "done")


@pytest.mark.parametrize("who", ["alma", "bruno", "selma", "chidi", "farah", "petra"])
def test_every_page_about_one_is_that_of_anybody_else(cast: Cast, who: str) -> None:
    """A twin with the same words is registered by a real colleague who has left; both have the same pages for everyone."""
    bait = planted(cast)
    left = accounts.make_user(cast.puente, "nora", "Nora Castillo", None, [])
    like = honey._left(honey.staff.team(cast.north.pk), "Nora Castillo") if left else None
    User.objects.filter(pk=left.pk).update(is_active=False)
    twin = people.register(by=like, fields=DETAILS, team=cast.north.pk)  # type: ignore[arg-type]
    desk = at_desk(who)
    for rest in ("", "history/", "change/names/", "ties/", "twice/", "consents/new/"):
        pages = [same(desk.get(f"/people/{one}/{rest}"), one, other) for one, other in ((bait, twin), (twin, bait))]
        assert pages[0].replace("Rosa Castillo", "Nora Castillo") == pages[1], rest


def same(answer: Any, person: UUID, other: UUID) -> str:
    """Return status, headers and page without what differs between any two people: ids, codes, form tokens."""
    text = same_for_all(answer.content.decode()).replace(str(person), "ID").replace(ids.code(person), "CODE")
    text = text.replace(str(other), "OTHER").replace(ids.code(other), "OTHER CODE")
    text = re.sub(r'name="key" value="[^"]*"|nonce="[^"]*"|\bp[0-9a-f]{8}-', "", text)
    return f"{answer.status_code} {sorted(answer.headers)} {text}"


def test_planted_people_are_in_no_count(cast: Cast) -> None:
    register_sara(cast)
    before = projections.counted()
    planted(cast)
    assert projections.counted() == before
    assert projections.current().facets().total == before.total + 1, "the index has them, so that search finds them"


@pytest.mark.parametrize("seed", range(4))
def test_who_searches_one_name_after_the_other_and_opens_what_comes_is_told_of_within_25_searches(
    cast: Cast, seed: int
) -> None:
    dice = random.Random(seed)
    for number in range(60):
        name = {"name_given": GIVEN[number % 10], "name_family": FAMILY[number // 10], "birth_date": str(1960 + number)}
        people.register(by=cast.alma, fields=name, team=cast.north.pk)
    for given, family in (("Marisol", "Quevedo"), ("Rubén", "Zaldívar"), ("Samira", "Bouchard")):
        planted(cast, name_given=given, name_family=family)
    names = [*GIVEN, *FAMILY, "Marisol", "Samira", "Zaldívar", "Quevedo"]
    for searches in range(1, 26):  # noqa: B007
        for found in queries.search(cast.amir, dice.choice(names)):
            queries.person(cast.amir, found.person.id)
        if told(cast):
            break
    assert searches <= 25
    assert told(cast)[0][0] == "honey_touched"


def test_a_name_like_one_in_the_register_is_refused(cast: Cast) -> None:
    register_sara(cast)
    with pytest.raises(Refusal, match=r"people\.honey_alike"):
        honey.plant(by=cast.petra, fields=SARA, team=cast.north.pk, colleague="Rosa Castillo")


@pytest.mark.parametrize("who", ["alma", "bruno", "farah", "dina", "eyob", "chidi"])
def test_nobody_but_an_officer_plants_and_only_in_the_own_agency(cast: Cast, who: str) -> None:
    with pytest.raises(Refusal):
        honey.plant(by=cast.access(who), fields=DETAILS, team=cast.north.pk, colleague="Rosa Castillo")
    with pytest.raises(Refusal):
        honey.plant(by=cast.petra, fields=DETAILS, team=cast.other.pk, colleague="Rosa Castillo")
    assert honey.planted(cast.access(who)) == []
    assert at_desk(who).get("/planted/").status_code == 404
    assert Leaf.objects.filter(act="honey.planted", outcome="refused").count() == 2


def test_the_officer_plants_on_the_screen_and_sees_the_code(cast: Cast) -> None:
    desk = at_desk("petra")
    assert "Given name" in page_of(desk, "/planted/new/")
    assert desk.post("/planted/new/", {**SENT, "team": str(uuid4())}).status_code == 422
    assert desk.post("/planted/new/", {**SENT, "team": str(cast.north.pk)}).status_code == 302
    assert desk.post("/planted/new/", {**SENT, "team": str(cast.north.pk)}).status_code == 422, "somebody is alike now"
    assert honey.planted(cast.petra)[0].code in page_of(desk, "/planted/")
    leaf = Leaf.objects.get(act="honey.planted")
    assert (leaf.actor, leaf.holder) == (cast.users["petra"].pk, None)


def test_the_colleague_who_never_was_has_an_account_that_nobody_can_enter(cast: Cast) -> None:
    planted(cast)
    planted(cast, name_given="Rubén", name_family="Zaldívar", birth_date="1950")
    account = User.objects.get(display_name="Rosa Castillo")
    assert (account.username, account.is_active, account.has_usable_password()) == ("rosa.castillo", False, False)


def test_the_command_plants_in_the_name_of_an_officer(cast: Cast) -> None:
    told_so = [
        "--given",
        "Marisol",
        "--family",
        "Quevedo",
        "--born",
        "2009",
        "--sex",
        "female",
        "--colleague",
        "Rosa C.",
    ]
    refused = CliRunner().invoke(amparo, ["honey", "plant", "--officer", "alma", "--team", "North", *told_so])
    assert refused.exit_code == 1
    assert (
        CliRunner().invoke(amparo, ["honey", "plant", "--officer", "petra", "--team", "Coast", *told_so]).exit_code == 1
    )
    done = CliRunner().invoke(amparo, ["honey", "plant", "--officer", "petra", "--team", "North", *told_so])
    assert done.exit_code == 0, done.output
    assert honey.planted(cast.petra)[0].code in done.output
