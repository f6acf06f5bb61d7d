"""Recordings from outside: which format they are in, by their first bytes. Nothing is ever decoded here."""

from amparo.exchange.sounds.recognising import LARGEST, Sound, recognised

__all__ = ["LARGEST", "Sound", "recognised"]
