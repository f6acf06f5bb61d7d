"""Where Amparo listens, and where people outside find the public pages: the staff's screens write links to them."""

from urllib.parse import urlsplit

from amparo.config.environment import SettingRefused, number, text


def listening() -> tuple[str, int, str]:
    """Return host and port of the staff's screens, and the address of the public pages without a slash at its end."""
    host, port = text("AMPARO_HOST", "127.0.0.1"), number("AMPARO_PORT", 8000, 1, 65535)
    public = number("AMPARO_PORTAL_PORT", 8001, 1, 65535)
    return host, port, _checked(text("AMPARO_PORTAL_ADDRESS", f"http://{host}:{public}").rstrip("/"))


def _checked(told: str) -> str:
    try:
        parts = urlsplit(told)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        usable = usable and not (parts.path or parts.query or parts.fragment) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingRefused(
            f"AMPARO_PORTAL_ADDRESS is '{told}': it must be an address such as https://info.example.org"
        )
    return told
