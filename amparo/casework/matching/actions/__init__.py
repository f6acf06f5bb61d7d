"""Acts on questions under seal: leave one, take it back, compare, answer or stay silent, and let go of what is over."""

from amparo.casework.matching.actions.answering import answer, match
from amparo.casework.matching.actions.asking import ask, forget, let_go, take_back
from amparo.casework.matching.actions.comparing import compare_new, matches

__all__ = ["answer", "ask", "compare_new", "forget", "let_go", "match", "matches", "take_back"]
