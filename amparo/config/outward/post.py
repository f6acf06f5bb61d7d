"""The mail server that checkpoints of the log are sent through: with TLS always, and none unless one is named."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from amparo.config.environment import SettingRefused, text, words

_ADDRESS = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")


@dataclass(frozen=True)
class Server:
    """Where mail is handed in; `tls_first` when the connection begins with TLS, else STARTTLS is demanded."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    tls_first: bool = False


def server() -> Server:
    """Return the server in AMPARO_MAIL_URL; what is refused is not shown, it may hold a password."""
    url = text("AMPARO_MAIL_URL", "")
    if not url:
        return Server()
    try:
        parts = urlsplit(url)
        port = parts.port or (465 if parts.scheme == "smtps" else 587)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingRefused(
            "AMPARO_MAIL_URL must look like smtps://user:password@host:465 or smtp://…:587 (STARTTLS)."
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname, port, user, password, parts.scheme == "smtps")


def sender(server: Server) -> str:
    """Return AMPARO_MAIL_FROM, which a server needs."""
    given = text("AMPARO_MAIL_FROM", "")
    if server.host and not _ADDRESS.fullmatch(given):
        raise SettingRefused("AMPARO_MAIL_FROM must be one mail address: receivers see it as the sender.")
    return given


def readers(server: Server) -> list[str]:
    """Return the addresses in AMPARO_CHECKPOINT_MAIL, each once."""
    found = list(dict.fromkeys(words("AMPARO_CHECKPOINT_MAIL", "")))
    if any(not _ADDRESS.fullmatch(address) for address in found):
        raise SettingRefused("AMPARO_CHECKPOINT_MAIL must be mail addresses, separated by commas.")
    if found and not server.host:
        raise SettingRefused("AMPARO_CHECKPOINT_MAIL needs a mail server: set AMPARO_MAIL_URL and AMPARO_MAIL_FROM.")
    return found
