"""The XForms and ODK functions that forms may call, on text, numbers, choices and lists (ODK XForms specification)."""

import base64
import binascii
import hashlib
import math
import random as dice
import re
import uuid as identifiers
from collections.abc import Callable

from amparo.foundation.expressions.moments import CURRENT
from amparo.foundation.expressions.values import (
    Value,
    equal,
    many,
    number_text,
    relevant,
    single,
    to_number,
    to_number_or_days,
    to_text,
    to_truth,
)

Function = Callable[..., Value]
FUNCTIONS: dict[str, Function] = {}
# A pattern longer than this, or text longer than that, is refused: a regular expression can run for ever.
LONGEST_PATTERN, LONGEST_MATCHED = 300, 2_000
# A repeated group that itself holds a repetition, `(a+)+`, is what makes a pattern run for ever.
_RUNAWAY = re.compile(r"\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]")


def function(name: str) -> Callable[[Function], Function]:
    """Enter a Python function in the table under its XPath name."""

    def enter(body: Function) -> Function:
        FUNCTIONS[name] = lambda _context, *args: body(*args)
        return body

    return enter


FUNCTIONS |= {
    "number": lambda _c, value: to_number(value),
    "days": lambda _c, value: to_number_or_days(value),
    "truth-text": lambda _c, value: {"1": "true", "0": "false"}.get(to_text(value), to_text(value)),
    "string": lambda _c, value: to_text(value),
    "boolean": lambda _c, value: to_truth(value),
    "equal": lambda _c, left, right: equal(left, right),
}


def _numbers(args: tuple[Value, ...]) -> list[float]:
    return [to_number_or_days(text) for arg in args for text in many(arg)]


@function("if")
def choose(condition: bool, yes: Value, no: Value) -> Value:
    """Give `yes` when the condition holds, else `no`."""
    return yes if condition else no


@function("coalesce")
def coalesce(*args: Value) -> Value:
    """Give the first value that is not empty."""
    return next((arg for arg in args if to_text(arg) != ""), "")


@function("once")
def once(current: Value, value: Value) -> Value:
    """Keep what the question already holds; only an empty one takes the value."""
    held = to_text(current)
    return held if held else value


@function("instance")
def instance(name: Value) -> Value:
    """Give the list called `name` (a secondary instance); an unknown list is empty."""
    found = CURRENT.get().instances.get(to_text(name))
    return [] if found is None else [found]


@function("selected")
def selected(chosen: Value, code: Value) -> bool:
    """Say whether `code` is among the chosen codes."""
    return to_text(code).strip() in to_text(chosen).split()


@function("selected-at")
def selected_at(chosen: Value, index: Value) -> str:
    """Give the chosen code at a 0-based position, "" outside."""
    codes, wanted = to_text(chosen).split(), to_number(index)
    return codes[int(wanted)] if 0 <= wanted < len(codes) else ""


@function("count-selected")
def count_selected(chosen: Value) -> float:
    """Count the chosen codes."""
    return float(len(to_text(chosen).split()))


@function("count")
def count(nodes: Value) -> float:
    """Count relevant nodes."""
    return float(len(relevant(nodes))) if isinstance(nodes, list) else 0.0


@function("count-non-empty")
def count_non_empty(nodes: Value) -> float:
    """Count the nodes that hold something."""
    return float(sum(1 for text in many(nodes) if text))


@function("position")
def position(nodes: Value) -> float:
    """Give the 1-based place of a repeat among its kind."""
    if not isinstance(nodes, list) or not nodes or isinstance(nodes[0], str):
        return math.nan
    return 1.0 + sum(1 for _ in nodes[0].itersiblings(nodes[0].tag, preceding=True))


@function("indexed-repeat")
def indexed_repeat(nodes: Value, *levels: Value) -> Value:
    """Go into the n-th repeat, level by level, and give the node there."""
    for number, tail in zip(levels[::2], levels[1::2], strict=True):
        wanted = to_number(number)
        if math.isnan(wanted) or not 1 <= wanted <= len(nodes):
            return []
        chosen = nodes[int(wanted) - 1]
        nodes = chosen.findall(to_text(tail)) if to_text(tail) else [chosen]
    return nodes


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


@function("randomize")
def randomize(nodes: Value, seed: Value = "") -> Value:
    """Shuffle choices; the same seed gives the same order."""
    mixed = list(nodes) if isinstance(nodes, list) else []
    dice.Random(to_text(seed) or None).shuffle(mixed)  # noqa: S311
    return mixed


@function("uuid")
def uuid(length: Value = "") -> str:
    """Give a random identifier (version 4)."""
    text = str(identifiers.uuid4())
    wanted = to_number(length)
    return text if math.isnan(wanted) else text[: max(0, int(wanted))]


