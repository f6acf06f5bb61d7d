"""What must be encrypted on its way: a database on another machine is reached over TLS alone, its certificate checked."""

import ipaddress
from urllib.parse import parse_qs


def for_postgres(host: str, query: str) -> dict[str, str]:
    """Return libpq's options for a server at `host`; `sslrootcert` in the address names an authority of one's own.

    >>> for_postgres("db.example", "")
    {'sslmode': 'verify-full', 'sslrootcert': 'system'}
    """
    if is_here(host):
        return {}
    return {"sslmode": "verify-full", "sslrootcert": parse_qs(query).get("sslrootcert", ["system"])[-1]}


def is_here(host: str) -> bool:
    """Return whether `host` is this machine: nothing leaves it then."""
    try:
        return host in {"", "localhost"} or host.startswith("/") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
