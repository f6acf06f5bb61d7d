"""The public dashboard: the newest quarter, or one that was chosen, and all of them as a file."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.public_figures import public as kept
from amparo.casework.public_figures.public import Figure, Published
from amparo.interfaces.portal import words as labels
from amparo.interfaces.portal.figures import files, words
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.downloads import CSV, attachment
from amparo.practice.public_figures import budget

THOUSAND = 1_000


@public()
def newest(request: HttpRequest) -> HttpResponseBase:
    """Show the newest quarter that stands, else the newest that was withdrawn; where nothing is published, that."""
    found = kept.published()
    standing = [one for one in found if one.withdrawn is None]
    return _page(request, found, next(iter([*standing, *found]), None))


@public()
def quarter(request: HttpRequest, release: UUID) -> HttpResponseBase:
    """Show one quarter."""
    found = kept.published()
    one = next((each for each in found if each.id == release), None)
    if one is None:
        raise Http404
    return _page(request, found, one)


@public()
def file(request: HttpRequest) -> HttpResponseBase:
    """Give every published number as a table, with a second heading of HXL tags where it is asked for."""
    return attachment(files.table(hxl=request.GET.get("hxl") == "1"), CSV, "figures.csv")


def _page(request: HttpRequest, found: list[Published], one: Published | None) -> HttpResponseBase:
    figures = kept.figures(one.id) if one else []
    context: dict[str, Any] = {
        "one": one,
        "others": [_link(each) for each in found if each != one],
        "figures": [_shown(figure) for figure in figures],
        "columns": files.dictionary(),
        "back_url": reverse("start"),
    }
    if one:
        context |= {
            "called": _called(one),
            "drawn_on": day(one.published_at.date()),
            "cost": sum(figure.cost for figure in figures) / THOUSAND,
            "year": budget(one.last) / THOUSAND,
            **_gone(one),
        }
    return render(request, "portal/figures/page.html", context)


def _gone(one: Published) -> dict[str, str]:
    """Return when and why a quarter was withdrawn, nothing of one that stands."""
    if one.withdrawn is None:
        return {}
    reason = labels.label(words.REASONS, one.withdrawn.reason)
    return {"withdrawn_on": day(one.withdrawn.at.date()), "reason": reason, "besides": one.withdrawn.words}


def _link(one: Published) -> tuple[str, str]:
    called = f"{one.agency}, {_called(one)}"
    if one.withdrawn is not None:
        called = _("%(quarter)s (withdrawn)") % {"quarter": called}
    return called, reverse("public_quarter", args=[one.id])


def _called(one: Published) -> str:
    return words.quarter(one.first, one.last)


def _shown(figure: Figure) -> dict[str, Any]:
    """Return a figure as bars, and of a share also between what it lies."""
    title = words.title(figure)
    if not figure.is_share:
        bars = tuple(pictures.Bar(words.group(figure.grouping, one.group), one.number) for one in figure.numbers)
        shares = []
    else:
        bars = tuple(
            pictures.Bar(_named(figure, one.group, part), many or 0)
            for one in figure.numbers
            for part, many in (("met", one.number), ("not_met", one.rest))
        )
        shares = [(words.group(figure.grouping, one.group), _between(one.between)) for one in figure.numbers]
    return {
        "picture": pictures.Bars(title, bars, _("People")),
        "within": figure.within,
        "limits": words.limits(figure),
        "shares": shares,
    }


def _named(figure: Figure, group: str, part: str) -> str:
    return words.part(part) if not figure.grouping else f"{words.group(figure.grouping, group)}: {words.part(part)}"


def _between(share: tuple[float, float] | None) -> str:
    if share is None:
        return _("too few people to tell a share")
    least, most = (round(one * 100) for one in share)
    return _("between %(least)s%% and %(most)s%%") % {"least": least, "most": most}
