"""The five results on paper, in the reader's language; that they were taken out is logged before they are set."""

from django.http import HttpResponseBase
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo.analysis.indicators.figures import Figure
from amparo.analysis.leadership import actions, queries
from amparo.analysis.leadership.queries import Standing
from amparo.foundation import clock
from amparo.interfaces.staff.cases.record.paper import Item, Paper, Section, pdf
from amparo.interfaces.staff.evidence import kept
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.staff.leadership import words
from amparo.interfaces.staff.leadership.results import LEADING, target, wanted_of
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.downloads import attachment
from amparo.trust.accounts import queries as accounts


@screen(*LEADING, fresh=True)
def leadership_paper(request: StaffRequest) -> HttpResponseBase:
    """Give the results of a period as a PDF."""
    wanted = wanted_of(request)
    found = queries.standings(request.access, wanted.period)
    actions.note_paper(by=request.access, period=wanted.period)
    paper = Paper(
        title=_("Leadership and results"),
        language=languages.of_page(),
        direction="rtl" if get_language_bidi() else "ltr",
        confidential=_("Internal"),
        code=wanted.period.first.isoformat(),
        printed=_("Printed by %(name)s, %(moment)s. Keep it locked; destroy it when it is no longer needed.")
        % {"name": request.access.name, "moment": moment(clock.now())},
        page=_("Page {page} of {pages}"),
        name=_("Leadership and results"),
        facts=[
            figures.period(wanted.period),
            accounts.agencies_of([request.access.id]).get(request.access.id, ""),
            _("Compared with %(period)s") % {"period": figures.period(wanted.period.before())},
            words.exactness(found),
        ],
        sections=[_section(one) for one in found],
    )
    return attachment(pdf(paper), "application/pdf", f"results-{wanted.period.first.isoformat()}.pdf")


def _section(one: Standing) -> Section:
    missing = " ".join(str(words.MISSING[code]) for code in one.missing)
    note = words.overall(one.way) + (" " + _("What is missing: %(what)s") % {"what": missing} if missing else "")
    entries = [
        Item(_("Decision of %(day)s") % {"day": day(each.row.decided_on)}, each.said("decided_by"), _decision(each))
        for each in one.decisions
    ]
    return Section(words.result(one.code), [_row(figure) for figure in one.figures], entries, note)


def _row(figure: Figure) -> tuple[str, str]:
    indicator, line = figure.indicator, figure.whole
    said = _("%(now)s; before: %(before)s; %(way)s; target: %(target)s") % {
        "now": figures.number(indicator, line.now), "before": figures.number(indicator, line.before),
        "way": words.way(figure).text, "target": target(figure),
    }  # fmt: skip
    return figures.title(indicator), said


def _decision(each: queries.DecisionView) -> str:
    lines = [each.said("decision"), _("Why: %(why)s") % {"why": languages.alone(each.said("why"))}]
    lines += [
        _("Because of: %(figure)s, %(period)s: %(number)s; kept on %(day)s") % {
            "figure": kept.called(one), "period": figures.period(one.figure.period), "day": day(one.at.date()),
            "number": figures.number(one.figure.indicator, one.figure.whole.now),
        }
        for one in each.figures
    ]  # fmt: skip
    outcome = languages.alone(each.said("outcome"))
    again = _("To be looked at again on %(day)s.") % {"day": day(each.row.look_again_on)}
    return "\n".join([*lines, *([_("What came of it: %(outcome)s") % {"outcome": outcome}] if outcome else []), *([again] if each.row.ended_on is None else [])])  # fmt: skip  # noqa: E501
