"""Results, directions and what is missing, in the reader's words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.indicators.figures import Figure
from amparo.analysis.leadership import rules
from amparo.analysis.leadership.queries import Standing
from amparo.analysis.leadership.results import LIST
from amparo.analysis.leadership.rules import Way
from amparo.interfaces.staff import labels
from amparo.interfaces.ui.parts import Tag

WAYS = {
    Way.BETTER: gettext_lazy("Better"),
    Way.WORSE: gettext_lazy("Worse"),
    Way.MORE: gettext_lazy("More"),
    Way.LESS: gettext_lazy("Fewer"),
    Way.SAME: gettext_lazy("The same"),
    Way.UNCLEAR: gettext_lazy("Cannot be told"),
    Way.UNKNOWN: gettext_lazy("Not known"),
}
OVERALL = {
    Way.BETTER: gettext_lazy("Its figures became better, as far as they tell."),
    Way.WORSE: gettext_lazy("Its figures became worse, as far as they tell."),
    Way.SAME: gettext_lazy("Its figures stayed the same."),
    Way.UNCLEAR: gettext_lazy("No direction can be told: its figures disagree, or are not exact enough."),
    Way.UNKNOWN: gettext_lazy("Nothing can be said: there are no figures to compare."),
}
COLOURS = {Way.BETTER: "green", Way.WORSE: "red"}
MISSING = {
    "stays_in_team": gettext_lazy("Some figures stay with the teams and are not shown here."),
    "hidden": gettext_lazy("Some numbers are too small to be shown."),
    "nobody": gettext_lazy("For some figures there was nobody to count."),
    "no_target": gettext_lazy("None of its figures has a target."),
    "no_evidence": gettext_lazy("No figure about it is kept."),
    "no_decision": gettext_lazy("No decision about it is written down."),
    "overdue": gettext_lazy("Somebody should have looked at a decision again."),
}


def result(code: str) -> str:
    """Return the name of a result."""
    return labels.label(LIST, code)


def way(figure: Figure) -> Tag:
    """Return which way a figure went, as a tag."""
    found = rules.way(figure)
    return Tag(str(WAYS[found]), COLOURS.get(found, "grey"))  # type: ignore[arg-type]


def overall(found: Way) -> str:
    """Return the direction of a result as a sentence."""
    return str(OVERALL[found])


def exactness(found: list[Standing]) -> str:
    """Return how exact the numbers of cases are that a reader is told."""
    off = max((figure.off for one in found for figure in one.figures if figure.of_cases), default=0)
    if not off:
        return _("Numbers of cases are exact, of the cases that the reader may open.")
    said = _(
        "Numbers of cases are protected: each count is at most %(off)s away from the true one, apart from news of up to nine "
        "people that waits for others."
    )
    return said % {"off": off}


def reached(figure: Figure) -> str:
    """Return whether the target is reached, nothing where there is none."""
    if figure.indicator.target is None:
        return ""
    found = rules.reached(figure)
    return _("cannot be told") if found is None else _("reached") if found else _("not reached")
