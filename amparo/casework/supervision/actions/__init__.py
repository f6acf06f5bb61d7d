"""Changes of supervision: draw a sample, fill a checklist, tell the worker, answer; note a session."""

from amparo.casework.supervision.actions.competence import lapse_what_is_over, record_competence
from amparo.casework.supervision.actions.drawing import draw, drop
from amparo.casework.supervision.actions.sessions import note_session
from amparo.casework.supervision.actions.speaking import acknowledge, fill, reply, step_done, tell

__all__ = [
    "acknowledge", "draw", "drop", "fill", "lapse_what_is_over", "note_session", "record_competence", "reply",
    "step_done", "tell",
]  # fmt: skip