@function("concat")
def concat(*args: Value) -> str:
    """Put texts together, all nodes of each node set."""
    return "".join(text for arg in args for text in many(arg))


@function("join")
def join(separator: Value, *args: Value) -> str:
    """Put texts together with a separator."""
    return to_text(separator).join(text for arg in args for text in many(arg))


@function("substr")
def substr(text: Value, start: Value, end: Value = math.nan) -> str:
    """Cut a piece by 0-based start and end; negative counts from the end."""
    whole, first, last = to_text(text), to_number(start), to_number(end)
    begin = 0 if math.isnan(first) else int(first)
    stop = len(whole) if math.isnan(last) else int(last)
    begin, stop = (max(0, len(whole) + n) if n < 0 else n for n in (begin, stop))
    return whole[begin:stop] if begin < stop else ""


@function("ends-with")
def ends_with(text: Value, end: Value) -> bool:
    """Say whether the text ends so."""
    return to_text(text).endswith(to_text(end))


@function("regex")
def regex(text: Value, pattern: Value) -> bool:
    """Say whether the whole text fits the pattern; a pattern that cannot be read fits nothing."""
    whole, rule = to_text(text), to_text(pattern)
    if len(rule) > LONGEST_PATTERN or len(whole) > LONGEST_MATCHED or (len(whole) > 40 and _RUNAWAY.search(rule)):
        return False
    try:
        return re.fullmatch(rule, whole) is not None
    except re.error:
        return False


@function("boolean-from-string")
def boolean_from_string(value: Value) -> bool:
    """Say whether the text is true or 1."""
    return to_text(value).strip().lower() in ("true", "1")


@function("checklist")
def checklist(least_wanted: Value, most_wanted: Value, *args: Value) -> bool:
    """Say whether the number of true answers lies between two bounds; -1 is no bound."""
    return _between(sum(map(to_truth, _each(args))), least_wanted, most_wanted)


@function("weighted-checklist")
def weighted_checklist(least_wanted: Value, most_wanted: Value, *args: Value) -> bool:
    """Say whether the weights of the true answers lie between two bounds (here, unlike checklist, -1 is a bound)."""
    weights = sum(to_number(weight) for yes, weight in zip(args[::2], args[1::2], strict=False) if to_truth(yes))
    return to_number(least_wanted) <= weights <= to_number(most_wanted)


def _each(args: tuple[Value, ...]) -> list[Value]:
    return [item for arg in args for item in (many(arg) if isinstance(arg, list) else [arg])]


def _between(found: float, least_wanted: Value, most_wanted: Value) -> bool:
    low, high = to_number(least_wanted), to_number(most_wanted)
    return (low < 0 or found >= low) and (high < 0 or found <= high)


@function("choice-name")
def choice_name(value: Value, question: Value) -> str:
    """Give the label of a choice of a question, in the language of the evaluation."""
    return CURRENT.get().choice_name(to_text(question).strip(), to_text(value))


@function("itext")
def itext(identifier: Value) -> str:
    """Give a text of the form by its id, in the language of the evaluation."""
    return CURRENT.get().itext(to_text(identifier))


@function("pulldata")
def pulldata(name: Value, wanted: Value, key: Value, value: Value) -> str:
    """Look up one value in an attached list; "" when the list or the row is not there."""
    found = CURRENT.get().instances.get(to_text(name))
    column, key_column, sought = to_text(wanted), to_text(key), to_text(value)
    for item in () if found is None else found.iter("item"):
        if item.findtext(key_column, "") == sought:
            return str(item.findtext(column, ""))
    return ""


@function("digest")
def digest(text: Value, method: Value, encoding: Value = "base64") -> str:
    """Give the digest of a text (MD5, SHA-1, SHA-256, SHA-384, SHA-512) in base64 or hex."""
    name = to_text(method).replace("-", "").lower()
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        return ""
    raw = hashlib.new(name, to_text(text).encode(), usedforsecurity=False).digest()
    return raw.hex() if to_text(encoding).lower() == "hex" else base64.b64encode(raw).decode()


@function("base64-decode")
def base64_decode(text: Value) -> str:
    """Read base64 as UTF-8 text; "" when it is not that."""
    try:
        return base64.b64decode(to_text(text), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


@function("version")
def version() -> str:
    """Give the version of the form."""
    return CURRENT.get().version


@function("property")
def property_(_name: Value) -> str:
    """Give a property of the device; a server has none."""
    return ""


@function("thousands-sep")
def thousands(value: Value) -> str:
    """Write a number with separators of thousands."""
    number = single(to_number(value))
    return f"{number:,.15g}" if isinstance(number, float) and math.isfinite(number) else number_text(to_number(value))
