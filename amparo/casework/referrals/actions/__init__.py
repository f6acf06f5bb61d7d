"""Changes of referrals: by who works on the case, by the addressee, by the clock, and with what they stood on."""

from amparo.casework.referrals.actions.answering import accept, ask, begin, decline, finish, receive
from amparo.casework.referrals.actions.ending import consents_ended, expire, keep_in_step, let_go
from amparo.casework.referrals.actions.following import answer, close, record_view, revoke
from amparo.casework.referrals.actions.gaps import note_gap
from amparo.casework.referrals.actions.reminding import remind
from amparo.casework.referrals.actions.sending import Packet, inform, send

__all__ = [
    "Packet", "accept", "answer", "ask", "begin", "close", "consents_ended", "decline", "expire", "finish", "inform",
    "keep_in_step", "let_go", "note_gap", "receive", "record_view", "remind", "revoke", "send",
]  # fmt: skip
