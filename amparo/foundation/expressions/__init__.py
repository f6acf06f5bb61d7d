"""Conditions and calculations of forms, as forms write them (XPath), run by libxml2: no language of our own, no eval."""

import math
from typing import Any

from lxml import etree

from amparo.foundation.expressions import dates, places
from amparo.foundation.expressions.functions import FUNCTIONS
from amparo.foundation.expressions.moments import CURRENT, Moment, at
from amparo.foundation.expressions.parsing import ExpressionError, parse
from amparo.foundation.expressions.translating import Place, Setting, Translator
from amparo.foundation.expressions.values import to_text

__all__ = ["CURRENT", "Expression", "ExpressionError", "Moment", "Setting", "at", "compile_expression"]

_SPACE = {"x": "urn:amparo:forms"}
_ROOMS = (dates, places)  # imported so that their functions enter the table


class Expression:
    """One compiled expression: `reads` are the paths it depends on, and it is called with the node it stands on."""

    __slots__ = ("_run", "kind", "reads", "source", "written")

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
        used = {(_SPACE["x"], name): FUNCTIONS[name] for name in translator.functions}
        try:
            self._run = etree.XPath(self.written, namespaces=_SPACE, extensions=used, smart_strings=False)
        except etree.XPathError as problem:
            raise ExpressionError("the expression is not complete") from problem

    def __call__(self, node: Any) -> Any:
        """Evaluate on `node` and give text, float, bool or a list of nodes; raises ExpressionError when it cannot be."""
        try:
            return self._run(node, c=node)
        except (etree.XPathError, TypeError, ArithmeticError, AttributeError) as problem:
            raise ExpressionError(f"{self.source.strip()}: {problem}") from problem

    def text(self, node: Any) -> str:
        """Evaluate and write the result as an answer: a number that is none (NaN) is an empty answer."""
        value = self(node)
        return "" if isinstance(value, float) and math.isnan(value) else to_text(value)


def compile_expression(source: str, setting: Setting, wanted: str = "any") -> Expression:
    """Compile XForms XPath for one place in a form.

    `wanted` is any, truth or number (what the result is converted to). Raises ExpressionError in plain words.
    Source: ODK XForms specification; XPath 1.0.
    """
    return Expression(source, setting, wanted)
