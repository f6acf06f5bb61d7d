"""Writes many new rows of one table: every opening of a list writes leaves, and Django spends most of that on making SQL."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

Prepare = Callable[[Any], Any]


def insert(kind: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Write new rows as `bulk_create` would, inside the caller's transaction; keys made by the database stay unknown."""
    database = connections[DEFAULT_DB_ALIAS]  # not the proxy `connection`: it looks itself up for every value
    fields = [field for field in kind._meta.concrete_fields if not isinstance(field, models.AutoField)]
    quoted = ", ".join(database.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = database.ops.quote_name(kind._meta.db_table)
    columns = [(attrgetter(field.attname), _preparing(field, database)) for field in fields]
    values = [[prepare(read(row)) for read, prepare in columns] for row in rows]
    with database.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", values)  # noqa: S608  # nosec B608


def _preparing(field: "models.Field[Any, Any]", database: BaseDatabaseWrapper) -> Prepare:
    """Return how a value of `field` is written: what Django does, with the two commonest cases cut short."""
    meant = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(meant, models.UUIDField):
        native = database.features.has_native_uuid_field
        return (lambda value: value) if native else (lambda value: value.hex if value else None)
    if isinstance(field, models.CharField | models.IntegerField):
        return lambda value: value
    return lambda value: field.get_db_prep_save(value, database)
