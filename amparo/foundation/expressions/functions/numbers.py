"""The functions of forms on numbers (ODK XForms specification)."""

import math
import random as dice
from collections.abc import Callable

from amparo.foundation.expressions.functions.table import Function, function
from amparo.foundation.expressions.values import Value, many, number_text, to_number, to_number_or_days


def _numbers(args: tuple[Value, ...]) -> list[float]:
    return [to_number_or_days(text) for arg in args for text in many(arg)]


@function("sum")
def total(*args: Value) -> float:
    """Add numbers."""
    return math.fsum(_numbers(args)) if all(map(math.isfinite, _numbers(args))) else math.nan


@function("min")
def least(*args: Value) -> float:
    """Give the smallest number, leaving out what is empty; NaN when there is none."""
    return min((number for number in _numbers(args) if not math.isnan(number)), default=math.nan)


@function("max")
def greatest(*args: Value) -> float:
    """Give the largest number, leaving out what is empty; NaN when there is none."""
    return max((number for number in _numbers(args) if not math.isnan(number)), default=math.nan)


@function("round")
def rounded(value: Value, places: Value = 0.0) -> float:
    """Round half up (JavaRosa), to a number of decimal places that may be negative."""
    number, digits = to_number(value), to_number(places)
    if not math.isfinite(number) or math.isnan(digits):
        return number
    scale = 10.0 ** max(-15, min(15, int(digits)))
    away = math.floor(abs(number) * scale + 0.5) / scale
    exact_half = number < 0 and abs(number) * scale % 1 == 0.5 and digits == 0
    return -(away - 1) if exact_half else math.copysign(away, number)


@function("int")
def integer(value: Value) -> float:
    """Cut off the decimals."""
    number = to_number(value)
    return float(math.trunc(number)) if math.isfinite(number) else number


def _calculated(body: Callable[..., float]) -> Function:
    def guarded(*args: Value) -> float:
        try:
            return float(body(*(to_number(arg) for arg in args)))
        except (ValueError, OverflowError, ZeroDivisionError):
            return math.nan

    return guarded


_CALCULATIONS: dict[str, Callable[..., float]] = {
    "pow": math.pow, "log": math.log, "log10": math.log10, "exp": math.exp, "exp10": lambda x: math.pow(10, x),
    "sqrt": math.sqrt, "abs": abs, "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin,
    "acos": math.acos, "atan": math.atan, "atan2": math.atan2,
}  # fmt: skip
for _name, _body in _CALCULATIONS.items():
    function(_name)(_calculated(_body))


@function("pi")
def pi() -> float:
    """Give π."""
    return math.pi


@function("random")
def random() -> float:
    """Give a number from 0 to 1; not for secrets."""
    return dice.random()  # noqa: S311


@function("thousands-sep")
def thousands(value: Value) -> str:
    """Write a number with separators of thousands."""
    number = to_number(value)
    return f"{number:,.15g}" if math.isfinite(number) else number_text(number)
