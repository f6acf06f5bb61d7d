"""What becomes of referrals is counted without anybody in it, and no difference of two counts tells a small one."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.referrals import actions, queries, rules
from amparo.casework.referrals.models import Tally
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from tests.casework.referrals.sending import everybody_but, scene
from tests.cast import NOW, Cast

counts = st.integers(0, 500)


@given(accepted=counts, declined=counts, waiting=counts, draws=st.tuples(*[st.floats(0, 1, exclude_max=True)] * 3))
def test_from_rounded_counts_that_belong_together_no_small_one_can_be_reckoned(
    accepted: int, declined: int, waiting: int, draws: tuple[float, float, float]
) -> None:
    limit, true = 5, (accepted + declined + waiting, accepted, declined)
    shown = [rules.protected("x", one, limit, lambda _, at=at: at) for one, at in zip(true, draws, strict=True)]
    for count, number in zip(shown, true, strict=True):
        assert (count.number is None) is (number < limit)
        assert count.number is None or (count.number % limit == 0 and abs(number - count.number) < limit)
    sent, taken, _ = (count.number for count in shown)
    if sent is not None and taken is not None:
        off = limit - 1
        least, most = (sent - off) - (taken + off), (sent + off) - (taken - off)
        assert most - least == 4 * off, "what is left out stays unknown to sixteen"


def test_what_became_of_a_referral_is_counted_with_a_month_and_nothing_that_leads_back(cast: Cast) -> None:
    one = scene(cast).send(cast)
    with clock.fixed(NOW + timedelta(hours=30)):
        actions.receive(by=cast.eyob, referral=one)
        actions.accept(by=cast.eyob, referral=one)
    assert sorted(Tally.rows.values_list("what", flat=True)) == ["accepted", "sent", "within_three_days"]
    assert {row.month for row in Tally.rows.all()} == {NOW.date().replace(day=1)}
    assert {field.name for field in Tally._meta.fields} == {"id", "service", "what", "month"}


def test_what_leads_nowhere_in_the_figures_is_not_counted(cast: Cast) -> None:
    one = scene(cast).send(cast)
    actions.revoke(by=cast.alma, referral=one, reason="She changed her mind.")
    assert list(Tally.rows.values_list("what", flat=True)) == ["sent"]


def test_figures_are_read_by_supervisors_and_information_officers_by_kind_of_help(cast: Cast) -> None:
    found = scene(cast)
    for number, what in ((12, "sent"), (4, "accepted")):
        for _ in range(number):
            Tally(id=ids.new(), service=found.service, what=what, month=NOW.date().replace(day=1)).save()
    shown = {one.of["what"]: (one.of["need"], one.count.number) for one in queries.courses(cast.dina)}
    assert shown["sent"][0] == "health_general"
    assert shown["sent"][1] in (10, 15)
    assert shown["accepted"] == ("health_general", None)
    assert queries.courses(cast.bruno)
    for name in everybody_but(cast, "dina", "bruno", "samuel", "carla"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            queries.courses(cast.access(name))
