"""Everything about the content that can be checked by machine, said in plain words: `amparo practice check`."""

from collections.abc import Callable, Iterator
from datetime import date

from amparo.foundation.codelists import CodeListError
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import FormError, read_markdown
from amparo.foundation.forms.making.tables import placed_rows
from amparo.foundation.pathways import PathwayError
from amparo.practice.areas import Area, Example, PracticeError, rows
from amparo.practice.catalogue import Catalogue
from amparo.practice.desk import counting, joining, tables, translating, working
from amparo.practice.desk.office import office_problems
from amparo.practice.desk.remarks import Remark, of_form, short
from amparo.practice.indicators import indicators
from amparo.practice.numbers import equity
from amparo.practice.numbers.keeping import schedules
from amparo.practice.office import GATES

BROKEN = (PracticeError, PathwayError, CodeListError, FormError, ValueError)


def problems(catalogue: Catalogue, day: date, *, frozen: bool = True) -> list[Remark]:
    """List what is wrong, area by area; an empty list means that the content can be given out.

    Where lists cannot be read, nothing else can: then only they are told. Without `frozen`, what changed since it was
    published is not wrong.
    """
    found = unusable(catalogue) or _told("examples", catalogue.examples)
    if found:
        return found
    for area in catalogue.areas.values():
        for ask in (
            _forms,
            _rules,
            _examples,
            tables.problems,
            counting.problems,
            counting.comparisons,
            translating.problems,
            joining.problems,
        ):
            found += ask(catalogue, area, day)
    if frozen:
        found += _fingerprints(catalogue)
    return sorted(set(found))


def unusable(catalogue: Catalogue) -> list[Remark]:
    """List what keeps the program from starting: what a country office may not do, and lists or clocks nobody can read."""
    found = [
        *office_problems(catalogue),
        *_told("lists", lambda: catalogue.lists),
        *_told("areas", lambda: catalogue.specialised),
        *_told("parameters/deadlines.csv", lambda: catalogue.deadlines),
        *_told("parameters/retention.csv", lambda: schedules(catalogue)),
        *_told("indicators", lambda: indicators(catalogue)),
        *_told("equity", lambda: (equity.measures(catalogue), equity.dimensions(catalogue))),
    ]
    found += [remark for area in catalogue.areas.values() for remark in _added_gates(catalogue, area)]
    return sorted(set(found))


def _added_gates(catalogue: Catalogue, area: Area) -> list[Remark]:
    """Read the conditions of gates that an office added: one that cannot be read would take all of the area with it."""
    file = area.office / GATES if area.office else None
    if file is None or not file.exists():
        return []
    return _told(f"{area.name}/{GATES}, with the office's below ours", lambda: catalogue.rules(f"{area.name}/gates"))


def _told(what: str, read: Callable[[], object]) -> list[Remark]:
    try:
        read()
    except KeyError as problem:
        return [Remark(what, 0, f"A table has no column {problem}.")]
    except BROKEN as problem:
        return [Remark(what, 0, str(problem).removeprefix(what).lstrip(":, "))]
    return []


def _fingerprints(catalogue: Catalogue) -> list[Remark]:
    told = (problem.partition(": ") for problem in catalogue.fingerprint_problems())
    return [Remark(file, 0, sentence) for file, _, sentence in told]


def _forms(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say what is wrong with the forms of an area: those that cannot be read, and questions without class or source."""
    for name, file in area.files("forms", "md").items():
        text, called = file.read_text(encoding="utf-8"), short(file)
        try:
            form = catalogue.form(f"{area.name}/{name}")
        except FormError as problem:
            yield from of_form(called, text, problem)
            continue
        except Refusal:
            yield Remark(called, 0, "It cannot be found as a form: its version is not that of its name.")
            continue
        for path, place, row in placed_rows(read_markdown(text)["survey"]):
            question = form.questions.get(path)
            if question is not None and question.shown:
                yield from of_form(called, text, FormError(*tables.asked(row, question.kind, place)))


def _rules(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say what is wrong with the rules of an area: conditions, sources, and rules without three worked examples."""
    shown = {(one.form, one.rule, one.kind) for one in catalogue.examples()}
    for name, file in area.files("rules", "csv").items():
        ref, called = f"{area.name}/{name}", short(file)
        try:
            rules = catalogue.rules(ref).rules
        except FormError as problem:
            yield from (Remark(called, one.row, one.sentence) for one in problem.complaints)
            continue
        except Refusal:
            yield Remark(called, 0, f"There is no form “{name}” for these rules.")
            continue
        except PracticeError as problem:
            yield Remark(called, 0, str(problem))
            continue
        for number, rule in enumerate(rules, 2):
            missing = [kind for kind in ("yes", "no", "unknown") if (ref, rule.id, kind) not in shown]
            if missing:
                sentence = f"The rule {rule.id} has no worked example of: {', '.join(missing)}."
                yield Remark(called, number, sentence)


def _examples(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say which worked examples do not come out, or answer what is not asked."""
    places = {
        (name, number): short(file)
        for name, file in area.files("examples", "csv").items()
        for number, _row in enumerate(rows(file), 2)
    }
    for (_name, number), example in zip(places, _own(catalogue, area), strict=True):
        called = places[(example.file, number)]
        try:
            yield from (Remark(called, number, told) for told in working.complaints(catalogue, example, day))
        except FormError:
            yield Remark(called, number, f"The example “{example.example}” needs a form or rules that cannot be read.")


def _own(catalogue: Catalogue, area: Area) -> list[Example]:
    return [one for one in catalogue.examples() if one.area == area.name]
