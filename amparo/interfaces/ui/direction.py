"""Why: a name, a code or a number inside a sentence of the other direction must not throw its neighbours apart."""


def alone(text: str) -> str:
    """Return `text` isolated (U+2068 … U+2069), for sentences in which no `<bdi>` can stand; nothing for nothing."""
    return f"\u2068{text}\u2069" if text else ""
