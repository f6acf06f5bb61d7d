"""A packet closes at once with what it stood on: keys go, and nothing of it opens again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.consent import actions as consent
from amparo.casework.referrals import actions, queries
from amparo.casework.referrals.models import Referral
from amparo.casework.rights import actions as rights
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.jobs.hourly import referrals as hourly
from amparo.trust.accounts import actions as accounts
from amparo.trust.disclosure import circles
from amparo.trust.vault.models import Grant
from tests.casework.referrals.sending import Scene, agree, everybody_but, scene
from tests.casework.rights.asking import asked, erased
from tests.cast import NOW, Cast, key_pair


def holders(referral: UUID) -> set[UUID | None]:
    """Return whose keys open a packet."""
    return {row.recipient for row in Grant.objects.filter(holder=referral) if row.wrapped}


def opens(cast: Cast, name: str, referral: UUID) -> bool:
    """Return whether somebody of the cast is shown what the packet says, on either side of it."""
    access = cast.access(name)
    for read in (queries.received_one, queries.sent):
        with suppress(Refusal):
            if read(access, referral).packet:
                return True
    return False


def test_a_packet_is_sealed_to_its_addressee_and_who_works_on_the_case_and_not_to_the_server(cast: Cast) -> None:
    one = scene(cast).send(cast)
    assert holders(one) == {cast.alma.id, cast.eyob.id}
    assert {name for name in cast.users if opens(cast, name, one)} == {"alma", "eyob"}
    assert not Grant.objects.filter(holder=one, recipient_kind="server").exists()


def test_colleagues_of_the_addressee_see_neither_packet_nor_row(cast: Cast) -> None:
    one = scene(cast).send(cast)
    from amparo.foundation.policy import Role

    other = accounts.make_user(
        cast.horizon, "ester", "Ester", "a quiet river under stones", [(Role.SERVICE_PROVIDER, None)]
    )
    cast.users["ester"], cast.keys["ester"] = other, key_pair(other)
    for name in everybody_but(cast, "alma", "eyob"):
        assert not opens(cast, name, one)
        assert queries.received(cast.access(name)) == []
        assert queries.told(cast.access(name), [one]) == (
            {one: queries.told(cast.alma, [one])[one]} if name == "bruno" else {}
        )


def _withdraw(cast: Cast, found: Scene, one: UUID) -> None:
    consent.withdraw(by=cast.alma, consent=found.consent, how="She said so.")


def _refuse(cast: Cast, found: Scene, one: UUID) -> None:
    agree(cast, found.person, ("identity",), given=False)


def _revoke(cast: Cast, found: Scene, one: UUID) -> None:
    actions.revoke(by=cast.alma, referral=one, reason="She changed her mind.")


def _close(cast: Cast, found: Scene, one: UUID) -> None:
    Referral.rows.filter(pk=one).update(state="completed", clock="", due_at=None)
    actions.close(by=cast.alma, referral=one)


@pytest.mark.parametrize("end", [_withdraw, _refuse, _revoke, _close])
def test_what_ends_it_closes_it_for_the_addressee_at_once_and_changes_the_key(
    cast: Cast, end: Callable[[Cast, Scene, UUID], None]
) -> None:
    found = scene(cast)
    one = found.send(cast)
    version = Grant.objects.filter(holder=one).values_list("key_version", flat=True)[0]
    end(cast, found, one)
    assert holders(one) == {cast.alma.id}
    assert set(Grant.objects.filter(holder=one).values_list("key_version", flat=True)) == {version + 1}
    assert not opens(cast, "eyob", one)
    assert opens(cast, "alma", one)
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.receive(by=cast.eyob, referral=one)


def test_another_consent_that_ends_closes_nothing(cast: Cast) -> None:
    found = scene(cast)
    other = agree(cast, found.person, ("identity",), to="Another Clinic")
    one = found.send(cast)
    consent.withdraw(by=cast.alma, consent=other, how="She said so.")
    agree(cast, found.person, ("story",), given=False)
    assert opens(cast, "eyob", one)


def test_when_its_time_is_over_nothing_opens_and_the_hour_takes_the_key(cast: Cast) -> None:
    one = scene(cast).send(cast)
    expires = Referral.rows.get(pk=one).expires_at
    assert expires == NOW + timedelta(days=90)
    with clock.fixed(expires):
        assert not opens(cast, "eyob", one)
        assert holders(one) == {cast.alma.id, cast.eyob.id}
        hourly.tend()
        assert holders(one) == {cast.alma.id}
        assert Referral.rows.get(pk=one).state == "expired"
        assert opens(cast, "alma", one)


def test_while_the_use_of_data_is_restricted_nothing_opens_and_the_hour_takes_the_key(cast: Cast) -> None:
    found = scene(cast)
    one = found.send(cast)
    rights.decide(
        by=cast.petra, request=asked(cast, found.person, Kind.RESTRICTION), outcome=Outcome.GRANTED, reason="Disputed."
    )
    assert not opens(cast, "eyob", one)
    hourly.tend()
    assert holders(one) == {cast.alma.id}


def test_a_consent_whose_day_is_over_opens_nothing(cast: Cast) -> None:
    found = scene(cast)
    one = found.send(cast)
    from amparo.casework.consent.models import Consent

    Consent.rows.filter(pk=found.consent).update(until=NOW.date())
    assert opens(cast, "eyob", one)
    with clock.fixed(NOW + timedelta(days=1)):
        assert not opens(cast, "eyob", one)
        assert not queries.sent(cast.alma, one).open
        with pytest.raises(Refusal, match=r"referrals\.step_not_open"):
            actions.answer(by=cast.alma, referral=one, text="Are you there?")


def test_an_addressee_who_is_kept_away_or_leaves_opens_nothing_more(cast: Cast) -> None:
    found = scene(cast)
    one = found.send(cast)
    cases.block_for_conflict(by=cast.bruno, case=found.case, worker=cast.users["eyob"].pk)
    assert not opens(cast, "eyob", one)
    cast.users["eyob"].posts.all().delete()
    circles.let_go(cast.users["eyob"].pk)
    assert cast.users["eyob"].pk not in holders(one)


def test_who_takes_the_case_over_reads_what_was_told_and_opens_the_packet_once_somebody_handed_on_the_key(
    cast: Cast,
) -> None:
    found = scene(cast)
    one = found.send(cast)
    cases.reassign(by=cast.bruno, case=found.case, to=cast.users["amir"].pk)
    view = queries.sent(cast.amir, one)
    assert view.sent.told["fields"][0] == "asked_for"
    assert view.packet == {}
    queries.received_one(cast.eyob, one)
    assert holders(one) == {cast.amir.id, cast.eyob.id}
    assert queries.sent(cast.amir, one).packet["fields"]["name_given"] == "Sara"
    assert not opens(cast, "alma", one)


def test_a_restricted_case_is_referred_as_any_other_and_stays_unknown_to_others(cast: Cast) -> None:
    found = scene(cast)
    cases.restrict(by=cast.alma, case=found.case)
    one = found.send(cast)
    assert {name for name in cast.users if opens(cast, name, one)} == {"alma", "eyob"}
    assert queries.going_on(cast.amir) == queries.going_on(cast.selma) == []
    assert [sent.row.pk for sent in queries.going_on(cast.bruno)] == [one], "named when the case was restricted"


def test_with_the_persons_file_the_packets_are_destroyed(cast: Cast) -> None:
    found = scene(cast)
    one = found.send(cast)
    erased(cast, found.person)
    assert not Grant.objects.filter(holder=one).exists()
    assert Referral.rows.get(pk=one).state == "closed"
    assert not opens(cast, "eyob", one)
