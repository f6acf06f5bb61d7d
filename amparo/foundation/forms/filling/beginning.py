"""What a form fills in by itself: defaults and repeats at the beginning, values set when another answer changes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from lxml import etree

from amparo.foundation import ids
from amparo.foundation.expressions import CURRENT, Expression, ExpressionError
from amparo.foundation.forms.filling.answering import Node
from amparo.foundation.forms.filling.evaluating import surroundings
from amparo.foundation.forms.filling.settling import Filling
from amparo.foundation.forms.making.form import Form
from amparo.foundation.forms.making.itext import XFORMS, local, resolved
from amparo.foundation.forms.making.ordering import Shape
from amparo.foundation.forms.wording import Answers, plain_path

_FIRST = frozenset({"odk-instance-first-load", "odk-new-repeat", "xforms-ready"})


@dataclass(frozen=True)
class SetValue:
    """One `setvalue` of a form: on which event, on whose change, what is set where."""

    events: frozenset[str]
    trigger: str
    target: str
    value: Expression | None
    text: str


def set_values(form: Form) -> tuple[SetValue, ...]:
    """Read the actions of a form. Source: ODK XForms specification, 'actions'."""
    parts = form.plan.parts
    found = [*parts.model.iter(f"{{{XFORMS}}}setvalue"), *parts.body.iter(f"{{{XFORMS}}}setvalue")]
    return tuple(_set_value(form, element) for element in found)


def _set_value(form: Form, element: etree._Element) -> SetValue:
    parts = form.plan.parts
    parent = element.getparent()
    trigger = parent.get("ref") or parent.get("nodeset") or "" if parent is not None else ""
    above = resolved(trigger, "", parts.root) if trigger.startswith("/") else ""
    target = resolved(element.get("ref") or "", above, parts.root)
    source = element.get("value") or ""
    compiled = form.plan.settings.compiled(source, target, "any", "set value") if source.strip() else None
    name = next((str(value) for key, value in element.attrib.items() if local(str(key)) == "event"), "")
    return SetValue(frozenset(name.split()), above, target, compiled, element.text or "")


def begin(form: Form, now: datetime) -> dict[str, str]:
    """Give the answers with which a new filling begins: defaults, what the device knows, repeats that stand at once.

    `now` is the moment of beginning, aware.
    """
    today = now.astimezone(UTC).date()
    answers: dict[str, str] = {}
    _begin(form.plan.shape, form.plan.parts.tree, "", answers)
    for path, question in form.questions.items():
        if not question.repeat and (text := _preloaded(question.preload, now, today)):
            answers[path] = text
    return _applied(form, answers, today, [one for one in set_values(form) if one.events & _FIRST])


def _begin(shape: Shape, element: etree._Element, path: str, answers: dict[str, str]) -> None:
    for child in shape.children:
        inside = f"{path}/{child.tag}" if path else child.tag
        found = [one for one in element if one.tag == child.tag]
        if child.repeated and found:
            answers[inside] = str(len(found))
        for number, one in enumerate(found, 1):
            here = f"{inside}[{number}]" if child.repeated else inside
            if not child.children and one.text:
                answers[here] = one.text
            _begin(child, one, here, answers)


def _preloaded(preload: tuple[str, str], now: datetime, today: date) -> str:
    kind, which = preload
    if kind == "uid":
        return f"uuid:{ids.new()}"
    if kind == "timestamp" and which == "start":
        return now.isoformat(timespec="milliseconds")
    return today.isoformat() if kind == "date" and which == "today" else ""


def after_change(form: Form, before: Answers, after: Answers, today: date) -> dict[str, str]:
    """Give `after` with the values that the form sets because an answer changed since `before`."""
    changed = {path for path in {*before, *after} if before.get(path, "") != after.get(path, "")}
    actions = [one for one in set_values(form) if "xforms-value-changed" in one.events and one.trigger]
    wanted = [one for one in actions if any(plain_path(path) == one.trigger for path in changed)]
    return _applied(form, dict(after), today, wanted, changed) if wanted else dict(after)


def _applied(
    form: Form, answers: dict[str, str], today: date, actions: list[SetValue], changed: set[str] | None = None
) -> dict[str, str]:
    token = CURRENT.set(surroundings(form, today, None, ""))
    try:
        filling = Filling(form.plan, answers)
        filling.settle()
        for action in actions:
            for node in filling.tree.by_shape.get(action.target, ()):
                if changed is None or _together(node, action.trigger, changed):
                    answers[node.path] = _value(action, node)
                    node.hold(answers[node.path])
        return {path: value for path, value in answers.items() if value}
    finally:
        CURRENT.reset(token)


def _together(node: Node, trigger: str, changed: set[str]) -> bool:
    # A trigger inside a repeat sets values in that same repeat only.
    if "[" not in node.path:
        return True
    repeat = node.path.rpartition("]")[0]
    inside = [path for path in changed if plain_path(path) == trigger and "[" in path]
    return not inside or any(path.startswith(repeat + "]") for path in inside)


def _value(action: SetValue, node: Node) -> str:
    if action.value is None:
        return action.text
    try:
        return action.value.text(node.element)
    except ExpressionError:
        return ""
