"""Gateways that may bring messages: for which agency, by which way, each with a secret of its own in a file."""

import re
from pathlib import Path

from amparo.config import environment
from amparo.config.environment import SettingRefused
from amparo.exchange.messages import CHANNELS, Gateway

_ONE = re.compile(r"([a-z0-9][a-z0-9-]{0,39})=([a-z]+):(.+)")


def told(data: Path) -> dict[str, Gateway]:
    """Return the gateways that AMPARO_GATEWAYS names, with their secrets, which are made when they are not there."""
    found: dict[str, Gateway] = {}
    for part in filter(None, map(str.strip, environment.text("AMPARO_GATEWAYS", "").split(";"))):
        match = _ONE.fullmatch(part)
        if match is None or match[2] not in CHANNELS or match[1] in found:
            raise SettingRefused(
                f"AMPARO_GATEWAYS has '{part}': each part is NAME=CHANNEL:AGENCY, for example radio=sms:Puente Amparo; "
                f"the name small letters and digits, once; the channel one of {', '.join(CHANNELS)}."
            )
        secret = environment.secret(data / "keys" / f"gateway-{match[1]}.key")
        found[match[1]] = Gateway(match[2], match[3].strip(), secret)
    return found


def senders(data: Path, gateways: dict[str, Gateway]) -> bytes:
    """Return the key that hides who sent a message; nothing where no gateway brings any."""
    return environment.secret(data / "keys" / "senders.key") if gateways else b""
