"""Places that were rated, and one of them: what adds to risk and what protects there, now and over time."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory import queries as directory
from amparo.casework.directory.queries.places import chain_of, place_names
from amparo.casework.places import queries, rules
from amparo.casework.places.queries import Said
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table

RATING = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER)
LEAST_TOP = 6.0


@screen(*RATING)
def rated_places(request: StaffRequest) -> HttpResponseBase:
    """Show the places that were rated; a chosen place is opened."""
    offered = directory.place_choices(languages.of_page())
    chosen = request.GET.get("place", "")
    if chosen in dict(offered):
        return redirect("place", chosen)
    columns = (Column(_("Place")), Column(_("Newest rating")), Column(_("Ratings"), numeric=True))
    rows = tuple(
        (
            Cell(one.name, reverse("place", args=[one.code]), isolate=True),
            Cell(day(one.newest)),
            Cell(str(one.number), numeric=True),
        )
        for one in queries.rated_places(request.access, languages.of_page())
    )
    context = {
        "title": _("Surroundings"),
        "table": Table(_("Places that were rated"), columns, rows),
        "offered": offered,
    }
    return render(request, "staff/places/list.html", context)


@screen(*RATING)
def place(request: StaffRequest, code: str) -> HttpResponseBase:
    """Show what is rated in a place, what counts today, and how it changed."""
    said = queries.of_place(request.access, code)
    today = clock.today()
    first = min((one.rated.valid_from for one in said), default=today)
    now, then = (_standing(said, code, on) for on in (today, first))
    names = {one.rated.number: one.by_name for one in said}
    context = {
        "title": place_names([code], languages.of_page())[code],
        "code": code,
        "within": _within(code),
        "picture": _picture(now, then, first, today) if said else None,
        "now": _table(_("What counts today"), now, names),
        "all": _table(_("Everything that was rated"), [one.rated for one in said], names),
        "can_rate": queries.may_rate(request.access),
    }
    return render(request, "staff/places/place.html", context)


def _standing(said: Iterable[Said], code: str, on: date) -> list[rules.Rated]:
    return rules.standing((one.rated for one in said), [code], on)


def _within(code: str) -> str:
    """Return the names of the places that a place lies in, whose ratings count here where it has none of its own."""
    above = chain_of(code)[1:]
    named = place_names(above, languages.of_page())
    return _(", ").join(languages.alone(named[each]) for each in above)


def _picture(now: Sequence[rules.Rated], then: Sequence[rules.Rated], first: date, today: date) -> pictures.Levels:
    scores = []
    for level in rules.LEVELS:
        sides = [[one for one in side if one.level == level] for side in (now, then)]
        sums = [rules.weight(side, polarity) if side else None for side in sides for polarity in rules.WEIGHED]
        scores.append(pictures.LevelScore(labels.label("level", level), *sums))
    every = [one.risk_latest for one in scores] + [one.protection_latest for one in scores]
    every += [one.risk_first for one in scores] + [one.protection_first for one in scores]
    return pictures.Levels(
        _("Risk and protection in this place: sum of strengths"),
        tuple(scores),
        top=max([LEAST_TOP, *(amount for amount in every if amount is not None)]),
        first_label=day(first) if first != today else "",
        latest_label=day(today),
    )


def _table(caption: str, rated: Sequence[rules.Rated], names: dict[int, str]) -> Table:
    columns = (
        Column(_("Factor")),
        Column(_("Level")),
        Column(_("What it does")),
        Column(_("What is known")),
        Column(_("How we know")),
        Column(_("Counts")),
        Column(_("By")),
    )
    rows = tuple(_row(one, names.get(one.number, "")) for one in rated)
    return Table(caption, columns, rows, caption_shown=True)


def _row(one: rules.Rated, by: str) -> tuple[Cell, ...]:
    return (
        Cell(labels.label("factor", one.factor)),
        Cell(labels.label("level", one.level)),
        Cell(_did(one)),
        Cell(one.evidence, isolate=True),
        Cell(f"{labels.label('place_source', one.known_by)} · {labels.label('confidence', one.confidence)}"),
        Cell(_counts(one)),
        Cell(by, isolate=True),
    )


def _did(one: rules.Rated) -> str:
    said = labels.label("polarity", one.polarity)
    return f"{said} · {labels.label('strength', str(one.strength))}" if one.strength else said


def _counts(one: rules.Rated) -> str:
    if one.valid_to is None:
        return _("since %(day)s") % {"day": day(one.valid_from)}
    return _("from %(first)s to %(last)s") % {"first": day(one.valid_from), "last": day(one.valid_to)}
