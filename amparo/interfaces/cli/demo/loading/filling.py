"""Fills the forms of each story and finds the risk by the published rules, on all cores: it is most of the work."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from amparo.interfaces.cli import startup
from amparo.interfaces.cli.demo import answers
from amparo.interfaces.cli.demo.answers import Filled, planning
from amparo.interfaces.cli.demo.story import Story

CHUNK = 50
AHEAD = 4
"""Chunks under way for each core, so that memory stays bounded."""


@dataclass(frozen=True)
class Form:
    """One filled form with its step and, where rules read it, the level of risk they find."""

    step: str
    filled: Filled
    level: str | None


Pair = tuple[Story, list[Form]]


def with_forms(stories: Iterable[Story]) -> Iterator[Pair]:
    """Yield each story with its forms, in order."""
    source = iter(stories)
    chunks = iter(lambda: list(islice(source, CHUNK)), [])
    cores = os.cpu_count() or 1
    first = list(islice(chunks, 8))
    if len(first) < 8 or cores == 1:
        for chunk in [*first, *chunks]:
            yield from fill(chunk)
        return
    compile_forms()
    with ProcessPoolExecutor(cores, initializer=startup.settings_read) as pool:
        waiting: deque[Future[list[Pair]]] = deque(pool.submit(fill, chunk) for chunk in first)
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(fill, chunk) for chunk in islice(chunks, AHEAD * cores - len(waiting)))


def compile_forms() -> None:
    """Compile every form once, so that processes made by forking start with them."""
    from amparo.casework.cases import pathway

    for step in pathway.FORMS:
        pathway.form_of(step)


def fill(stories: list[Story]) -> list[Pair]:
    """Return each story with its forms."""
    return [(story, [_form(filled) for filled in [*answers.filled(story), *_new_plans(story)]]) for story in stories]


def _new_plans(story: Story) -> Iterator[Filled]:
    """Yield the plan that follows each later assessment of a case that goes on."""
    case = story.case
    for item in case.assessments if case else ():
        at = item["at"] + timedelta(days=2)
        closed = case.closure["at"] if case and case.closure else None
        if case and item["reason"] == "planned" and (closed is None or at < closed):
            yield Filled(answers.PLAN, at, case.owner, planning.plan(story, at))


def _form(filled: Filled) -> Form:
    from amparo.casework.cases import findings, pathway

    step = next(step for step, form in pathway.FORMS.items() if form == filled.form)
    level = None
    if step in findings.RULES:
        level = findings.finding_of(step, pathway.form_of(step), filled.answers).level
    return Form(step, filled, level)
