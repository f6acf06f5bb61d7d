"""Why: the names of inputs and the words of problems, the same wherever a question is shown or mended."""

from amparo.foundation import forms
from amparo.foundation.errors import CATALOGUE
from amparo.interfaces.ui.problems import told


def message(problem: forms.Problem, evaluation: forms.Evaluation, language: str) -> str:
    """Return the words of a `problem`: the form's own, else those of the catalogue with what to do."""
    entry = CATALOGUE.get(problem.code)
    own = problem.message.in_language(language, evaluation.shown, problem.path)
    if entry is not None and own in ("", entry.sentence):
        return told(entry)
    return own


def input_id(path: str) -> str:
    """Return the id of the input of a path; brackets and slashes would need escaping in links."""
    return "q-" + path.replace("/", ":").replace("[", "~").replace("]", "")


def placed(path: str, inside: str) -> str:
    """Return `path` with the repeat positions of the place `inside` in which it stands."""
    plain = forms.plain_path(inside)
    return inside + path[len(plain) :] if inside and path.startswith(plain) else path
