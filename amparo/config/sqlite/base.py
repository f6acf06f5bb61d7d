"""Django's SQLite backend, opened with a key where the settings name one, and without the check JSON_VALID in its tables.

We open databases with trusted_schema=OFF; SQLite before 3.41 then refuses every table whose definition calls that function.
Django itself writes what stands in such columns, so the check finds nothing.
"""

from types import ModuleType
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection to the one file; with a PASSWORD in the settings (64 hex digits) the file is SQLCipher's."""

    data_type_check_constraints = {
        kind: check for kind, check in base.DatabaseWrapper.data_type_check_constraints.items() if kind != "JSONField"
    }

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self._sealed = _sealed() if self.settings_dict["PASSWORD"] else None
        if self._sealed:
            self.Database = self._sealed.dbapi2

    def get_new_connection(self, conn_params: Any) -> Any:
        """Open the file; the key is told before anything else, or what is read would be noise."""
        if not self._sealed:
            return super().get_new_connection(conn_params)
        commands = self.init_commands  # type: ignore[attr-defined]  # set with the parameters, unknown to the stubs
        return self._sealed.opened(conn_params, self.settings_dict["PASSWORD"], commands)

    def create_cursor(self, name: str | None = None) -> Any:
        """Give a cursor of the library that opened the connection."""
        return self.connection.cursor(factory=self._sealed.Cursor) if self._sealed else super().create_cursor(name)


def _sealed() -> ModuleType:
    """Return the way to open sealed files; most installations do without the package that it needs."""
    from amparo.config.sqlite import sealed

    return sealed
