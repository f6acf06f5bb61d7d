"""Django's SQLite backend without the check JSON_VALID in its tables.

We open databases with trusted_schema=OFF; SQLite before 3.41 then refuses every table whose definition calls that function.
Django itself writes what stands in such columns, so the check finds nothing.
"""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection that tables are made through."""

    data_type_check_constraints = {
        kind: check for kind, check in base.DatabaseWrapper.data_type_check_constraints.items() if kind != "JSONField"
    }
