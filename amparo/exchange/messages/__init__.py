"""Messages that reach us from elsewhere (SMS, messengers, lists), in one shape; no Django, and no number of anybody."""

from amparo.exchange.messages.contract import Hide, Message, NoMessageError
from amparo.exchange.messages.drops import read
from amparo.exchange.messages.gateways import CHANNELS, LARGEST, Gateway, brought
from amparo.exchange.messages.signing import SIGNATURE, TIME, is_signed, signed

__all__ = [
    "CHANNELS", "LARGEST", "SIGNATURE", "TIME", "Gateway", "Hide", "Message", "NoMessageError", "brought", "is_signed", "read",
    "signed",
]  # fmt: skip
