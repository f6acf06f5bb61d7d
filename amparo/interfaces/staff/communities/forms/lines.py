"""Several lines in one form, such as how many took part: a few empty ones always stand ready, so that no script is needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField

from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Changing

SPARE = 3


@dataclass(frozen=True)
class Cell:
    """One input of a line: a code of `of`, else a number, else words; `needed` in every line that counts."""

    name: str
    label: Any
    of: str = ""
    number: bool = False
    most: int = 1_000_000
    needed: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines of one kind; a line counts when its first cell says something."""

    name: str
    title: Any
    hint: Any
    cells: tuple[Cell, ...]
    ready: int = 4


@dataclass(frozen=True)
class Drawn:
    """Lines as a page draws them: heads, and the inputs line by line."""

    lines: Lines
    rows: tuple[tuple[BoundField, ...], ...]


class LinesForm(Changing):
    """A form with lines beside its plain fields."""

    LINES: ClassVar[tuple[Lines, ...]] = ()

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self._in_lines: set[str] = set()
        for lines in self.LINES:
            for number in range(self._size(lines)):
                self._add(lines, number)

    def _size(self, lines: Lines) -> int:
        """Return how many lines are shown: those that were sent, else those that stand and some to spare."""
        sent = 0
        while self.is_bound and f"{lines.name}-{sent}-{lines.cells[0].name}" in self.data and sent < 200:
            sent += 1
        return sent or max(len(self.initial.get(lines.name) or []) + SPARE, lines.ready)

    def _add(self, lines: Lines, number: int) -> None:
        standing: Sequence[Mapping[str, Any]] = self.initial.get(lines.name) or []
        for cell in lines.cells:
            field, value = _field(cell), standing[number].get(cell.name) if number < len(standing) else None
            name = f"{lines.name}-{number}-{cell.name}"
            self.fields[name] = field
            self.initial[name] = value
            self._in_lines.add(name)

    @property
    def plain(self) -> list[BoundField]:
        """Return the fields that are no lines."""
        return [field for field in self.visible_fields() if field.name not in self._in_lines]

    @property
    def drawn(self) -> Iterator[Drawn]:
        """Yield the lines with their inputs."""
        for lines in self.LINES:
            rows = (
                tuple(self[f"{lines.name}-{number}-{cell.name}"] for cell in lines.cells)
                for number in range(self._size(lines))
            )
            yield Drawn(lines, tuple(rows))

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing of a line that says something."""
        cleaned = super().clean() or {}
        for lines in self.LINES:
            for number in range(self._size(lines)):
                self._complete(lines, number, cleaned)
        return cleaned

    def _complete(self, lines: Lines, number: int, cleaned: dict[str, Any]) -> None:
        said = {cell: cleaned.get(f"{lines.name}-{number}-{cell.name}") not in ("", None) for cell in lines.cells}
        first = lines.cells[0]
        missing = [cell for cell in lines.cells if cell.needed and not said[cell]] if said[first] else [first]
        for cell in missing if any(said.values()) else ():
            self._ask(f"{lines.name}-{number}-{cell.name}")

    def _ask(self, name: str) -> None:
        if name not in self.errors:
            self.add_error(name, self.fields[name].error_messages["required"])

    def told(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        apart = {"key", "based_on", *self._in_lines}
        said = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        return said | {lines.name: list(self._told(lines)) for lines in self.LINES}

    def _told(self, lines: Lines) -> Iterator[dict[str, Any]]:
        for number in range(self._size(lines)):
            line = {cell.name: self.cleaned_data.get(f"{lines.name}-{number}-{cell.name}") for cell in lines.cells}
            if line[lines.cells[0].name]:
                yield line


def _field(cell: Cell) -> forms.Field:
    if cell.of:
        offered = labels.choices(cell.of, empty="–")
        return forms.ChoiceField(label=cell.label, required=False, choices=offered)
    if cell.number:
        return forms.IntegerField(label=cell.label, required=False, min_value=0, max_value=cell.most)
    widget = forms.TextInput({"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=cell.label, required=False, max_length=500, widget=widget)
