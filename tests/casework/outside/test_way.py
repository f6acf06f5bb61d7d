"""A referral to somebody without an account: by link and code or on paper, and back, step by step."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.notices import queries as notices
from amparo.casework.outside import answering, course, opening
from amparo.casework.outside.models import Answer, SealedPage
from amparo.casework.referrals import actions, queries
from amparo.casework.referrals.kinds import State
from amparo.casework.referrals.models import Gap, Referral, Step
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from tests.casework.outside.handing import TO, does, enter, handed, reads, refused, sent
from tests.casework.referrals.sending import everybody_but
from tests.cast import NOW, Cast


def state_of(referral: UUID) -> str:
    return str(Referral.rows.get(pk=referral).state)


def test_a_service_without_an_account_reads_accepts_and_tells_what_became_of_it(cast: Cast) -> None:
    _, one, way = handed(cast)
    told = reads(way)
    assert told["fields"] == queries.sent(cast.alma, one).packet["fields"]
    assert (told["service"], told["sender"]["agency"]) == ("General health", "Puente Amparo")
    actions.take_in()
    assert state_of(one) == "received"
    does(way, "accepted", words="Tomorrow at nine.")
    does(way, "completed", words="Two visits.")
    view = queries.sent(cast.alma, one)
    assert [step.state for step in view.steps] == ["sent", "received", "accepted", "in_service", "completed"]
    assert view.sent.told["addressee"] == TO
    assert view.outside is not None
    assert [said["text"] for said in view.outside.said] == ["Tomorrow at nine.", "Two visits."]
    assert view.outside.opened == [NOW]
    assert not view.outside.waiting
    actions.record_view(by=cast.alma, referral=one, rating="good")
    assert refused(way) == "outside.wrong_code", "what is over is open to nobody outside"


def test_each_showing_is_in_the_log_and_an_answer_is_told_to_the_worker(cast: Cast) -> None:
    _, one, way = handed(cast)
    reads(way)
    reads(way)
    actions.take_in()
    opened = Leaf.objects.filter(record=one, act="referral.opened", actor=None)
    assert opened.count() == 2
    assert [one.kind for one in notices.notices(cast.alma)] == ["referral_news"]
    assert actions.take_in() == 0


def test_an_answer_moves_nothing_before_the_house_has_taken_it_in(cast: Cast) -> None:
    _, one, way = handed(cast)
    answering.answer(enter(way), "accepted")
    assert state_of(one) == "sent"
    assert opening.state(enter(way)) == "accepted", "who answered sees it at once"
    assert queries.sent(cast.alma, one).outside.waiting  # type: ignore[union-attr]
    with pytest.raises(Refusal, match=r"outside\.step_not_open"):
        answering.answer(enter(way), "declined", reason="capacity")
    actions.take_in()
    assert state_of(one) == "accepted"


def test_what_comes_after_it_was_taken_back_moves_nothing(cast: Cast) -> None:
    _, one, way = handed(cast)
    answering.answer(enter(way), "accepted")
    actions.revoke(by=cast.alma, referral=one, reason="She changed her mind.")
    actions.take_in()
    assert state_of(one) == "revoked"


def test_a_refusal_closes_the_page_at_once_and_is_counted_when_the_worker_reads_why(cast: Cast) -> None:
    _, one, way = handed(cast)
    answering.answer(enter(way), "declined", reason="capacity", words="Come in spring.")
    assert refused(way) == "outside.wrong_code"
    actions.take_in()
    assert state_of(one) == "declined"
    assert not Gap.rows.exists(), "the reason is sealed: the house does not know it"
    for _ in range(2):
        actions.count_refusals(by=cast.alma, referral=one)
    gap = Gap.rows.get()
    assert (gap.need, gap.place, gap.reason) == ("health_general", "QV0101", "capacity")
    said = queries.sent(cast.alma, one).outside.said[0]  # type: ignore[union-attr]
    assert (said["kind"], said["reason"], said["text"]) == ("declined", "capacity", "Come in spring.")


def test_who_may_read_the_story_alone_counts_no_refusal(cast: Cast) -> None:
    _, one, way = handed(cast)
    does(way, "declined", reason="capacity")
    actions.count_refusals(by=cast.bruno, referral=one)
    assert not Gap.rows.exists()
    assert queries.sent(cast.bruno, one).outside is None


def test_a_question_is_answered_on_the_page(cast: Cast) -> None:
    _, one, way = handed(cast)
    does(way, course.QUESTION, words="Does she need an interpreter?")
    assert Referral.rows.get(pk=one).question_open
    actions.answer(by=cast.alma, referral=one, text="Arabic, please.")
    shown = opening.show(enter(way))
    assert shown[-1].said == {"kind": "answer", "text": "Arabic, please."}
    assert "interpreter?" not in str([each.said for each in shown]), "what was written there is not shown there"


def test_sending_twice_keeps_one_answer(cast: Cast) -> None:
    _, _, way = handed(cast)
    key = UUID(int=5)
    for _ in range(2):
        answering.answer(enter(way), course.QUESTION, words="When?", sending=key)
    assert Answer.rows.filter(kind=course.QUESTION).count() == 1


@pytest.mark.parametrize(
    ("kind", "more", "code"),
    [
        ("question", {"words": " "}, "words_missing"),
        ("accepted", {"words": "x" * 2_001}, "too_long"),
        ("declined", {}, "reason_missing"),
        ("declined", {"reason": "gossip"}, "reason_missing"),
        ("completed", {}, "step_not_open"),
        ("revoked", {}, "step_not_open"),
        ("expired", {}, "step_not_open"),
        ("closed", {}, "step_not_open"),
    ],
)
def test_what_no_service_does_is_not_kept(cast: Cast, kind: str, more: dict[str, str], code: str) -> None:
    _, _, way = handed(cast)
    with pytest.raises(Refusal, match=rf"outside\.{code}"):
        answering.answer(enter(way), kind, **more)
    assert not Answer.rows.exists()


def test_a_new_code_ends_the_old_one_and_keeps_what_was_answered(cast: Cast) -> None:
    _, one, way = handed(cast)
    actions.answer(by=cast.alma, referral=one, text="The side door.")
    fresh = actions.hand_over(by=cast.alma, referral=one)
    assert refused(way) == "outside.wrong_code"
    assert [each.said["kind"] for each in opening.show(enter(fresh))] == ["packet", "answer"]
    assert SealedPage.rows.count() == 2


def test_only_who_works_on_the_case_hands_it_over_or_writes_its_answer_down(cast: Cast) -> None:
    _, one = sent(cast)
    for name in everybody_but(cast, "alma"):
        for act in (
            lambda by: actions.hand_over(by=by, referral=one),
            lambda by: actions.note_paper(by=by, referral=one),
            lambda by: actions.record_answer(by=by, referral=one, to=State.ACCEPTED),
        ):
            with pytest.raises(Refusal, match=r"record\.not_there"):
                act(cast.access(name))
    assert not SealedPage.rows.exists()


def test_a_reply_slip_is_written_down_by_who_works_on_the_case(cast: Cast) -> None:
    _, one = sent(cast)
    actions.note_paper(by=cast.alma, referral=one)
    with pytest.raises(Refusal, match=r"referrals\.reason_missing"):
        actions.record_answer(by=cast.alma, referral=one, to=State.DECLINED)
    actions.record_answer(by=cast.alma, referral=one, to=State.DECLINED, reason="out_of_area", text="Too far.")
    assert state_of(one) == "declined"
    assert set(Step.rows.filter(referral=one).values_list("by", flat=True)) == {cast.alma.id}
    assert Gap.rows.get().reason == "out_of_area"
    said = queries.sent(cast.alma, one).packet["said"][0]
    assert (said["kind"], said["reason"], said["text"]) == ("declined", "out_of_area", "Too far.")
    assert Leaf.objects.filter(record=one, act="referral.printed", actor=cast.alma.id).count() == 1


def test_a_referral_to_an_account_has_no_page_and_no_paper(cast: Cast) -> None:
    found, _ = sent(cast)
    one = found.send(cast)
    for act in (actions.hand_over, actions.note_paper):
        with pytest.raises(Refusal, match=r"referrals\.step_not_open"):
            act(by=cast.alma, referral=one)


def test_its_clocks_run_as_any_others(cast: Cast) -> None:
    _, one, way = handed(cast)
    assert Referral.rows.get(pk=one).clock == "referral_acknowledge"
    reads(way)
    actions.take_in()
    row = Referral.rows.get(pk=one)
    assert (row.clock, row.due_at) == ("referral_start", row.sent_at + timedelta(hours=72))
    with clock.fixed(NOW + timedelta(days=4)):
        assert actions.remind() == 1


def test_the_colleague_who_takes_the_case_over_reads_what_came_and_what_comes(cast: Cast) -> None:
    from amparo.casework.cases import actions as cases

    found, one, way = handed(cast)
    does(way, course.QUESTION, words="When?")
    queries.sent(cast.alma, one)
    cases.add_to_case(by=cast.bruno, case=found.case, worker=cast.users["amir"].pk)
    queries.sent(cast.alma, one)
    does(way, "accepted", words="Tomorrow.")
    view = queries.sent(cast.amir, one)
    assert [said["text"] for said in view.outside.said] == ["When?", "Tomorrow."]  # type: ignore[union-attr]
