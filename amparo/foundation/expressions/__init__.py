"""Conditions and calculations of forms, as forms write them (XPath), run by libxml2: no own language, no eval."""

import math
from typing import Any

from lxml import etree

from amparo.foundation.expressions.functions import FUNCTIONS
from amparo.foundation.expressions.moments import CURRENT, Moment, at
from amparo.foundation.expressions.parsing import parse
from amparo.foundation.expressions.standing import Place, Setting
from amparo.foundation.expressions.translating import Translator
from amparo.foundation.expressions.tree import ExpressionError
from amparo.foundation.expressions.values import to_text

__all__ = ["CURRENT", "Expression", "ExpressionError", "Moment", "Setting", "at", "compile_expression"]

_SPACE = {"x": "urn:amparo:forms"}


class Expression:
    """One compiled expression, called with the node it stands on.

    `reads` are the paths it depends on, `compared` the paths with the texts they are compared with, `numbers` the
    numbers it mentions.
    """

    __slots__ = ("_run", "compared", "kind", "numbers", "reads", "source", "written")

    def __init__(self, source: str, setting: Setting, wanted: str = "any") -> None:
        translator = Translator(setting)
        tree, here = parse(source), Place(setting.at)
        if wanted == "truth":
            self.written, self.kind = translator.truth(tree, here), "truth"
        elif wanted == "number":
            self.written, self.kind = translator.number(tree, here), "number"
        else:
            written = translator.write(tree, here)
            self.written, self.kind = written.text, written.kind
        self.source, self.reads = source, frozenset(translator.reads)
        self.compared, self.numbers = frozenset(translator.compared), frozenset(translator.numbers)
        used = {(_SPACE["x"], name): FUNCTIONS[name] for name in translator.functions}
        try:
            self._run = etree.XPath(self.written, namespaces=_SPACE, extensions=used, smart_strings=False)
        except etree.XPathError as problem:
            raise ExpressionError("the expression is not complete") from problem

    def __call__(self, node: Any) -> Any:
        """Evaluate on `node`; give text, float, bool or nodes. Raises ExpressionError when it cannot be worked out."""
        try:
            return self._run(node, c=node, r=node.getroottree().getroot())
        except (etree.XPathError, TypeError, ArithmeticError, AttributeError, ValueError, LookupError) as problem:
            raise ExpressionError(f"{self.source.strip()}: {problem}") from problem

    def text(self, node: Any) -> str:
        """Evaluate and write the result as an answer: truth is 1 or 0, NaN is empty."""
        value = self(node)
        if isinstance(value, bool):
            return "1" if value else "0"
        return "" if isinstance(value, float) and math.isnan(value) else to_text(value)


def compile_expression(source: str, setting: Setting, wanted: str = "any") -> Expression:
    """Compile XForms XPath for one place in a form.

    `wanted` is any, truth or number (what the result is converted to). Raises ExpressionError in plain words.
    Source: ODK XForms specification; XPath 1.0.
    """
    return Expression(source, setting, wanted)
