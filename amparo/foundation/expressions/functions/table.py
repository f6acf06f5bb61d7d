"""The table of functions that forms may call, filled by the modules beside it (ODK XForms specification)."""

from collections.abc import Callable

from amparo.foundation.expressions.values import Value, equal, to_number, to_number_or_days, to_text, to_truth

Function = Callable[..., Value]
FUNCTIONS: dict[str, Function] = {}


def function(name: str) -> Callable[[Function], Function]:
    """Enter a Python function in the table under its XPath name."""

    def enter(body: Function) -> Function:
        FUNCTIONS[name] = lambda _context, *args: body(*args)
        return body

    return enter


FUNCTIONS |= {
    "number": lambda _c, value: to_number(value),
    "days": lambda _c, value: to_number_or_days(value),
    "truth-text": lambda _c, value: {"1": "true", "0": "false"}.get(to_text(value), to_text(value)),
    "string": lambda _c, value: to_text(value),
    "boolean": lambda _c, value: to_truth(value),
    "equal": lambda _c, left, right: equal(left, right),
}
