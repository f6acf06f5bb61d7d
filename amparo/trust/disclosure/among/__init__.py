"""What is sealed among a few people, named one by one: neither the server nor escrow opens it, nor who comes later."""

from amparo.trust.disclosure.among.parcels import (
    Parcel,
    forget,
    give,
    holders,
    keep,
    leave,
    opened,
    seal,
    take_back,
    unsealed,
)

__all__ = ["Parcel", "forget", "give", "holders", "keep", "leave", "opened", "seal", "take_back", "unsealed"]
