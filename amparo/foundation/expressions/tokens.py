"""Splits XPath 1.0 text into its words and signs (W3C XPath 1.0, section 3.7)."""

import re

from amparo.foundation.expressions.tree import ExpressionError

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<text>\"[^\"]*\"|'[^']*')"
    r"|(?P<name>[^\W\d][\w.\-]*(?::(?:[^\W\d][\w.\-]*|\*))?(?!:(?!:)))"
    r"|(?P<mark>//|::|\.\.|<=|>=|!=|[/.@()\[\],|+\-<>=*$]))"
)
_WORDS = frozenset({"and", "or", "div", "mod"})
_BEFORE_OPERAND = frozenset({"@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"})
LONGEST = 20_000


def tokens(text: str) -> list[tuple[str, str]]:
    """Split `text` into (kind, value) pairs; kinds are number, text, name, mark and op (a word used as operator)."""
    if len(text) > LONGEST:
        raise ExpressionError("the expression is too long")
    found: list[tuple[str, str]] = []
    position, text = 0, text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise ExpressionError(f"the sign {text[position:].strip()[:1]!r} is not understood")
        kind = str(match.lastgroup)
        found.append(_as_operator(found, kind, match.group(kind)))
        position = match.end()
    return found


def _as_operator(before: list[tuple[str, str]], kind: str, value: str) -> tuple[str, str]:
    # XPath 1.0 §3.7: after an operand, `*` and these words are operators, never names.
    operand_expected = (
        not before or before[-1][0] == "op" or (before[-1][0] == "mark" and before[-1][1] in _BEFORE_OPERAND)
    )
    if not operand_expected and (value in _WORDS or value == "*") and kind in ("name", "mark"):
        return "op", value
    return kind, value


class Cursor:
    """A place among the tokens of one expression."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.at = 0

    def peek(self, ahead: int = 0) -> tuple[str, str]:
        """Return kind and text of the token `ahead` of here; ("end", "") behind the last one."""
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else ("end", "")

    def take(self, value: str) -> bool:
        """Step over a mark or operator when it is `value`; return whether it was."""
        if self.peek()[0] in ("mark", "op") and self.peek()[1] == value:
            self.at += 1
            return True
        return False

    def need(self, value: str) -> None:
        """Step over the mark `value`; raise ExpressionError when it is not there."""
        if not self.take(value):
            raise ExpressionError(f"{value!r} is missing" + (f" before {self.peek()[1]!r}" if self.peek()[1] else ""))
