"""The identity provider that AMPARO_OIDC_* names: every address set by hand, none fetched (docs/decisions/0037)."""

import importlib.util
import os
import stat
from pathlib import Path
from urllib.parse import urlsplit

from amparo.config.environment import SettingRefused, number, switch, text
from amparo.trust.staffing.provider.told import Provider

LONGEST = 4096
"""Bytes in the file of a client secret."""


def told() -> Provider | None:
    """Return the provider that the settings name, None where they name none; half a provider is refused."""
    given = {
        "issuer": text("AMPARO_OIDC_ISSUER", ""),
        "name": text("AMPARO_OIDC_NAME", ""),
        "authorize": text("AMPARO_OIDC_AUTHORIZE", ""),
        "tokens": text("AMPARO_OIDC_TOKENS", ""),
        "keys": text("AMPARO_OIDC_KEYS", ""),
        "client": text("AMPARO_OIDC_CLIENT", ""),
        "secret": text("AMPARO_OIDC_SECRET", ""),
    }
    only = switch("AMPARO_OIDC_ONLY", default=False)
    if not any(given.values()) and not only:
        return None
    _refuse_half(given)
    hours = number("AMPARO_OIDC_HOURS", 4, 1, 12)
    given["secret"] = _secret(Path(given["secret"]).expanduser())
    return Provider(**given, authority=_authority(), only=only, hours=hours)


def _refuse_half(given: dict[str, str]) -> None:
    missing = ", ".join(f"AMPARO_OIDC_{name.upper()}" for name, value in given.items() if not value)
    if missing:
        raise SettingRefused(
            f"An identity provider is named only in part: set {missing} too, or none of AMPARO_OIDC_…."
        )
    for name in ("issuer", "authorize", "tokens", "keys"):
        _check_address(f"AMPARO_OIDC_{name.upper()}", given[name])
    if importlib.util.find_spec("joserfc") is None:
        raise SettingRefused("AMPARO_OIDC_ISSUER needs one package more: docs/settings.md, 'Sign-in by a provider'.")


def _check_address(setting: str, address: str) -> None:
    """Refuse what is no whole address with TLS; user names and fragments have no place in one."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
        usable = usable and not parts.fragment and parts.port != 0 and address.isascii() and address.isprintable()
    except ValueError:
        usable = False
    if not usable or " " in address:
        raise SettingRefused(f"{setting} is '{address}': it must be a whole address that begins with https://.")


def _secret(path: Path) -> str:
    """Return the client secret in `path`; what others may read is not used."""
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise SettingRefused(f"The client secret in {path} can be read by others: run 'chmod 600 {path}'.")
        kept = path.read_bytes()[: LONGEST + 1]
    except OSError as problem:
        raise SettingRefused(f"AMPARO_OIDC_SECRET is '{path}': it cannot be read ({problem.strerror}).") from None
    told = kept.decode("utf-8", "replace").strip()
    if not told.isprintable() or not 0 < len(told) <= LONGEST:
        raise SettingRefused(
            f"AMPARO_OIDC_SECRET is '{path}': the file must hold the client secret alone, in one line."
        )
    return told


def _authority() -> Path | None:
    """Return the file of the authority that vouches for the provider's certificate, None for those of this machine."""
    path = text("AMPARO_OIDC_AUTHORITY", "")
    if path and not Path(path).expanduser().is_file():
        raise SettingRefused(f"AMPARO_OIDC_AUTHORITY is '{path}': there is no such file.")
    return Path(path).expanduser() if path else None
