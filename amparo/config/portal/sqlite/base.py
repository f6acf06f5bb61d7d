"""The connection of the public process: SQLite itself asks the short list before each statement, and refuses the rest."""

from typing import Any
from urllib.parse import quote

from amparo.config.sqlite import base
from amparo.trust.accounts.public_door import Judge


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that can reach what everybody may know, and no record of a person."""

    def get_connection_params(self) -> dict[str, Any]:
        """Name the file so that it is opened and never made: an empty one in the wrong place would look like no help."""
        told = super().get_connection_params()
        return {**told, "database": f"file:{quote(str(told['database']))}?mode=rw"}

    def get_new_connection(self, conn_params: Any) -> Any:
        """Open the connection, and from then on let it do what the list allows."""
        opened = super().get_new_connection(conn_params)
        opened.set_authorizer(Judge())
        return opened
