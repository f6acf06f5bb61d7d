"""Asks the DTM API for published figures, by IOM's own package `dtmapi`; nothing leaves but the name of a country and a round.

The package is an extra (`dtm`) and imported only here, only when somebody asks. It needs a subscription key of IOM's.
"""

from datetime import date
from typing import Any

from amparo.exchange.dtm.reading import Read, read_rows

SECONDS, TRIES = 20, 1


class AskError(Exception):
    """The API gave no figures; `code` says why in the catalogue of problems."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ask(key: str, address: str, country: str, level: int, from_round: int, today: date) -> Read:
    """Return the figures of a country (ISO3) by area of a level (0 to 2) from a round on. Raises AskError."""
    try:
        import dtmapi
    except ImportError:
        raise AskError("monitoring.dtm_not_installed") from None
    try:
        answer = _asked(dtmapi, key, address, country, level, from_round)
    except dtmapi.DTMAuthenticationError:
        raise AskError("monitoring.dtm_key") from None
    except (dtmapi.DTMApiError, ValueError):
        raise AskError("monitoring.dtm_no_answer") from None
    if not isinstance(answer, list) or not all(isinstance(row, dict) for row in answer):
        raise AskError("monitoring.dtm_no_answer")
    return read_rows(answer, today)


def _asked(dtmapi: Any, key: str, address: str, country: str, level: int, from_round: int) -> Any:
    class Reached(dtmapi.DTMApi):  # type: ignore[misc]
        """The package's client, at the address that a country office may set for a gateway of its own."""

        def _get_endpoint(self, endpoint_type: str) -> str:
            return f"{address.rstrip('/')}/v3/displacement/{endpoint_type}"

    client = Reached(subscription_key=key, timeout=SECONDS, max_retries=TRIES)
    asked = (client.get_idp_admin0_data, client.get_idp_admin1_data, client.get_idp_admin2_data)[level]
    return asked(Admin0Pcode=country, FromRoundNumber=from_round, ToRoundNumber=None, to_pandas=False)
