"""Does PostgreSQL's row-level security stand behind the program, or does the connecting role pass by it?"""

from amparo.interfaces.cli.symptoms.answers import Answer

_ROLE = "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
_TABLES = """
    SELECT relname, relrowsecurity AND relforcerowsecurity, pg_has_role(current_user, relowner, 'USAGE')
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s) ORDER BY relname"""


def second_lock() -> Answer:
    """Say whether the database decides once more, by itself, who sees a row."""
    from django.db import connection
    from django.db.utils import DatabaseError

    if connection.vendor != "postgresql":
        return Answer(True, "SQLite has none: whoever reads the file is held off by disk encryption and sealing alone")
    try:
        with connection.cursor() as cursor:
            cursor.execute(_ROLE)
            role = cursor.fetchone()
            cursor.execute(_TABLES, [list(_guarded())])
            return judged(role, cursor.fetchall())
    except DatabaseError:
        return Answer(False, "cannot be asked while the database does not answer")


def judged(role: tuple[str, bool, bool], tables: list[tuple[str, bool, bool]]) -> Answer:
    """Return the answer for a role (name, superuser, BYPASSRLS) and the tables (name, forced, owned by the role)."""
    name, is_superuser, bypasses = role
    if is_superuser or bypasses:
        what = "a superuser" if is_superuser else "free of row-level security (BYPASSRLS)"
        return Answer(False, f"role {name} is {what}: run 'amparo database roles' and connect as amparo_staff")
    unlocked = [table for table, forced, _ in tables if not forced]
    if unlocked or len(tables) < len(_guarded()):
        which = unlocked[0] if unlocked else "a table"
        return Answer(
            False, f"{which} is not under row-level security (FORCE): bring the tables up to date as their owner"
        )
    if any(owned for *_, owned in tables):
        return Answer(True, f"is on, but role {name} owns the tables: better connect as amparo_staff or amparo_jobs")
    return Answer(True, f"row-level security is on for {len(tables)} tables, and role {name} cannot pass by it")


def _guarded() -> tuple[str, ...]:
    from amparo.trust.accounts import second_lock

    return second_lock.GUARDED
