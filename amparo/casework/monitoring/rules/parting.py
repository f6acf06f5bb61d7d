"""Parts the answers of a form into what stands in the clear and what is sealed; what could lead to somebody is sealed whole."""

from collections.abc import Mapping

from amparo.casework.monitoring.kinds import Kind
from amparo.foundation.forms import Form

OPEN_KINDS = ("select_one", "select_multiple", "integer", "date")
"""Kinds of questions whose answers are codes, counts and days; every other answer is words."""


def is_close(kind: Kind, answers: Mapping[str, str]) -> bool:
    """Return whether a record could lead to people who hide: it is asked, and anything but No means that it could."""
    return bool(kind.close) and answers.get(kind.close) != "no"


def parted(kind: Kind, form: Form, answers: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what of `answers` stands in the clear, and what is sealed.

    Of a close record only day and risk stand in the clear.
    """
    given = {path: text for path, text in answers.items() if text and path in form.questions}
    if is_close(kind, given):
        clear = {path: text for path, text in given.items() if path in (kind.day, kind.risk)}
    else:
        clear = {path: text for path, text in given.items() if form.questions[path].kind in OPEN_KINDS}
    return clear, {path: text for path, text in given.items() if path not in clear}


def words(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that are words, by their question."""
    return {path: text for path, text in answers.items() if text and path in form.questions
            and form.questions[path].kind not in OPEN_KINDS}  # fmt: skip
