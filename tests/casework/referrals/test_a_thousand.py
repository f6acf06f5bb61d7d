"""A thousand random referrals, sent, read, ended: what the law of the packet says is what people are shown, through every door.

`test_packet.py` tries the rules alone; here rows, keys, lists and screens answer.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from amparo.casework.cases import actions as cases
from amparo.casework.consent import actions as consent
from amparo.casework.people import actions as people
from amparo.casework.referrals import actions, queries, rules
from amparo.casework.referrals.models import Referral
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.jobs.hourly import referrals as hourly
from amparo.trust.accounts import actions as accounts
from amparo.trust.disclosure.access import Access
from tests.casework.referrals.sending import WORDS, Scene, agree, everybody_but, list_clinic
from tests.cast import NOW, SARA, Cast, key_pair
from tests.interfaces.staff.desk import at_desk, page_of

MANY, PARTS, LOOKED_AT = 1000, 20, 25
REST = sorted(set(SARA) - {"name_given"})
SCREENS = ("/today/", "/referrals/", "/cases/")


def _withdraw(cast: Cast, found: Scene, _one: UUID, _left: set[str]) -> None:
    consent.withdraw(by=cast.alma, consent=found.consent, how="She said so.")


def _refuse(cast: Cast, found: Scene, _one: UUID, left: set[str]) -> None:
    agree(cast, found.person, sorted(left)[:1], given=False)


def _revoke(cast: Cast, _found: Scene, one: UUID, _left: set[str]) -> None:
    actions.revoke(by=cast.alma, referral=one, reason="She changed her mind.")


def _expire(cast: Cast, _found: Scene, one: UUID, _left: set[str]) -> None:
    Referral.rows.filter(pk=one).update(expires_at=NOW)
    assert packet(cast, "eyob", one) == {}, "before the hour strikes, too"
    hourly.tend()


ENDS: dict[str, Callable[[Cast, Scene, UUID, set[str]], None]] = {
    "withdrawn": _withdraw, "refused": _refuse, "revoked": _revoke, "expired": _expire,
}  # fmt: skip


def access(cast: Cast, name: str) -> Access:
    """Return what a session of somebody holds; nobody's roles change here, so it is asked for once."""
    if name not in SESSIONS:
        SESSIONS[name] = cast.access(name)
    return SESSIONS[name]


def packet(cast: Cast, name: str, one: UUID) -> Mapping[str, Any]:
    """Return the fields that somebody is shown of a packet, on either side of it."""
    for read in (queries.received_one, queries.sent):
        with suppress(Refusal):
            if found := read(access(cast, name), one).packet:
                return dict(found["fields"])
    return {}


def colleague(cast: Cast) -> None:
    """Let the addressee have a colleague of the same agency and role."""
    role = [(Role.SERVICE_PROVIDER, None)]
    cast.users["ester"] = accounts.make_user(cast.horizon, "ester", "Ester", "a quiet river under stones", role)
    cast.keys["ester"] = key_pair(cast.users["ester"])


def begun(cast: Cast, service: UUID, facts: dict[str, Any], agreed: set[str]) -> Scene:
    """Register somebody of whom `facts` are known, with a case and a consent for `agreed`."""
    team = next(iter(cast.alma.actor.teams))
    person = people.register(by=cast.alma, fields=facts, team=team)
    case = cases.open_case(by=cast.alma, person=person)
    return Scene(person, case, service, agree(cast, person, agreed))


def nobody_else_sees(cast: Cast, one: UUID) -> None:
    """Fail where anybody but Alma and Eyob opens the packet or has the referral in a list; lists open none."""
    for who in everybody_but(cast, "alma", "eyob"):
        assert packet(cast, who, one) == {}, who
    for who in ("ester", "chidi", "dina"):
        assert queries.received(access(cast, who)) == [], who
        assert queries.told(access(cast, who), [one]) == {}, who
    assert [row.packet for row in queries.received(cast.eyob) if row.row.pk == one] == [None]


def no_screen_of_others_says(cast: Cast, found: Scene, name: str) -> None:
    """Fail where a list on a screen of the recipient's colleague, or of Eyob himself, names the person."""
    for who in ("ester", "eyob"):
        desk = at_desk(who)
        for path in SCREENS:
            answer = desk.get(path)
            assert name not in answer.content.decode(), (who, path)
    assert name in page_of(at_desk("alma"), f"/cases/{found.case}/")


groups = st.sets(st.sampled_from(rules.groups()), min_size=1)
known = st.sets(st.sampled_from(REST))
left_out = st.sets(st.sampled_from(sorted(set(rules.table()) - {"asked_for"})), max_size=3)
turn = {"number": 0}
SESSIONS: dict[str, Access] = {}


@pytest.mark.drill
@pytest.mark.parametrize("part", range(PARTS))
def test_of_a_thousand_random_referrals_the_addressee_reads_exactly_what_was_agreed_to_until_it_ends(
    cast: Cast, part: int
) -> None:
    SESSIONS.clear()
    turn["number"] = 0
    service = list_clinic(cast)
    colleague(cast)

    @seed(part)
    @settings(
        max_examples=MANY // PARTS,
        derandomize=False,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(agreed=groups, sent=groups, facts=known, without=left_out, end=st.sampled_from(sorted(ENDS)))
    def one_referral(agreed: set[str], sent: set[str], facts: set[str], without: set[str], end: str) -> None:
        turn["number"] += 1
        name = f"Zarqa{turn['number']}"
        told = {"name_given": name} | {each: SARA[each] for each in sorted(facts)}
        found = begun(cast, service, told, agreed)
        if not sent <= agreed:
            before = Referral.rows.count()
            with suppress(Refusal):
                found.send(cast, groups=tuple(sorted(sent)), left_out=frozenset(without))
                raise AssertionError("what was not agreed to left")
            assert Referral.rows.count() == before
        one = found.send(cast, groups=tuple(sorted(sent & agreed or agreed)), left_out=frozenset(without))
        holds_until_it_ends(cast, found, one, {**told, **WORDS}, (sent & agreed or agreed, without, end))

    one_referral()
    assert turn["number"] >= MANY // PARTS


def holds_until_it_ends(cast: Cast, found: Scene, one: UUID, known: dict[str, Any], how: tuple[set[str], set[str], str]) -> None:  # fmt: skip  # noqa: E501
    leaves, without, end = how
    wanted = {field for field, of in rules.table().items() if known.get(field) and of & leaves} - without
    shown = packet(cast, "eyob", one)
    assert {field: shown[field] for field in shown} == {field: known[field] for field in wanted}
    nobody_else_sees(cast, one)
    if turn["number"] % LOOKED_AT == 0:
        no_screen_of_others_says(cast, found, known["name_given"])
    ENDS[end](cast, found, one, leaves)
    assert packet(cast, "eyob", one) == {}, end
    with clock.fixed(NOW + timedelta(days=400)):
        assert packet(cast, "eyob", one) == {}
