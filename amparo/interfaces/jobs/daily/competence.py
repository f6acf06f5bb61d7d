"""Competence that is proven no more lapses: what is carried goes on, nothing new begins."""

from amparo.casework.supervision import actions


def lapse() -> None:
    """Let every qualification lapse whose proof ran out."""
    actions.lapse_what_is_over()
