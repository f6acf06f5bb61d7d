"""JavaRosa is the oracle: same form, same answers, same relevance, constraint results and calculated values."""

import math
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from amparo.exchange.xlsform import check
from amparo.foundation.forms import Evaluation, Form, compile_form, evaluate, plain_path, read_markdown
from amparo.practice import catalogue
from tests.foundation.expressions import oracle
from tests.foundation.expressions.filling import filling
from tests.real_forms import FILLABLE, SHARED, needs_real_forms

pytestmark = pytest.mark.skipif(bool(oracle.MISSING), reason=oracle.MISSING)
OWN = sorted(Path(__file__).with_name("forms").glob("*.md"))
FILLINGS = 8
_CHANCE = re.compile(r"uuid\(|random|now\(")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@cache
def form_of(path: Path) -> Form:
    return compile_form(read_markdown(path.read_text(encoding="utf-8")))


def compared(forms: list[Form], fillings: int) -> list[str]:
    """List every difference between the two engines."""
    today = datetime.now(UTC).date()
    asked, ours = [], []
    for form in forms:
        for seed in range(fillings):
            answers, counts = filling(form, seed)
            asked.append(oracle.Asked(form.xform, answers, counts))
            kept = {path: value for path, value in answers.items() if value}
            kept |= {path: str(count) for path, count in counts.items() if not form.groups[plain_path(path)].count}
            ours.append((form, seed, evaluate(form, kept, today)))
    theirs = oracle.ask(asked)
    return [line for (form, seed, own), nodes in zip(ours, theirs, strict=True)
            for line in differences(form, seed, own, nodes)]  # fmt: skip


def differences(form: Form, seed: int, own: Evaluation, nodes: dict[str, oracle.Node]) -> list[str]:
    found = []
    broken = {problem.path for problem in own.problems if problem.kind == "constraint"}
    typed = {problem.path for problem in own.problems if problem.kind == "type"}
    for path in sorted({*nodes, *own.relevant}):
        node, relevant = nodes.get(path), own.relevant.get(path)
        if "@" in path and relevant is None:
            continue  # a mark that no question writes
        where = f"{form.name} #{seed} {path}"
        if node is None or relevant is None:
            # An irrelevant repeat need not stand equally often: nobody sees it.
            if (node is not None and node.relevant) or relevant:
                found.append(f"{where}: stands only {'here' if node is None else 'in JavaRosa'}")
            continue
        if node.relevant != relevant:
            found.append(f"{where}: relevant {relevant}, JavaRosa {node.relevant}")
        elif relevant:
            if path not in typed and (path not in broken) != node.fits:
                found.append(f"{where}: constraint {path not in broken}, JavaRosa {node.fits}")
            found += value_difference(form, where, own.values.get(path, ""), node.value, path)
    return found


def value_difference(form: Form, where: str, own: str, theirs: str, path: str) -> list[str]:
    question = form.question(path)
    if question is None or not question.calculation or _CHANCE.search(question.calculation):
        return []
    if theirs.startswith("[itext:"):  # JavaRosa's mark for a text that does not exist
        theirs = ""
    # JavaRosa writes a calculated date with the midnight of the phone's own zone; we keep the day alone.
    theirs = theirs.removesuffix("T00:00:00.000Z")
    own, theirs = _IDENTIFIER.sub("uuid", own), _IDENTIFIER.sub("uuid", theirs)
    if own == theirs or _near(own, theirs):
        return []
    return [f"{where}: {question.calculation} is {own!r}, JavaRosa {theirs!r}"]


def _near(one: str, other: str) -> bool:
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-12)
    except ValueError:
        return False


@needs_real_forms
def test_real_forms_mean_the_same_here_and_in_javarosa() -> None:
    real = [check(SHARED / name).form for name in FILLABLE]
    assert all(real)
    assert compared([form for form in real if form], FILLINGS) == []


def test_every_function_means_the_same_here_and_in_javarosa() -> None:
    assert compared([form_of(path) for path in OWN], 2 * FILLINGS) == []


def test_our_own_forms_mean_the_same_on_phones() -> None:
    own = catalogue()
    assert compared([own.form(name) for name in own.forms], 4) == []
