"""Changes of data rights: requests, legal holds, and what becomes of files whose time is over."""

from amparo.casework.rights.actions.asking import ask, recognise, withdraw
from amparo.casework.rights.actions.deciding import approve, decide, send_back
from amparo.casework.rights.actions.destroying import number_of
from amparo.casework.rights.actions.holding import hold, lift
from amparo.casework.rights.actions.retention import decide as decide_keeping
from amparo.casework.rights.actions.retention import list_expired
from amparo.casework.rights.actions.retention import propose as propose_keeping
from amparo.casework.rights.actions.telling import allow_use_again, appeal, note_copy, release, tell

__all__ = [
    "allow_use_again",
    "appeal",
    "approve",
    "ask",
    "decide",
    "decide_keeping",
    "hold",
    "lift",
    "list_expired",
    "note_copy",
    "number_of",
    "propose_keeping",
    "recognise",
    "release",
    "send_back",
    "tell",
    "withdraw",
]
