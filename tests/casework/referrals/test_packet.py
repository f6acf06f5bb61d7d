"""What leaves, and to whom it opens: for a thousand referrals exactly what was agreed to, to the addressee, until it ends."""

from dataclasses import replace
from uuid import UUID, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.casework.referrals import rules
from amparo.casework.referrals.kinds import OPEN_TO_ADDRESSEE, State
from amparo.foundation.policy import Action, Actor, Compartment, Facts, Role, Tier, decide

TABLE = rules.table()
GROUPS = rules.groups()
EVERYTHING = sorted(
    {*TABLE, "identifiers", "photo", "notes", "team", "tier", "use_restricted", "match_answers", "risk_level"}
)
SPACE = UUID(int=1)
ADDRESSEE, OWNER, AGENCY, TEAM, THEIRS = (uuid5(SPACE, name) for name in ("eyob", "alma", "puente", "north", "horizon"))
PACKET = Compartment.PACKET

fields = st.dictionaries(
    st.sampled_from(EVERYTHING), st.one_of(st.just(""), st.text(min_size=1, max_size=8), st.lists(st.just("x")))
)
groups = st.sets(st.sampled_from([*GROUPS, "files", "notes", "specialised", "facets"]))
colleagues = st.builds(
    Actor,
    id=st.uuids(),
    role=st.sampled_from(list(Role)),
    agency=st.sampled_from([AGENCY, THEIRS]),
    teams=st.sets(st.just(TEAM)).map(frozenset),
    supervises=st.sets(st.just(TEAM)).map(frozenset),
    qualifications=st.sets(st.sampled_from(["ct", "cp", "gbv", "rr"])).map(frozenset),
)


def facts(*, open_to: frozenset[UUID]) -> Facts:
    """Return the facts of a packet that Alma sent to Eyob."""
    return Facts(
        record=uuid5(SPACE, "packet"),
        agency=AGENCY,
        team=TEAM,
        tier=Tier.STANDARD,
        owner=OWNER,
        packet_recipients=open_to,
    )


@settings(max_examples=1000, deadline=None)
@given(known=fields, agreed=groups)
def test_exactly_the_fields_of_the_groups_that_were_agreed_to_leave(known: dict[str, object], agreed: set[str]) -> None:
    packet = rules.packet_of(known, agreed, TABLE)
    wanted = {name for name, value in known.items() if value and name in TABLE and TABLE[name] & agreed}
    assert set(packet) == wanted
    assert all(packet[name] == known[name] for name in packet)


@settings(max_examples=1000, deadline=None)
@given(somebody=colleagues, open_now=st.booleans())
def test_nobody_but_the_addressee_and_who_works_on_the_case_opens_a_packet(somebody: Actor, open_now: bool) -> None:
    found = facts(open_to=frozenset({ADDRESSEE}) if open_now else frozenset())
    if somebody.id not in (ADDRESSEE, OWNER):
        assert not any(decide(somebody, action, found, PACKET).allowed for action in Action)
    addressee = replace(somebody, id=ADDRESSEE, role=Role.SERVICE_PROVIDER)
    for action in (Action.READ, Action.WRITE):
        assert decide(addressee, action, found, PACKET).allowed is open_now
    others = [part for part in Compartment if part is not PACKET]
    assert not any(decide(addressee, action, found, part).allowed for action in Action for part in others)
    worker = replace(somebody, id=OWNER, role=Role.CASE_WORKER, agency=AGENCY)
    assert decide(worker, Action.READ, found, PACKET).allowed


def test_no_paper_note_photo_or_answer_of_a_form_is_in_the_table_of_what_leaves() -> None:
    assert not {"identifiers", "photo", "notes", "files"} & set(TABLE)
    assert set(GROUPS) == {"identity", "story", "plan", "need_only"}
    assert all(TABLE[name] <= set(GROUPS) for name in TABLE)


def test_only_the_need_and_a_safe_contact_is_no_name_and_no_birth_date() -> None:
    known = dict.fromkeys(EVERYTHING, "x")
    sent = set(rules.packet_of(known, ["need_only"], TABLE))
    assert sent == {
        "asked_for", "preferred_name", "languages", "interpreter", "contact_channel", "contact_value", "contact_when",
        "contact_not_know", "contact_note",
    }  # fmt: skip


def test_a_packet_is_open_in_no_state_after_the_service_has_no_more_to_do() -> None:
    shut = {State.DECLINED, State.CLOSED, State.REVOKED, State.EXPIRED, State.FEEDBACK_RECEIVED, State.INFORMED}
    assert set(State) - set(OPEN_TO_ADDRESSEE) == shut


def test_small_counts_are_not_shown() -> None:
    for at, shown in ((0.0, [None, None, 5, 10]), (0.99, [None, None, 5, 5])):
        assert [rules.protected("x", count, 5, lambda _, at=at: at).number for count in (1, 4, 5, 6)] == shown
