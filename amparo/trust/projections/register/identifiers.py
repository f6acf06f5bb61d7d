"""How identifiers are written for comparison: `kind:value`, the value in small letters and digits only."""


def normal(identifier: str) -> str:
    """Return `kind:value` with the value in small letters and digits only, so that AB-12 34 and ab1234 are one."""
    kind, colon, value = identifier.rpartition(":")
    plain = "".join(c for c in value.casefold() if c.isalnum())
    return f"{kind}{colon}{plain}" if plain else ""


def bare(identifier: str) -> str:
    """Return the value of a normal identifier without its kind."""
    return identifier.rpartition(":")[2]
