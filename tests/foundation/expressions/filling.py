"""Random but repeatable fillings of any form, for comparing two engines."""

import random
from collections.abc import Iterator

from amparo.foundation.forms import Form, Group, Question

_TEXTS = ("Sara", "x", "a b", "12", "12.50", "0", "-3", "true", "2026-01-01", "Åsa's", "  two  words ", "yes", "1e3")
_DATES = ("1969-12-31", "1984-02-29", "2008-11-23", "2011-02-03", "2025-06-30", "2026-11-23", "2031-01-01")
_BY_TYPE = {
    "int": ("0", "1", "2", "5", "17", "18", "45", "130", "-4"),
    "decimal": ("0.5", "2", "-1.25", "3.14159", "100.0"),
    "date": _DATES,
    "dateTime": ("2026-11-23T10:00:00.000Z", "2024-02-29T23:59:59.000Z"),
    "time": ("08:15:00.000Z", "23:59:00.000Z"),
    "geopoint": ("4.05 9.70 0 0", "-33.9 18.4 12 5"),
    "geotrace": ("4.05 9.70 0 0;4.10 9.80 0 0",),
    "geoshape": ("4 9 0 0;4 10 0 0;5 10 0 0;4 9 0 0",),
}
_NOT_TYPED = frozenset({"image", "audio", "video", "file", "note"})


def filling(form: Form, seed: int) -> tuple[dict[str, str], dict[str, int]]:
    """Give answers for every question that can be answered ("" for left empty) and how often each repeat stands."""
    chance = random.Random(seed)
    answers: dict[str, str] = {}
    counts: dict[str, int] = {}
    for item in _top(form):
        _fill(item, "", "", form, chance, answers, counts)
    return answers, counts


def _top(form: Form) -> Iterator[Question | Group]:
    inside = {path for group in form.groups.values() for path in _inner(group)}
    yield from (group for path, group in form.groups.items() if path not in inside)
    yield from (question for path, question in form.questions.items() if path not in inside)


def _inner(group: Group) -> Iterator[str]:
    for item in group.items:
        yield item.path
        if isinstance(item, Group):
            yield from _inner(item)


def _fill(
    item: Question | Group, here: str, bare: str, form: Form, chance: random.Random, answers: dict[str, str],
    counts: dict[str, int],
) -> None:  # fmt: skip
    path = here + item.path[len(bare) :]
    if isinstance(item, Question):
        if item.shown and not item.calculation and item.kind not in _NOT_TYPED:
            answers[path] = _answer(item, chance)
        return
    times = chance.randint(1, 3) if item.repeated and not item.count else 1
    if item.repeated:
        counts[path] = times
    for position in range(1, times + 1):
        inside = f"{path}[{position}]" if item.repeated else path
        for inner in item.items:
            _fill(inner, inside, item.path, form, chance, answers, counts)


def _answer(question: Question, chance: random.Random) -> str:
    if chance.random() < 0.2:
        return ""
    codes = [choice.code for choice in question.choices if choice.code]
    if codes and question.kind == "select_one":
        return chance.choice(codes)
    if codes and question.kind in ("select_multiple", "rank"):
        return " ".join(chance.sample(codes, chance.randint(1, min(5, len(codes)))))
    if question.kind == "acknowledge":
        return "OK"
    return chance.choice(_BY_TYPE.get(question.bind_type, _TEXTS))
