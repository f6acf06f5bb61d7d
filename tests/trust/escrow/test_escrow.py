"""The escrow on a server: put to use once, tried, replaced; every act and every failed try is a leaf."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

import pytest

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.escrow import actions, ceremony, opening, queries
from amparo.trust.escrow.ceremony import Ceremony
from amparo.trust.vault import pairs, recipients
from amparo.trust.vault.models import Grant, PublicKey, RecipientKind
from amparo.trust.vault.suites import Unreadable
from tests.cast import NOW
from tests.trust.escrow.sealing import HOLDERS, opened_by, sealed, with_key

pytestmark = pytest.mark.django_db
CASE, PERSON, ALMA, AMIR = (UUID(int=number) for number in (11, 12, 21, 22))
UNTIL = NOW + timedelta(days=1)


@pytest.fixture
def held() -> Ceremony:
    """An escrow in use, with its shares."""
    new = ceremony.hold(HOLDERS)
    actions.install(new.half)
    return new


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as problem:
        act()
    return problem.value.code


def leaves() -> list[tuple[str, str]]:
    return list(Leaf.objects.order_by("index").values_list("act", "outcome"))


def handed(held: Ceremony, *, may_read: opening.Readable = lambda _part: True, until: datetime | None = UNTIL) -> int:
    """Let the first two holders hand the case and its person over to Amir."""
    pair = ceremony.pair_of(held.shares[:2])
    with clock.fixed(NOW):
        return opening.hand_over(pair, AMIR, dict.fromkeys([CASE, PERSON], may_read), reason="t", until=until)


def test_it_stands_with_its_holders_and_what_is_sealed_reaches_it(held: Ceremony) -> None:
    found = queries.standing()
    assert found
    assert (found.holders, found.fingerprint, found.drilled_at) == (HOLDERS, held.half.fingerprint, None)
    with_key(ALMA)
    sealed(CASE, "story", ALMA)
    assert (queries.reached(), queries.unreached()) == (1, 0)
    assert leaves() == [("escrow.installed", "done")]


def test_a_second_one_is_not_pushed_beside_it(held: Ceremony) -> None:
    assert refused(lambda: actions.install(ceremony.hold(HOLDERS).half)) == "escrow.stands"
    assert PublicKey.objects.filter(kind=RecipientKind.ESCROW).count() == 1


def test_what_was_sealed_before_there_was_an_escrow_is_counted_once_for_each_key() -> None:
    for user in (ALMA, AMIR):
        with_key(user)
    sealed(CASE, "story", ALMA, AMIR)
    sealed(CASE, "notes", ALMA)
    actions.install(ceremony.hold(HOLDERS).half)
    sealed(PERSON, "identity", ALMA)
    assert (queries.reached(), queries.unreached()) == (1, 2)


def test_a_drill_takes_any_two_shares_keeps_the_moment_and_touches_no_grant(held: Ceremony) -> None:
    with_key(ALMA)
    sealed(CASE, "story", ALMA)
    before = list(Grant.objects.values())
    for two in combinations(held.shares, 2):
        with clock.fixed(NOW):
            assert actions.drill(two) == NOW
    found = queries.standing()
    assert found
    assert found.tried_at == NOW
    assert list(Grant.objects.values()) == before
    assert leaves()[-1] == ("escrow.drilled", "done")


def test_one_share_strange_shares_and_no_escrow_are_refused_and_logged(held: Ceremony) -> None:
    other = ceremony.hold(HOLDERS).shares
    assert refused(lambda: actions.drill(held.shares[:1])) == "escrow.share_missing"
    assert refused(lambda: actions.drill([held.shares[0]] * 2)) == "escrow.share_missing"
    assert refused(lambda: actions.drill([held.shares[0], other[1]])) == "escrow.shares_apart"
    assert refused(lambda: actions.drill(other[:2])) == "escrow.shares_of_another"
    assert leaves()[1:] == [("escrow.drilled", "refused")] * 4
    found = queries.standing()
    assert found
    assert found.drilled_at is None


def test_a_key_that_somebody_exchanged_in_the_database_is_found_by_the_drill(held: Ceremony) -> None:
    PublicKey.objects.filter(kind=RecipientKind.ESCROW).update(key=pairs.new_pair().public)
    assert refused(lambda: actions.drill(held.shares[:2])) == "escrow.shares_of_another"


@pytest.mark.parametrize("act", [lambda: actions.drill(("a", "b")), lambda: actions.replace(("a", "b"), None)])
def test_without_an_escrow_nothing_is_tried_or_replaced(act: Callable[[], object]) -> None:
    assert refused(act) == "escrow.none"


def test_two_holders_hand_the_keys_of_a_vanished_worker_to_another(held: Ceremony) -> None:
    with_key(ALMA)
    keys = {
        part: sealed(holder, part, ALMA) for holder, part in ((CASE, "story"), (CASE, "notes"), (PERSON, "identity"))
    }
    sealed(UUID(int=99), "story", ALMA)
    his = with_key(AMIR)
    assert handed(held) == 3
    assert opened_by(his, AMIR, CASE, "story") == keys["story"]
    assert opened_by(his, AMIR, PERSON, "identity") == keys["identity"]
    mine = Grant.objects.filter(recipient=AMIR)
    assert set(mine.values_list("expires_at", "reason")) == {(UNTIL, "t")}
    assert not mine.filter(holder=UUID(int=99)).exists()


def test_parts_that_the_policy_keeps_from_that_person_are_not_handed_over(held: Ceremony) -> None:
    with_key(ALMA)
    sealed(CASE, "story", ALMA)
    sealed(CASE, "gbv", ALMA)
    with_key(AMIR)
    assert handed(held, may_read=lambda part: part != "gbv") == 1
    assert list(Grant.objects.filter(recipient=AMIR).values_list("compartment", flat=True)) == ["story"]
    assert refused(lambda: handed(held, may_read=lambda _part: False)) == "escrow.nothing_to_open"


def test_every_version_of_a_key_is_handed_over(held: Ceremony) -> None:
    with_key(ALMA)
    first, second = sealed(CASE, "story", ALMA), sealed(CASE, "story", ALMA, version=2)
    his = with_key(AMIR)
    assert handed(held) == 2
    assert [opened_by(his, AMIR, CASE, "story", version) for version in (1, 2)] == [first, second]


def test_who_has_a_key_for_good_keeps_it_and_a_lapsed_or_older_one_is_made_anew(held: Ceremony) -> None:
    with_key(AMIR)
    sealed(CASE, "story", AMIR)
    handed(held)
    assert Grant.objects.get(recipient=AMIR).expires_at is None
    Grant.objects.filter(recipient=AMIR).update(expires_at=NOW)
    handed(held)
    assert Grant.objects.get(recipient=AMIR).expires_at == UNTIL
    handed(held, until=None)
    assert Grant.objects.get(recipient=AMIR).expires_at is None
    newer = with_key(AMIR)
    handed(held)
    assert opened_by(newer, AMIR, CASE, "story")


def test_somebody_without_a_key_pair_is_told_so(held: Ceremony) -> None:
    assert refused(lambda: opening.recipient(AMIR)) == "escrow.worker_without_key"


def test_a_grant_moved_to_another_case_is_told_as_damage(held: Ceremony) -> None:
    with_key(ALMA)
    sealed(UUID(int=99), "story", ALMA)
    Grant.objects.filter(recipient_kind=RecipientKind.ESCROW).update(holder=CASE)
    with_key(AMIR)
    assert refused(lambda: handed(held)) == "escrow.grant_damaged"


def test_a_new_key_takes_every_grant_over_and_the_old_shares_open_nothing_more(
    held: Ceremony, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    with_key(ALMA)
    keys = {number: sealed(UUID(int=number), "story", ALMA) for number in range(50, 55)}
    new = ceremony.hold(HOLDERS)
    assert actions.replace(held.shares[1:], new.half) == 5
    assert refused(lambda: actions.drill(held.shares[:2])) == "escrow.shares_of_another"
    pair = ceremony.pair_of(new.shares[:2])
    rows = Grant.objects.filter(recipient_kind=RecipientKind.ESCROW)
    assert {row.holder.int: recipients.unwrap(row, pair.private) for row in rows} == keys
    with pytest.raises(Unreadable):
        recipients.unwrap(rows[0], ceremony.pair_of(held.shares[:2]).private)
    assert actions.drill(new.shares[:2])
    assert ("escrow.replaced", "done") in leaves()


def test_a_key_that_was_given_up_counts_for_nothing_and_its_shares_open_nothing(held: Ceremony) -> None:
    with_key(ALMA)
    sealed(CASE, "story", ALMA)
    new = ceremony.hold(HOLDERS)
    actions.install(new.half, old_is_lost=True)
    assert (queries.reached(), queries.unreached()) == (0, 1)
    assert refused(lambda: actions.drill(held.shares[:2])) == "escrow.shares_of_another"
    with_key(AMIR)
    assert refused(lambda: handed(new)) == "escrow.nothing_to_open"
    sealed(PERSON, "identity", ALMA)
    assert (queries.reached(), queries.unreached()) == (1, 1)


def test_one_damaged_grant_stops_a_replacement_and_the_old_key_stays(held: Ceremony) -> None:
    with_key(ALMA)
    sealed(CASE, "story", ALMA)
    sealed(PERSON, "story", ALMA)
    Grant.objects.filter(recipient_kind=RecipientKind.ESCROW, holder=PERSON).update(compartment="notes")
    assert refused(lambda: actions.replace(held.shares[:2], ceremony.hold(HOLDERS).half)) == "escrow.grant_damaged"
    assert actions.drill(held.shares[:2])
    assert opening.queries.grants_of([CASE]).count() == 1
