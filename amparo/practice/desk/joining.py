"""What specialised areas promise together: a question means one thing, and gates speak of what is there."""

from collections.abc import Iterator
from datetime import date

from amparo.foundation.errors import Refusal
from amparo.foundation.forms import FormError, Question
from amparo.foundation.rules import Result, findings
from amparo.practice.areas import Area, PracticeError
from amparo.practice.catalogue import Catalogue
from amparo.practice.desk.remarks import Remark, line_of, short
from amparo.practice.specialised import TABLES, Specialised
from amparo.practice.wholes import GENERAL

Asked = tuple[str, str, Question]
"""Area/form, name, question."""


def problems(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say what is wrong between a specialised area and the others; nothing of an area that is none."""
    own = catalogue.specialised.get(area.name)
    if own is None:
        return
    broken = list(_conditions(catalogue, area, day))
    yield from broken
    yield from _gates(catalogue, area, own)
    yield from _clocks(catalogue, area, own)
    if not broken:
        yield from _narrowed(catalogue, area, own)
        yield from _questions(catalogue, area, own)


def _conditions(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say which conditions cannot be read, and which gate or clearance would be decided while nothing is known."""
    for table in TABLES:
        called = f"{area.name}/{table}.csv"
        try:
            rules = catalogue.rules(f"{area.name}/{table}")
        except (PracticeError, FormError, Refusal) as problem:
            yield Remark(called, 0, str(problem))
            continue
        for found in findings(rules, {}, day) if table in ("gates", "clearances") else ():
            if found.result is Result.FALSE:
                sentence = f"“{found.rule}” is already no while nothing is known; what is unknown has to stay open."
                yield Remark(called, _row(area, f"{table}.csv", found.rule), sentence)


def _gates(catalogue: Catalogue, area: Area, own: Specialised) -> Iterator[Remark]:
    given = [each.id for one in catalogue.specialised.values() for each in one.clearances]
    for gate in own.gates:
        if gate.until and gate.until not in given:
            yield Remark(f"{area.name}/gates.csv", _row(area, "gates.csv", gate.id), f"No area gives “{gate.until}”.")
    for each in own.clearances:
        if given.count(each.id) > 1:
            place = _row(area, "clearances.csv", each.id)
            yield Remark(f"{area.name}/clearances.csv", place, f"Two areas give “{each.id}”.")


def _clocks(catalogue: Catalogue, area: Area, own: Specialised) -> Iterator[Remark]:
    called = f"{area.name}/parameters/deadlines.csv"
    for one in catalogue.deadlines:
        if one.step.startswith(f"{area.name}/") and one.step not in own.forms:
            yield Remark(called, _row(area, "parameters/deadlines.csv", one.id), f"There is no form {one.step}.")


def _narrowed(catalogue: Catalogue, area: Area, own: Specialised) -> Iterator[Remark]:
    for one in own.narrowed:
        names = {question.name for question in catalogue.form(f"{area.name}/{one.form}").questions.values()}
        if one.question and one.question not in names:
            place = _row(area, "disclosure.csv", one.question)
            yield Remark(f"{area.name}/disclosure.csv", place, f"{one.form} does not ask “{one.question}”.")


def _questions(catalogue: Catalogue, area: Area, own: Specialised) -> Iterator[Remark]:
    """Say which questions have the name of another that is asked elsewhere in another way."""
    general = {name: question for _, name, question in _asked(catalogue, GENERAL)}
    others = {
        name: other
        for other, theirs in catalogue.specialised.items()
        if other != area.name
        for _, name, _ in _asked(catalogue, theirs.forms)
    }
    for form, name, question in _asked(catalogue, own.forms):
        file = area.files("forms", "md")[form.partition("/")[2]]
        place = line_of(file.read_text(encoding="utf-8"), f"| {name} |")
        if name in general and _shape(question) != _shape(general[name]):
            yield Remark(
                short(file), place, f"A general form asks “{name}” too, in another way; they have to be the same."
            )
        elif name not in general and name in others:
            yield Remark(short(file), place, f"{others[name]} asks a question called “{name}” too.")


def _asked(catalogue: Catalogue, forms: tuple[str, ...]) -> Iterator[Asked]:
    for form in (form for form in forms if form in catalogue.forms):
        for question in catalogue.form(form).questions.values():
            if question.shown and question.kind != "note" and not question.calculation:
                yield form, question.name, question


def _shape(question: Question) -> tuple[str, bool, frozenset[str]]:
    return question.kind, bool(question.repeat), frozenset(choice.code for choice in question.choices)


def _row(area: Area, file: str, name: str) -> int:
    path = area.path / file
    return line_of(path.read_text(encoding="utf-8-sig"), name) if path.exists() else 0
