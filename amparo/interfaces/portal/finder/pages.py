"""The steps of finding help: where, which services, and one of them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory import finder
from amparo.casework.directory.lands import lands
from amparo.casework.self_referrals import door as self_referrals
from amparo.foundation import clock
from amparo.interfaces.portal import words
from amparo.interfaces.portal.finder import asking, card, filters, showing, whole
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.pictures.squares import square

PAGE = 10


@public()
def where(request: HttpRequest) -> HttpResponseBase:
    """Let the reader choose a place, from the large to the small; only places where there is help of this kind."""
    memory = finder.current()
    asked = asking.asked(request, memory)
    within = asked.wanted.place or memory.tree.whole()
    offered = memory.by_need[asked.wanted.need]
    here = frozenset(code for one in offered for code in one.places)
    areas = frozenset(code for one in offered for code in one.areas)
    steps = memory.tree.steps(within, here, areas, languages.of_page())
    shown = {
        "need": words.label("need", asked.wanted.need),
        "within": memory.tree.name(within, languages.of_page()) if within else "",
        "anywhere": asked.address("list", p=within),
        "places": [(step.name, asked.address("where" if step.inside else "list", p=step.code)) for step in steps],
        "map": _map(asked, memory, within),
        "nobody": not offered,
        "back_url": reverse("start"),
    }
    return render(request, "portal/finder/where.html", shown)


def _map(asked: asking.Asked, memory: finder.Memory, within: str) -> pictures.Map | None:
    """Return how many services there are in each place right inside `within`, None where there is nothing to compare."""
    drawn = lands(within)
    if drawn is None or len(drawn.lands) < 2:
        return None
    many = finder.numbers(memory, asked.wanted.need, [one.code for one in drawn.lands])
    areas = []
    for one in drawn.lands:
        step = "where" if memory.tree.below.get(one.code) else "list"
        address = asked.address(step, p=one.code) if many[one.code] else ""
        name = memory.tree.name(one.code, languages.of_page())
        areas.append(pictures.Area(name, one.path, one.at, one.box, float(many[one.code]), url=address))
    return pictures.Map(_("Services by place"), tuple(areas), _("Services"), drawn.box, drawn.source)


@public()
def listed(request: HttpRequest) -> HttpResponseBase:
    """List the services that fit, the most useful first."""
    memory = finder.current()
    asked = asking.asked(request, memory)
    found = finder.find(memory, asked.wanted, clock.today())
    begin, end = (asked.page - 1) * PAGE, asked.page * PAGE
    place, need = asked.wanted.place, words.label("need", asked.wanted.need)
    shown = {
        "need": need,
        "place": memory.tree.name(place, languages.of_page()) if place else "",
        "number": len(found),
        "services": [showing.line(one, memory.tree, asked) for one in finder.public_now(found[begin:end])],
        "filters": filters.offered(asked, memory),
        "asked": asked,
        "all": asked.address("list", **dict.fromkeys(asking.FILTERS, "")),
        "elsewhere": asked.address("where", p=""),
        "before": asked.address("list", page=str(asked.page - 1)) if begin else "",
        "after": asked.address("list", page=str(asked.page + 1)) if end < len(found) else "",
        "back_url": asked.address("where", p=_around(memory, place), **dict.fromkeys(asking.FILTERS, "")),
    }
    return render(request, "portal/finder/list.html", shown)


def _around(memory: finder.Memory, place: str) -> str:
    """Return the place in whose list a place is chosen."""
    above = memory.tree.above.get(place, ())
    return above[1] if len(above) > 1 else ""


@public()
def service(request: HttpRequest, service: UUID) -> HttpResponseBase:
    """Show one service with all that a person needs to know before they go there."""
    memory = finder.current()
    found = finder.public_now(filter(None, [memory.entries.get(service)]))
    if not found:
        raise Http404
    one = found[0]
    known = request.GET.get("n", "") in finder.needs()
    shown = {
        "one": whole.whole(one, memory.tree),
        "summary": card.summary(one, memory.tree),
        "code": square(request.build_absolute_uri(request.path)),
        "ask_url": reverse("ask", args=[service]) if self_referrals.goes_to(one) else "",
        "back_url": asking.asked(request, memory).address("list") if known else reverse("start"),
    }
    return render(request, "portal/finder/service.html", shown)
