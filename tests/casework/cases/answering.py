"""Fill any form as a careful worker would: answer what is asked, mend what is refused, until it can be completed."""

from collections.abc import Mapping
from datetime import timedelta

from amparo.foundation import clock
from amparo.foundation.forms import Form, Question, evaluate

PLAIN = {
    "integer": "3", "decimal": "3", "text": "In her own words.", "time": "10:00:00.000Z", "geopoint": "24.2 23.3 0 5",
}  # fmt: skip


def complete_answers(form: Form, wanted: Mapping[str, str], begun: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return answers (path → text) that complete `form`; `wanted` gives values by question name.

    `begun` are the defaults it begins with. Every repeat gets one instance; `name__2` is a question in the second one.
    Raises AssertionError when the form cannot be completed in twelve rounds.
    """
    answers = {**(begun or {}), **_wanted(form, wanted)}
    for _ in range(12):
        outcome = evaluate(form, answers, clock.today())
        if not outcome.problems:
            return answers
        others = [problem for problem in outcome.problems if problem.path.rpartition("/")[2] not in wanted]
        for problem in others or outcome.problems:
            question = form.question(problem.path)
            assert question, problem.path
            tried = answers.get(problem.path)
            answers[problem.path] = _next(
                question, [choice.code for choice in outcome.choices.get(problem.path, ())], tried
            )
    raise AssertionError([(problem.path, problem.kind, answers.get(problem.path)) for problem in outcome.problems])


def _wanted(form: Form, wanted: Mapping[str, str]) -> dict[str, str]:
    answers = {}
    for path, question in form.questions.items():
        place = "/".join(f"{part}[1]" if _repeats(form, path, n) else part for n, part in enumerate(path.split("/"), 1))
        if question.name in wanted:
            answers[place] = wanted[question.name]
        elif "[1]" in place and question.required and not question.relevant:
            answers[place] = _next(question, [choice.code for choice in question.choices], None)
        further = ((name.rpartition("__"), value) for name, value in wanted.items() if "[1]" in place)
        answers |= {place.replace("[1]", f"[{at}]"): value for (name, _, at), value in further if name == question.name}
    return answers


def _repeats(form: Form, path: str, depth: int) -> bool:
    group = form.groups.get("/".join(path.split("/")[:depth]))
    return bool(group and group.repeated)


def _next(question: Question, choices: list[str], tried: str | None) -> str:
    if question.kind.startswith("select"):
        at = choices.index(tried) + 1 if tried in choices else 0
        return choices[at % len(choices)] if choices else ""
    if question.kind in ("date", "today"):
        day = clock.today() if tried is None else clock.today() + timedelta(days=7)
        return day.isoformat()
    return PLAIN.get(question.kind, "In her own words.") if tried is None else str(len(tried) + 5)
