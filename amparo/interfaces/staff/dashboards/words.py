"""What a dashboard is called, how exact it is and what its numbers are of, in the reader's words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.dashboards.agency import Agency
from amparo.analysis.dashboards.queries import Dashboard
from amparo.foundation.policy import Role
from amparo.interfaces.ui.components import moment

TITLES = {
    Role.CASE_WORKER: gettext_lazy("My work in figures"),
    Role.SUPERVISOR: gettext_lazy("My teams in figures"),
    Role.INFORMATION_OFFICER: gettext_lazy("Our work in figures"),
}
BEHIND = {
    "open": gettext_lazy("Open cases"),
    "overdue": gettext_lazy("Cases with an overdue deadline"),
    "waiting": gettext_lazy("Cases with a form that waits for approval"),
    "no_assessment": gettext_lazy("Cases without a finished assessment"),
    "no_plan": gettext_lazy("Cases without a finished plan"),
    "silent": gettext_lazy("Cases in which nothing was written for long"),
}


def title(role: Role) -> str:
    """Return what the dashboard of a role is called."""
    return str(TITLES[role])


def behind(of: str) -> str:
    """Return what the cases behind a number are."""
    return str(BEHIND.get(of, _("Cases")))


def about(found: Dashboard) -> list[str]:
    """Return how exact a dashboard is and of whom its numbers are, a sentence or two each."""
    if isinstance(found, Agency):
        figure = found.figures[0]
        told = {
            "off": figure.off, "limit": figure.indicator.smallest_shown,
            "moment": moment(figure.as_of) if figure.as_of else "",
        }  # fmt: skip
        return [
            _("Protected: each count is rounded by chance to a multiple of five, and the true count is at most %(off)s away. "
              "Counts below %(limit)s, and others from which these could be reckoned, are not shown. As of %(moment)s; "
              "news of up to nine people in each figure and period is told later, with that of others, so that nobody is seen to "
              "come or go.") % told,
            counted(),
        ]  # fmt: skip
    return [
        _("Exact, of the cases that you may open. What there is to do is counted of all of them, what the work adds up to "
          "only of people who agreed to be counted; no case of a restricted area stands in any number here."),
        counted(),
    ]  # fmt: skip


def counted() -> str:
    """Return who stands in figures, and what figures never say."""
    return _(
        "Only people who agreed to be counted stand in figures, and no case of a restricted area. Figures tell of work with "
        "people who came to us, never of how many need help."
    )
