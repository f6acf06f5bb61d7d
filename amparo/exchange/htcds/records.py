"""A case as HTCDS sees it: fields that stand once, tables with rows of their own, and what the standard does not know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from amparo.exchange.htcds import standard

Values = tuple[str, ...]
Row = Mapping[str, Values]


@dataclass(frozen=True)
class Record:
    """One case. `once` holds field → values; `rows` the tables of which there are many; `other` what has no field.

    A field without a value is absent: absence is no information, never a no. Countries are three-letter codes, dates
    ISO text, checkboxes TRUE or FALSE.
    """

    once: Row = field(default_factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """Return the first value of a field that stands once; empty where nothing is known."""
        return next(iter(self.once.get(name, ())), "")

    def all(self, name: str) -> Values:
        """Return every value of a field, over all rows of its table."""
        if name in self.once:
            return self.once[name]
        return tuple(value for row in self.rows.get(name[:3], ()) for value in row.get(name, ()))

    def codes(self, name: str) -> Values:
        """Return the values of a field that are codes of its list, or countries: never what could not be understood."""
        return codes(name, self.all(name))

    def code(self, name: str) -> str:
        """Return the first of its codes; empty where there is none."""
        return next(iter(self.codes(name)), "")

    def filled(self) -> Iterator[str]:
        """Yield the names of the fields that hold something."""
        yield from self.once
        for rows in self.rows.values():
            yield from dict.fromkeys(name for row in rows for name in row)


def codes(name: str, values: Values) -> Values:
    """Return those values of a field that its list, or the list of countries, knows."""
    field = standard.fields()[name]
    if field.reference == "country":
        return tuple(found.alpha_3 for value in values if (found := standard.country(value)))
    return tuple(value for value in values if value in field.codes)
