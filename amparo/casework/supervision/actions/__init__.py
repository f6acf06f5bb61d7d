"""Changes of supervision: draw a sample, fill a checklist, tell the worker, answer; note a session."""

from amparo.casework.supervision.actions.drawing import draw, drop
from amparo.casework.supervision.actions.sessions import note_session
from amparo.casework.supervision.actions.speaking import acknowledge, fill, reply, step_done, tell

__all__ = ["acknowledge", "draw", "drop", "fill", "note_session", "reply", "step_done", "tell"]
