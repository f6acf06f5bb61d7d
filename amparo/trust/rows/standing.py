"""Questions that stand: put in the same words on every page, so that their SQL is made once and only values change.

A small question takes the database a hundredth of a millisecond, and Django thirty times that to put into words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from inspect import get_annotations
from itertools import chain, islice
from typing import Any, Generic, ParamSpec, TypeVar, get_args
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query import FlatValuesListIterable, ModelIterable, QuerySet

P = ParamSpec("P")
R = TypeVar("R")
MOST = 512
"""So many values a list may have at most."""
_FIELDS: "dict[type, models.Field[Any, Any]]" = {
    UUID: models.UUIDField(), datetime: models.DateTimeField(), str: models.CharField(), int: models.BigIntegerField()
}  # fmt: skip
_STAND_INS: dict[type, Callable[[int], Any]] = {
    UUID: lambda place: UUID(int=(0xA3 << 120) + place),
    datetime: lambda place: datetime(1001, 1, 1, microsecond=place, tzinfo=UTC),
    str: "\ue000{}".format,
    int: lambda place: 2_000_000_000 + place,
}


def standing(put: Callable[P, QuerySet[Any, R]]) -> Callable[P, list[R]]:
    """Make `put`, which returns a query set, into a function that returns its rows and has its SQL made once.

    Its arguments are given by position. Each is annotated as UUID, datetime, str or int, never None, or as a list of one of
    these with 1 to MOST values, of which order and repetition do not matter (a condition with `__in`). `put` is called with
    stand-ins for them, so it may not look at what they are. Its rows are whole, with no others beside them, or values.
    Raises ValueError for a list of another length, for a value that is not asked for, and for rows that are not whole.
    """
    given = [kind for name, kind in get_annotations(put, eval_str=True).items() if name != "return"]
    known: dict[tuple[str, tuple[int, ...]], _Statement[R]] = {}

    @wraps(put)
    def asked(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        if kwargs:
            raise TypeError("a standing question is given its values by position")
        values = [_filled(value) if isinstance(value, list) else [value] for value in args]
        database = connections[DEFAULT_DB_ALIAS]
        wording = database.vendor, tuple(map(len, values))
        if wording not in known:
            known[wording] = _worded(put, given, wording[1], database)
        return known[wording].rows(database, list(chain.from_iterable(values)))

    return asked


def _filled(values: list[Any]) -> list[Any]:
    """Return a list as long as the next power of two, its last value repeated: so few lengths have few wordings."""
    if not 0 < len(values) <= MOST:
        raise ValueError(f"a standing question takes lists of 1 to {MOST} values")
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values))


@dataclass(frozen=True)
class _Statement(Generic[R]):
    """The SQL of one question, where its values go, and how its rows are read."""

    sql: str
    params: Sequence[Any]
    places: Sequence[int | None]
    fields: Sequence["models.Field[Any, Any]"]
    read: Callable[[Any], Iterator[R]]

    def rows(self, database: BaseDatabaseWrapper, values: Sequence[Any]) -> list[R]:
        """Return the rows for some values."""
        sent = [field.get_db_prep_value(value, database) for field, value in zip(self.fields, values, strict=True)]
        with database.cursor() as cursor:
            cursor.execute(
                self.sql,
                [said if at is None else sent[at] for said, at in zip(self.params, self.places, strict=True)],
            )
            return list(self.read(cursor.fetchall()))


def _worded(
    put: Callable[..., QuerySet[Any, R]], given: Sequence[Any], sizes: Sequence[int], database: BaseDatabaseWrapper
) -> _Statement[R]:
    kinds = [(get_args(kind) or (kind,))[0] for kind, size in zip(given, sizes, strict=True) for _ in range(size)]
    stand_ins = [_STAND_INS[kind](place) for place, kind in enumerate(kinds)]
    fields = [_FIELDS[kind] for kind in kinds]
    left = iter(stand_ins)
    rows = put(
        *(list(islice(left, size)) if get_args(kind) else next(left) for kind, size in zip(given, sizes, strict=True))
    )
    compiler = rows.query.get_compiler(connection=database)
    sql, params = compiler.as_sql()
    sent = [field.get_db_prep_value(value, database) for field, value in zip(fields, stand_ins, strict=True)]
    places = [sent.index(said) if said in sent else None for said in params]
    if not set(range(len(sent))) <= set(places):
        raise ValueError("a standing question asks for every value that it is given")
    return _Statement(sql, params, places, fields, _reader(rows, compiler, database))


def _reader(rows: QuerySet[Any, R], compiler: Any, database: BaseDatabaseWrapper) -> Callable[[Any], Iterator[R]]:
    """Return what makes rows of the database into what the query set would give."""
    converters = compiler.get_converters([column for column, _, _ in compiler.select])
    names = [field.attname for field in rows.model._meta.concrete_fields]
    kind = rows._iterable_class
    later = rows._prefetch_related_lookups  # type: ignore[attr-defined]
    whole = len(compiler.select) == len(names) and not later
    if issubclass(kind, ModelIterable) and not whole:
        raise ValueError("a standing question gives whole rows with no others beside them")

    def read(found: Any) -> Iterator[Any]:
        for row in compiler.apply_converters(found, converters) if converters else found:
            if issubclass(kind, ModelIterable):
                yield rows.model.from_db(database.alias, names, row)
            else:
                yield row[0] if issubclass(kind, FlatValuesListIterable) else tuple(row)

    return read
