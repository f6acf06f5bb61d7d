"""The functions of forms on answers, choices, repeats and lists (ODK XForms specification)."""

import math
import random as dice

from amparo.foundation.expressions.functions.table import function
from amparo.foundation.expressions.moments import CURRENT
from amparo.foundation.expressions.values import Value, many, relevant, to_number, to_text, to_truth


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


@function("randomize")
def randomize(nodes: Value, seed: Value = "") -> Value:
    """Shuffle choices; the same seed gives the same order."""
    mixed = list(nodes) if isinstance(nodes, list) else []
    dice.Random(to_text(seed) or None).shuffle(mixed)  # noqa: S311
    return mixed


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


@function("version")
def version() -> str:
    """Give the version of the form."""
    return CURRENT.get().version


@function("property")
def property_(_name: Value) -> str:
    """Give a property of the device; a server has none."""
    return ""
