"""What the public pages may touch in the database: a short list of tables and columns, and nothing else.

The portal serves people who did not sign in, so its process must not be able to read a person's record even by a fault
of ours. On SQLite its connections are told this list and refuse the rest; on PostgreSQL its role is granted this list.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import DatabaseError, OperationalError, ProgrammingError, connection, transaction

ROLE = "amparo_portal"


@dataclass(frozen=True)
class Rights:
    """What may be done with one table: the columns that are read, whether rows are added, the columns that are changed."""

    read: tuple[str, ...]
    add: bool = False
    change: tuple[str, ...] = ()


def _read(columns: str, *, add: bool = False, change: str = "") -> Rights:
    return Rights(tuple(columns.split()), add, tuple(change.split()))


_CODE = "finder salt verifier shut public wrong wait_until locked_at"  # what a code and a PIN are tried on

TABLES: Mapping[str, Rights] = {
    "accounts_agency": _read("id name"), "vault_grant": Rights((), add=True), "feedback_sender": Rights((), add=True),
    "vault_publickey": _read("id kind owner key made_at retired_at"),
    "feedback_box": _read("id agency_id sensitive about subject label route to_id"),
    "feedback_boxkey": _read("id box_id reader key"),
    "feedback_report": _read(  # the last four for SQLite's checks
        "id state sensitive language received_at acknowledge_by answer_by acknowledged_at answered_at "
        f"{_CODE} service kind category duplicate_of_id urgency", add=True, change="wrong wait_until locked_at arrived"),
    "feedback_reader": Rights(("id", "report_id", "reader", "until"), add=True),
    "feedback_entry": Rights(("id", "report_id", "number", "kind", "at", "admitted_at", "told"), add=True),
    "feedback_published": _read("id agency_id language said done why published_at withdrawn_at"),
    "feedback_total": _read("category number"), "feedback_spent": Rights(("ticket", "until"), add=True),
    "feedback_budget": Rights(("name", "tokens", "at"), add=True, change=("tokens", "at")),
    "own_file_ownfile": _read(
        f"id agency_id ended_at as_of extract opened_at {_CODE}", change="wrong wait_until locked_at opened_at"),
    "own_file_key": _read("id own_file_id key"), "own_file_visit": Rights((), add=True),
    "own_file_message": _read("id own_file_id at admitted_at", add=True), "outside_sheet": _read("id page_id number at sealed"),
    "outside_sealedpage": _read(
        f"id state urgency sent_at expires_at ended_at {_CODE}", change="wrong wait_until locked_at"),
    "outside_pagereader": _read("id page_id reader"), "outside_answer": _read("id page_id number kind at taken_at", add=True),
    "directory_place": _read("id code level parent_id names valid_from valid_to"),
    "directory_boundaryset": _read("id country source licence valid_from valid_to"),
    "directory_boundary": _read("id within_id place_id path at box"), "directory_organization": _read("id agency_id name"),
    "directory_location": _read("id organization_id name is_protected place_id address_1 transportation"),
    "directory_accessibility": _read("id location_id code"), "directory_servicenews": _read("id link_id at", add=True),
    "directory_phone": _read("id organization_id service_id number description"),
    "directory_service": _read(
        "id organization_id name description url status application_process fees_description "
        "interpretation_services alert eligibility_description minimum_age maximum_age sexes nationalities turned_away "
        "asks_status reports_to_authorities capacity checked_on told_by_itself"),
    "directory_serviceatlocation": _read("id service_id location_id"), "directory_term": _read("id service_id code"),
    "directory_schedule": _read("id service_id byday opens_at closes_at"), "directory_language": _read("id service_id code"),
    "directory_servicearea": _read("id service_id place_id"), "directory_costoption": _read("id service_id option"),
    "directory_requireddocument": _read("id service_id document"), "directory_revision": _read("id record"),
    "public_figures_value": _read("id release_id figure indicator grouping among part number within cost"),
    "engagement_published": _read("id slug language topic title body source checked_on"),
    "directory_servicelink": _read("id service_id digest until ended_at"),
    "public_figures_release": _read("id agency_id first last state published_at"),
    "public_figures_withdrawal": _read("id release_id reason words withdrawn_at"),
}  # fmt: skip
"""Without names of contacts, notes on safe contact, who of the staff checked a listing (decision 24). What people tell us is
added and not read: of a report, a page of a referral and an own file dates, state and what their secrets open (decisions 28
to 30); whose an own file is stands in a column that is not listed."""

_ALWAYS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT, sqlite3.SQLITE_RECURSIVE}


class Judge:
    """Answers SQLite's question before each statement whether it may be done; to what is not on the list it says no."""

    def __init__(self, tables: Mapping[str, Rights] = TABLES) -> None:
        self._tables = tables

    def __call__(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        """Return SQLITE_OK for what the list allows and SQLITE_DENY for everything else."""
        return sqlite3.SQLITE_OK if self._may(action, first or "", second or "") else sqlite3.SQLITE_DENY

    def _may(self, action: int, first: str, second: str) -> bool:
        if action in _ALWAYS:
            return True
        if action == sqlite3.SQLITE_FUNCTION:
            return second != "load_extension"
        rights = self._tables.get(first)
        if rights is None:
            return False
        if action == sqlite3.SQLITE_READ:  # a statement that only counts rows names no column
            return second in rights.read if second else bool(rights.read)
        changed = action == sqlite3.SQLITE_UPDATE and second in rights.change
        return changed or (action == sqlite3.SQLITE_INSERT and rights.add)


def grants(tables: Mapping[str, Rights] = TABLES) -> Iterator[str]:
    """Yield the SQL that gives PostgreSQL's role of the portal what the list allows."""
    for table, rights in tables.items():
        if rights.read:
            yield f"GRANT SELECT ({', '.join(rights.read)}) ON {table} TO {ROLE};"
        if rights.add:
            yield f"GRANT INSERT ON {table} TO {ROLE};"
        if rights.change:
            yield f"GRANT UPDATE ({', '.join(rights.change)}) ON {table} TO {ROLE};"


def out_of_reach() -> list[str]:
    """Return the tables of the list that this process cannot read as the list says; raise DatabaseError without a server."""
    return [table for table, rights in TABLES.items() if rights.read and not _opens(table)]


def _opens(table: str) -> bool:
    model = next(one for one in apps.get_models() if one._meta.db_table == table)
    try:
        with transaction.atomic():
            list(model._base_manager.values_list(*TABLES[table].read)[:1])
    except ProgrammingError:
        return False
    except OperationalError:
        if connection.vendor == "postgresql":
            raise
        return False
    return True


def beyond_the_list() -> list[str]:
    """Return the tables that this process can read or write though the list does not name them."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_REACHED if connection.vendor == "postgresql" else "SELECT name FROM sqlite_master")
            return [name for (name,) in cursor.fetchall() if name not in TABLES]
    except DatabaseError:
        if connection.vendor == "postgresql":
            raise
        return []


_REACHED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'm', 'p')
  AND (has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE') OR has_table_privilege(c.oid, 'DELETE, TRUNCATE'))
ORDER BY c.relname
"""
