"""Works out once per form how its answers are evaluated: their shape, every condition compiled, the order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from amparo.foundation.expressions import Expression, ExpressionError, Setting, compile_expression
from amparo.foundation.forms.making.choices import ItemSource
from amparo.foundation.forms.making.ordering import Shape, Step, ordered
from amparo.foundation.forms.making.reading import Parts
from amparo.foundation.forms.model import Choice, Group, Question
from amparo.foundation.forms.wording import Complaint, FormError


@dataclass(frozen=True, eq=False)
class ItemPlan:
    """How the choices of one question are found: a filter to run, or all of the list."""

    source: ItemSource
    run: Expression | None
    by_row: Mapping[str, Choice]


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything evaluation needs. `steps` are in the order of dependence; `circular` asks for several passes."""

    parts: Parts
    shape: Shape
    shapes: Mapping[str, Shape]
    steps: tuple[Step, ...]
    circular: bool
    items: Mapping[str, ItemPlan]
    settings: "Settings"
    offered: dict[tuple[str, object], tuple[Choice, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """Makes the setting of an expression at a path, and compiles with a complaint that names the question."""

    root: str
    types: Mapping[tuple[str, ...], str]
    repeats: frozenset[tuple[str, ...]]

    def compiled(self, source: str, path: str, wanted: str, what: str) -> Expression:
        at = tuple(path.split("/")) if path else ()
        try:
            return compile_expression(source, Setting(self.root, at, self.types, self.repeats), wanted)
        except ExpressionError as problem:
            name = path.rpartition("/")[2]
            raise FormError(
                Complaint("", 0, f"The {what} of “{name}” cannot be read: {problem}. It says: {source}")
            ) from problem


def make_plan(
    parts: Parts, questions: Mapping[str, Question], groups: Mapping[str, Group], sources: Mapping[str, ItemSource]
) -> Plan:
    """Compile a form's conditions and put them in order. Raises FormError for an expression that cannot be read."""
    types = {tuple(path.split("/")): bind.type for path, bind in parts.binds.items()}
    repeats = frozenset(tuple(path.split("/")) for path, group in groups.items() if group.repeated)
    settings = Settings(parts.root, types, repeats)
    _type_calculations(parts, settings, types)
    shape = _Shaper(parts, questions, groups, settings).shape([parts.tree], "")
    shapes = {one.path: one for one in shape}
    items = {path: _item_plan(source, parts, path, settings) for path, source in sources.items()}
    steps, circular = ordered(shape, shapes)
    return Plan(parts, shape, shapes, steps, circular, items, settings)


def _type_calculations(parts: Parts, settings: Settings, types: dict[tuple[str, ...], str]) -> None:
    # A calculation is typed "string" by its bind, but engines keep what it gave: truth, a date, or either.
    for path, bind in parts.binds.items():
        if bind.calculation and bind.type == "string" and "@" not in path:
            kind = settings.compiled(bind.calculation, path, "any", "calculation").kind
            types[tuple(path.split("/"))] = {"truth": "boolean", "date": "date", "any": "any"}.get(kind, "string")


@dataclass
class _Shaper:
    parts: Parts
    questions: Mapping[str, Question]
    groups: Mapping[str, Group]
    settings: Settings

    def shape(self, elements: list[etree._Element], path: str) -> Shape:
        first, group = elements[0], self.groups.get(path)
        names: dict[str, list[etree._Element]] = {}
        for element in elements:
            for child in element:
                names.setdefault(str(child.tag), []).append(child)
        prefix = f"{path}/" if path else ""
        for template in self.parts.templates:
            if template.startswith(prefix) and "/" not in template[len(prefix) :] and template != path:
                names.setdefault(template[len(prefix) :], []).append(self.parts.templates[template])
        children = [self.shape(found, prefix + name) for name, found in names.items()]
        children += [
            self._attribute(path, name) for name in map(str, first.attrib) if f"{prefix}@{name}" in self.parts.binds
        ]
        repeated = bool(group and group.repeated)
        return self._conditions(Shape(
            str(first.tag), path, tuple(children), self.questions.get(path), repeated,
            initially=self._initially(elements, path) if repeated else 1,
        ), group)  # fmt: skip

    def _initially(self, elements: list[etree._Element], path: str) -> int:
        template = self.parts.templates.get(path)
        parents = [element.getparent() for element in elements if element is not template]
        return max((parents.count(parent) for parent in parents), default=0)

    def _attribute(self, path: str, name: str) -> Shape:
        own = f"{path}/@{name}"
        return self._conditions(Shape(f"@{name}", own, (), self.questions.get(own), attribute=True, initially=1), None)

    def _conditions(self, shape: Shape, group: Group | None) -> Shape:
        bind, question = self.parts.binds.get(shape.path), shape.question
        made = {}
        # Conditions of an attribute are read from the element that carries it.
        at = shape.path.rpartition("/@")[0] if shape.attribute else shape.path
        if bind and bind.relevant:
            made["relevant"] = self.settings.compiled(bind.relevant, at, "truth", "condition")
        if bind and bind.calculation:
            made["calculation"] = self.settings.compiled(bind.calculation, at, "any", "calculation")
        if bind and bind.constraint:
            made["constraint"] = self.settings.compiled(bind.constraint, at, "truth", "constraint")
        if group and group.count:
            parent = shape.path.rpartition("/")[0]
            made["count"] = self.settings.compiled(group.count, parent, "number", "number of repeats")
        required: Expression | bool = False
        if bind and bind.required:
            plain = bind.required == "true()"
            required = plain or self.settings.compiled(bind.required, at, "truth", "condition of being required")
        return Shape(
            shape.tag, shape.path, shape.children, question, shape.repeated, shape.initially, shape.attribute,
            required=required, said=self._said(question, group, shape.path), **made,
        )  # fmt: skip

    def _said(self, question: Question | None, group: Group | None, path: str) -> tuple[tuple[str, Expression], ...]:
        texts = [group.label] if group else []
        if question:
            texts += [question.label, question.hint, question.guidance, question.constraint_message]
            texts += [question.required_message, *(choice.label for choice in question.choices)]
        sources = {slot.source for text in texts for slot in text.slots if not slot.path}
        return tuple((s, self.settings.compiled(s, path, "any", "text")) for s in sorted(sources))


def _item_plan(source: ItemSource, parts: Parts, path: str, settings: Settings) -> ItemPlan:
    needs_run = (
        bool(source.filter) or bool(source.nodeset and not source.name) or source.nodeset.startswith("randomize(")
    )
    run = settings.compiled(source.nodeset, path, "any", "choice filter") if needs_run else None
    instance = parts.instances.get(source.name)
    rows = [] if instance is None else [item for item in instance.iter() if item.find(source.value) is not None]
    # lxml gives copies of nodes of another document, so each row carries its number.
    for number, row in enumerate(rows):
        row.set("row", str(number))
    return ItemPlan(source, run, {str(number): choice for number, choice in enumerate(source.choices)})
