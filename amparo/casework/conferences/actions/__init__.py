"""Changes of conferences: call one, cancel it, keep minutes, give these to somebody, end what stood on a consent."""

from amparo.casework.conferences.actions.calling import call, cancel
from amparo.casework.conferences.actions.ending import consents_ended, let_go
from amparo.casework.conferences.actions.minutes import Decision, give, keep_minutes, note_printing

__all__ = ["Decision", "call", "cancel", "consents_ended", "give", "keep_minutes", "let_go", "note_printing"]
