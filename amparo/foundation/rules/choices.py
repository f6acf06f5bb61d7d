"""What a question with several choices could still be answered with, where some codes stand only by themselves."""

from collections.abc import Callable, Sequence


def sets(codes: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """Return nothing and everything; where everything does not fit, the rest beside "none" and its like, and each of these.

    >>> sets(["a", "b", "c", "none"], lambda text: "none" not in text or text == "none")
    ['', 'a b c', 'none']
    """
    every = " ".join(codes)
    if fits(every):
        return ["", every]
    probes = codes[max(len(codes) // 2 - 1, 0) : len(codes) // 2 + 1]
    beside = [code for code in codes if any(fits(f"{code} {one}") for one in probes if one != code)]
    rest = " ".join(beside)
    alone = [code for code in codes if code not in beside] if fits(rest) else list(codes)
    return ["", *(text for text in (rest, *alone) if text and fits(text))]
