"""The numbers of an indicator: of whom, and how many of how many."""

from dataclasses import dataclass

Group = tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """One number of an indicator: `part` of `whole` (None where it is no share), `middle` of a median or a mean.

    Of a ratio `whole` are the others, which `part` is set against.
    """

    part: int
    whole: int | None = None
    middle: float | None = None
    workers: int = 0

    @property
    def share(self) -> float | None:
        """Return the share, None where nobody is in the denominator."""
        return self.part / self.whole if self.whole else None
