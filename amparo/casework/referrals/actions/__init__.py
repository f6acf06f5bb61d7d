"""Changes of referrals: by who works on the case, by the addressee, by the clock, and with what they stood on."""

from amparo.casework.referrals.actions.answering import accept, ask, begin, decline, finish, receive
from amparo.casework.referrals.actions.counting import ASKED_DECLINED, ASKED_TAKEN_ON, count_asked
from amparo.casework.referrals.actions.ending import consents_ended, expire, keep_in_step, let_go, pause
from amparo.casework.referrals.actions.following import answer, close, record_view, revoke
from amparo.casework.referrals.actions.gaps import count_gap, note_gap
from amparo.casework.referrals.actions.outside import count_refusals, hand_over, note_paper, record_answer, take_in
from amparo.casework.referrals.actions.packet import Packet
from amparo.casework.referrals.actions.reminding import remind
from amparo.casework.referrals.actions.sending import inform, send

__all__ = [
    "ASKED_DECLINED", "ASKED_TAKEN_ON", "Packet", "accept", "answer", "ask", "begin", "close", "consents_ended",
    "count_asked", "count_gap", "count_refusals", "decline", "expire", "finish", "hand_over", "inform", "keep_in_step",
    "let_go", "note_gap", "note_paper", "pause", "receive", "record_answer", "record_view", "remind", "revoke", "send",
    "take_in",
]  # fmt: skip
