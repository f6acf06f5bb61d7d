"""What nobody else could receive reaches a focal point through two holders of the escrow, and nobody whom it concerns."""

import pytest

from amparo.casework.feedback import actions, escrow, queries
from amparo.casework.feedback.kinds import About, Route
from amparo.casework.feedback.letterboxes import Ticked
from amparo.casework.feedback.models import Report
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.audit.models import Leaf
from amparo.trust.escrow import actions as keys
from amparo.trust.escrow import ceremony
from tests.casework.feedback.telling import WORDS, told
from tests.cast import Cast, key_pair
from tests.trust.escrow.sealing import HOLDERS


@pytest.fixture
def shares(cast: Cast) -> tuple[str, ...]:
    """The shares of an escrow that is in use."""
    held = ceremony.hold(HOLDERS)
    keys.install(held.half)
    return tuple(held.shares)


def give(report: Report, shares: tuple[str, ...], to: str = "hana") -> escrow.Given:
    """Give a report to somebody, with two shares."""
    return escrow.give(code=ids.code(report.pk), username=to, shares=shares[:2])


def test_a_report_that_went_to_escrow_alone_is_given_to_a_focal_point_who_works_on_it(
    cast: Cast, shares: tuple[str, ...]
) -> None:
    cast.users["hana"].posts.all().delete()
    _, report = told(cast, "fraud", about=Ticked(About.READERS), elsewhere=True)
    assert report.route == Route.ESCROW
    accounts.make_user(cast.horizon, "hana", "", None, [(Role.FOCAL_POINT, None)])
    assert give(report, shares).keys == 1
    assert queries.report(cast.hana, report.pk).told["words"] == WORDS
    actions.answer(by=cast.hana, report=report.pk, done="We look into it with headquarters.")
    for who in ("gita", "galo", "farah"):
        with pytest.raises(Refusal, match="not_there"):
            queries.report(cast.access(who), report.pk)


def test_it_is_never_given_to_whom_it_concerns_and_the_try_is_logged(cast: Cast, shares: tuple[str, ...]) -> None:
    _, report = told(cast, "fraud", about=Ticked(About.READERS), elsewhere=True)
    with pytest.raises(Refusal, match="concerns_them"):
        give(report, shares, "gita")
    last = Leaf.objects.order_by("-index").first()
    assert last
    assert (last.act, last.outcome) == ("escrow.opened_report", "refused")


def test_readers_who_lost_their_keys_get_it_back(cast: Cast, shares: tuple[str, ...]) -> None:
    _, report = told(cast, "fraud")
    for name in ("gita", "galo"):
        cast.keys[name] = key_pair(cast.users[name])
    with pytest.raises(Refusal, match=r"record\.sealed"):
        queries.report(cast.gita, report.pk)
    give(report, shares, "gita")
    assert queries.report(cast.gita, report.pk).told["words"] == WORDS
    actions.note(by=cast.gita, report=report.pk, text="Here again.")
    assert queries.report(cast.galo, report.pk).told["words"] == WORDS, "and passes it on to the other"


@pytest.mark.parametrize(("code", "user"), [("0000-0000", "hana"), ("", "hana"), ("own", "bruno"), ("own", "nobody")])
def test_nothing_is_given_for_a_wrong_code_or_to_somebody_else(
    cast: Cast, shares: tuple[str, ...], code: str, user: str
) -> None:
    _, report = told(cast, "fraud")
    with pytest.raises(Refusal, match=r"no_report|no_focal_point"):
        escrow.asked(ids.code(report.pk) if code == "own" else code, user)


def test_one_holder_gives_nothing(cast: Cast, shares: tuple[str, ...]) -> None:
    _, report = told(cast, "fraud")
    with pytest.raises(Refusal, match=r"escrow\."):
        escrow.give(code=ids.code(report.pk), username="hana", shares=[shares[0], shares[0]])
    with pytest.raises(Refusal, match="not_there"):
        queries.report(cast.hana, report.pk)
