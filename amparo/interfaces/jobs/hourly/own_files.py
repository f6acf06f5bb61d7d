"""Own files by the clock: what people said is told of each minute, and the public door seals to who may read it now."""

from amparo.casework.own_file import admission, keeping


def take_in() -> None:
    """Write visits into the log, and tell who works on a case that something waits for them."""
    admission.take_in()


def keep_in_step() -> None:
    """Let the public door seal to who works on the cases now."""
    keeping.keep_in_step()
